const PUT_AWAY = /(?:^|\/)[._]?(?:archived?|deprecated|disabled|old|attic|trash|unused|examples?)\//i;

/** Whether a file lies in a folder whose content nobody deploys, by the folder's name. */
export function isPutAway(path: string): boolean {
  return PUT_AWAY.test(path);
}

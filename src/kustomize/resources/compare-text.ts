/** Order by UTF-16 units, which is kustomize's for all names that occur. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

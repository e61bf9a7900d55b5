/** Something said to the program that it cannot use: a broken policy file, an unknown rule, a revision that is not there. */
export class UsageError extends Error {
  override name = 'UsageError';
}

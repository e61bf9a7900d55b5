/** Something said to the program that it cannot use: a broken policy file, an unknown rule, a revision that does not exist. */
export class UsageError extends Error {
  override name = 'UsageError';
}

const HARMLESS = /^[A-Za-z0-9_./](?:[A-Za-z0-9_.:/@=+,-]*[A-Za-z0-9_./@=+-])?$/;

/** Whether a value means the same in every place of a YAML text. */
export function isHarmless(value: string): boolean {
  return HARMLESS.test(value);
}

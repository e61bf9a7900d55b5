/** The number that orders minors of one product: 9 of `2.9`, 10 of `2.10`. */
export function minorNumber(minor: string): number {
  return Number(minor.split('.')[1] ?? Number.NaN);
}

/** The newest of some minors; undefined of none. */
export function newestOf(minors: readonly string[]): string | undefined {
  return minors.reduce<string | undefined>(
    (newest, minor) => (newest === undefined || minorNumber(minor) > minorNumber(newest) ? minor : newest),
    undefined,
  );
}

/** `major.minor` of a version such as `v2.6.4`, `2.6.x` or `1.34`, or undefined if it does not name both. */
export function minorOf(version: string, major: number): string | undefined {
  const [, found, minor] = /^[\s=v~^>]*([0-9]+)\.([0-9]+)(?![0-9])/.exec(version) ?? [];
  return found === String(major) && minor !== undefined ? `${found}.${Number(minor)}` : undefined;
}

export function minorBefore(minor: string): string {
  return `${minor.split('.')[0]}.${minorNumber(minor) - 1}`;
}

/** Stable versions before beta before alpha, newer before older: the order of Kubernetes itself. */
export function byVersion(a: string, b: string): number {
  const [x, y] = [rank(a), rank(b)];
  return y.major - x.major || y.minor - x.minor;
}

function rank(version: string): { major: number; minor: number } {
  const [, major = '0', level, minor = '0'] = /^v([0-9]+)(?:(alpha|beta)([0-9]+))?$/.exec(version) ?? [];
  const stability = level === undefined ? 2 : level === 'beta' ? 1 : 0;
  return { major: stability * 1000 + Number(major), minor: Number(minor) };
}

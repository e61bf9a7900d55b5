/** Above this Go no longer reads an integer as one. */
const MAX_INTEGER = 2 ** 64;

/** A number as kustomize prints it: integers in full, other floats as Go's `%g` at the shortest length. */
export function formatNumber(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < MAX_INTEGER) return String(value);
  if (Number.isNaN(value)) return '.nan';
  if (!Number.isFinite(value)) return value > 0 ? '.inf' : '-.inf';
  const [mantissa = '', exponentText = ''] = value.toExponential().split('e');
  const exponent = Number(exponentText);
  if (exponent >= -4 && exponent < 6) return String(value);
  const sign = exponent < 0 ? '-' : '+';
  return `${mantissa}e${sign}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

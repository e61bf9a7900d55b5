/**
 * How a plain scalar becomes a value.
 *
 * `resource`: as kustomize reads resources (go-yaml v3: `yes` is text, `017` is 15, `1_000` is 1000, a date becomes a time stamp).
 * `kustomization`: as kustomize reads kustomization.yaml (YAML 1.1 by sigs.k8s.io/yaml: `yes` is true, a date stays text).
 * Both measured in kustomize 5.6 and 5.8.
 */
export type ScalarReading = 'resource' | 'kustomization';

const WORDS = new Map<string, null | boolean | number>([
  ['', null],
  ['~', null],
  ['null', null],
  ['Null', null],
  ['NULL', null],
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['false', false],
  ['False', false],
  ['FALSE', false],
  ['.nan', Number.NaN],
  ['.NaN', Number.NaN],
  ['.NAN', Number.NaN],
  ...['.inf', '.Inf', '.INF'].flatMap((word): [string, number][] => [
    [word, Number.POSITIVE_INFINITY],
    [`+${word}`, Number.POSITIVE_INFINITY],
    [`-${word}`, Number.NEGATIVE_INFINITY],
  ]),
]);

const YAML_1_1_WORDS = new Map<string, boolean>([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'on', 'On', 'ON'].map((word): [string, boolean] => [word, true]),
  ...['n', 'N', 'no', 'No', 'NO', 'off', 'Off', 'OFF'].map((word): [string, boolean] => [word, false]),
]);

const FIRST_OF_WORD = new Set('~nNtTfF.+-');
const FIRST_OF_YAML_1_1_WORD = new Set('yYnNoO');
const FIRST_OF_NUMBER = new Set('0123456789+-.');
const DECIMAL = /^[-+]?(?:0|[1-9][0-9]*)$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const BASED = /^([-+]?)0(?:[xX]([0-9a-fA-F]+)|[bB]([01]+)|[oO]?([0-7]+))$/;
const DATE = /^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})$/;
const TIME =
  /^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[Tt]|[ ]+)([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(\.[0-9]{1,9})?(Z|[-+][0-9]{2}:[0-9]{2})?$/;

/** The value of a plain scalar without a tag. */
export function resolvePlain(text: string, reading: ScalarReading): null | boolean | number | string {
  if (text === '') return null;
  const first = text.charAt(0);
  if (FIRST_OF_WORD.has(first)) {
    const word = WORDS.get(text);
    if (word !== undefined) return word;
  }
  if (reading === 'kustomization' && FIRST_OF_YAML_1_1_WORD.has(first)) {
    const word = YAML_1_1_WORDS.get(text);
    if (word !== undefined) return word;
  }
  if (!FIRST_OF_NUMBER.has(first)) return text;
  return resolveNumber(text) ?? (reading === 'resource' ? resolveTime(text) : undefined) ?? text;
}

function resolveNumber(text: string): number | undefined {
  const plain = text.includes('_') ? text.replaceAll('_', '') : text;
  if (DECIMAL.test(plain)) return Number(plain);
  const based = BASED.exec(plain);
  if (based) {
    const [, sign, hexadecimal, binary, octal] = based;
    const digits = hexadecimal ?? binary ?? octal ?? '';
    const size = Number.parseInt(digits, hexadecimal ? 16 : binary ? 2 : 8);
    return sign === '-' ? -size : size;
  }
  return FLOAT.test(plain) ? Number(plain) : undefined;
}

/** A date or time, as text in the form in which kustomize writes it out. */
function resolveTime(text: string): string | undefined {
  const date = DATE.exec(text);
  const time = date ? undefined : TIME.exec(text);
  const [, year = '', month = '', day = '', hour = '0', minute = '0', second = '0', fraction = '', zone = 'Z'] =
    date ?? time ?? [];
  if (year === '') return undefined;
  const parts = [month, day, hour, minute, second].map(Number);
  const [monthNumber = 0, dayNumber = 0, hourNumber = 0, minuteNumber = 0, secondNumber = 0] = parts;
  const daysInMonth = new Date(Date.UTC(Number(year), monthNumber, 0)).getUTCDate();
  if (monthNumber < 1 || monthNumber > 12 || dayNumber < 1 || dayNumber > daysInMonth) return undefined;
  if (hourNumber > 23 || minuteNumber > 59 || secondNumber > 59) return undefined;
  const [mm, dd, HH, MM, SS] = parts.map((part) => String(part).padStart(2, '0'));
  const trimmed = fraction.replace(/\.?0+$/, '');
  return `${year}-${mm}-${dd}T${HH}:${MM}:${SS}${trimmed}${/^[-+]00:00$/.test(zone) ? 'Z' : zone}`;
}

/** The value of a scalar with an explicit tag, or undefined if the text is not of that type. An unknown tag leaves the text. */
export function resolveTagged(
  text: string,
  tag: string,
  reading: ScalarReading,
): null | boolean | number | string | undefined {
  const value = resolvePlain(text, reading);
  switch (tag) {
    case '!!int':
      return Number.isInteger(value) ? value : undefined;
    case '!!float':
      return typeof value === 'number' ? value : undefined;
    case '!!bool':
      return typeof value === 'boolean' ? value : undefined;
    case '!!null':
      return value === null ? null : undefined;
    case '!!binary':
      return decodeBase64(text);
    default:
      return text;
  }
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

function decodeBase64(text: string): string | undefined {
  const written = text.replaceAll(/[\r\n]/g, '');
  return BASE64.test(written) ? Buffer.from(written, 'base64').toString() : undefined;
}

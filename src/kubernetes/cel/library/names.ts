import { CelList, Opaque, Optional } from '../values.ts';
import type { Functions } from './table.ts';
import { parseDate, parseTimestamp } from './time.ts';
import { parseUrl } from './url.ts';

const DNS_LABEL = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/;
const DNS_1035_LABEL = /^[a-z](?:[-a-z0-9]*[a-z0-9])?$/;
const NAME = /^(?:[A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
const UUID = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** A format that Kubernetes has a name for. */
export class NamedFormat extends Opaque {
  readonly typeName = 'kubernetes.NamedFormat';
  readonly name: string;
  readonly matches: (text: string) => boolean;

  constructor(name: string, matches: (text: string) => boolean) {
    super();
    this.name = name;
    this.matches = matches;
  }

  equals(other: Opaque): boolean {
    return other instanceof NamedFormat && other.name === this.name;
  }
}

const FORMATS = new Map(
  Object.entries({
    dns1123Label: isDnsLabel,
    dns1123LabelPrefix: (text: string) => isDnsLabel(withoutDash(text)),
    dns1123Subdomain: isDnsSubdomain,
    dns1123SubdomainPrefix: (text: string) => isDnsSubdomain(withoutDash(text)),
    dns1035Label: isDns1035Label,
    dns1035LabelPrefix: (text: string) => isDns1035Label(withoutDash(text)),
    qualifiedName: isQualifiedName,
    labelValue: (text: string) => text === '' || (text.length <= 63 && NAME.test(text)),
    uri: (text: string) => parseUrl(text) !== undefined,
    uuid: (text: string) => UUID.test(text),
    byte: (text: string) => BASE64.test(text.replace(/[\r\n]/g, '')),
    date: (text: string) => parseDate(text) !== undefined,
    datetime: isDateTime,
  }).map(([name, matches]) => [name, new NamedFormat(name, matches)] as const),
);

/** `format.dns1123Label()` and the like, and `format.named(…)`. */
export const FORMAT_FUNCTIONS: Functions = {
  ...Object.fromEntries([...FORMATS].map(([name, format]) => [`format.${name}`, () => format])),
  'format.named': ([name]) => (typeof name === 'string' ? new Optional(FORMATS.get(name)) : undefined),
};

export const FORMAT_METHODS: Functions = {
  validate: ([format, text], budget) => {
    if (!(format instanceof NamedFormat) || typeof text !== 'string') return undefined;
    budget.read(text);
    return format.matches(text) ? Optional.none : new Optional(new CelList([`not a valid ${format.name}`]));
  },
};

/** As RFC 3339 writes it, in either case. */
function isDateTime(text: string): boolean {
  return parseTimestamp(text.toUpperCase()) !== undefined;
}

/** Prefixes of names may end in a dash. */
function withoutDash(text: string): string {
  return text.length > 1 && text.endsWith('-') ? `${text.slice(0, -2)}a` : text;
}

function isDnsLabel(text: string): boolean {
  return text.length <= 63 && DNS_LABEL.test(text);
}

function isDnsSubdomain(text: string): boolean {
  return text.length <= 253 && text.split('.').every((label) => DNS_LABEL.test(label));
}

function isDns1035Label(text: string): boolean {
  return text.length <= 63 && DNS_1035_LABEL.test(text);
}

function isQualifiedName(text: string): boolean {
  const [name = '', prefix, ...more] = text.split('/').toReversed();
  if (more.length > 0 || (prefix !== undefined && !isDnsSubdomain(prefix))) return false;
  return name.length <= 63 && NAME.test(name);
}

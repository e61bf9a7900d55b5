import type { FieldPath } from '../kubernetes/terms/problem.ts';
import type { ForeignTool } from '../policy/foreign-rules.ts';
import { printable, shorten } from '../text/printable.ts';

/** UTF-16 code units of a message; no one reads more in a review. */
const MESSAGE = 500;
/** UTF-16 code units of one part of a rule id. */
const PART = 100;
/** Deepest field that is looked for. */
const DEEPEST = 50;

/** What a tool says, on one line: white space is collapsed, and nothing in it steers a terminal. */
export function messageText(text: string): string {
  const line = printable(text.slice(0, MESSAGE * 4).replace(/\s+/g, ' ')).trim();
  return line === '' ? 'The tool does not say what is wrong.' : shorten(line, MESSAGE);
}

/** The id of an imported rule; what an id cannot contain becomes a dash. */
export function ruleId(tool: ForeignTool, ...parts: readonly string[]): string {
  const clean = parts.map((part) =>
    part
      .slice(0, PART)
      .replace(/[^\w.+-]+/g, '-')
      .replace(/^-+|-+$/g, ''),
  );
  const said = clean.filter((part) => part !== '');
  return [tool, ...(said.length === 0 ? ['unnamed'] : said)].join('/');
}

/** The path of a JSON pointer, such as `/spec/replicas`; undefined if it is not one. */
export function pointerPath(pointer: string): FieldPath | undefined {
  if (!pointer.startsWith('/')) return undefined;
  const parts = pointer.replace(/\/$/, '').split('/').slice(1);
  if (parts.length > DEEPEST) return undefined;
  return parts.map((part) => indexOrKey(part.replaceAll('~1', '/').replaceAll('~0', '~')));
}

/** A field of an object as people and tools write it: `spec.containers[0].image`, or the same as a JSON pointer. */
const FIELD =
  /(?<![\w./[\]-])(?:\/?(?:spec|metadata|data|stringData|status|rules|subjects|roleRef|webhooks)(?:(?:\.|\/)[\w-]+(?:~1[\w.-]+)*|\[(?:\d{1,4}|"[^"\]]{1,100}"|'[^'\]]{1,100}')\]){1,50})/g;

/** The one field that a message names; undefined if it names none, or several. */
export function fieldIn(message: string): FieldPath | undefined {
  const fields = new Set([...message.matchAll(FIELD)].map(([field]) => field.replace(/[/.]+$/, '')));
  const [field] = fields;
  if (field === undefined || fields.size > 1) return undefined;
  return field.includes('/') ? pointerPath(field.startsWith('/') ? field : `/${field}`) : dottedPath(field);
}

/** The path of a field that is written with dots and brackets. */
export function dottedPath(field: string): FieldPath {
  const parts = [...field.matchAll(/\[(?:(\d+)|["']?([^\]"']*)["']?)\]|([^.[\]]+)/g)];
  return parts.slice(0, DEEPEST).map(([, index, quoted, key]) => indexOrKey(index ?? quoted ?? key ?? ''));
}

function indexOrKey(part: string): string | number {
  return /^(?:0|[1-9]\d{0,5})$/.test(part) ? Number(part) : part;
}

import { Origin } from '../../yaml/origin.ts';
import type { WrittenText } from '../load/entries.ts';

/** One entry of a generated ConfigMap or Secret. */
export interface KeyValue {
  readonly key: string;
  /** Text, or bytes if they are not UTF-8. */
  readonly value: string | Buffer;
  readonly origin: Origin;
}

/** A generator's source that kustomize refuses; neither the cause, in kustomize's words, nor the message quotes it. */
export class SourceError extends Error {
  override readonly cause: string;

  constructor(cause: string, message: string) {
    super(message);
    this.cause = cause;
  }
}

/** `key=value`, with one pair of quotes around the value taken off. Throws SourceError. */
export function parseLiteral({ text, origin }: WrittenText): KeyValue {
  const at = text.indexOf('=');
  if (at < 1)
    throw new SourceError(
      'invalid literal source',
      'An entry of `literals` is not `key=value`, so the generator cannot read it.',
    );
  const value = text.slice(at + 1);
  const quote = value.charAt(0);
  const isQuoted = value.length >= 2 && value.endsWith(quote) && (quote === '"' || quote === "'");
  return { key: text.slice(0, at), value: isQuoted ? value.slice(1, -1) : value, origin };
}

/** `path` or `key=path`. Throws SourceError. */
export function parseFileSource(source: string): { key: string; path: string } {
  const parts = source.split('=');
  if (parts.length === 1) return { key: baseName(source), path: source };
  const [key = '', path = ''] = parts;
  const refuse = (cause: string, what: string): SourceError =>
    new SourceError(cause, `An entry of \`files\` is not \`path\` or \`key=path\`: ${what}.`);
  if (parts.length > 2) throw refuse("key name or file path contains '='", 'it has more than one `=`');
  if (key === '') throw refuse('missing key name for file path', 'the key is missing');
  if (path === '') throw refuse('missing file path for key name', 'the path is missing');
  return { key, path };
}

/** The last element of a path as Go's path.Base has it. */
function baseName(path: string): string {
  if (path === '') return '.';
  const trimmed = path.replace(/\/+$/, '');
  return trimmed === '' ? '/' : trimmed.slice(trimmed.lastIndexOf('/') + 1);
}

/** The lines of an env file; each points at its own line. No more than one beyond `most` are read. */
export function parseEnvFile(text: string, whole: Origin, most: number): KeyValue[] {
  const pairs: KeyValue[] = [];
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  while (start < text.length && pairs.length <= most) {
    const next = text.indexOf('\n', start);
    const end = next === -1 ? text.length : next;
    const pair = parseEnvLine(text.slice(start, end).replace(/\r$/, ''), start, whole);
    if (pair) pairs.push(pair);
    start = end + 1;
  }
  return pairs;
}

function parseEnvLine(raw: string, lineStart: number, whole: Origin): KeyValue | undefined {
  const line = raw.trimStart();
  if (line === '' || line.startsWith('#')) return undefined;
  const start = lineStart + raw.length - line.length;
  const at = line.indexOf('=');
  const key = at === -1 ? line : line.slice(0, at);
  if (key === '') return undefined;
  const valueStart = at === -1 ? start + line.length : start + at + 1;
  const origin = new Origin(whole.file, start, start + key.length, valueStart, start + line.length, whole.related);
  return { key, value: at === -1 ? '' : line.slice(at + 1), origin };
}

import { printable } from '../text/printable.ts';
import { wrap } from '../text/wrap.ts';

/** Columns of a comment. */
const WIDTH = 100;

/** A text as lines of a YAML comment. */
export function comment(text: string): string {
  return wrap(printable(text), WIDTH - 2)
    .map((line) => `# ${line}`.trimEnd())
    .join('\n');
}

/** YAML that is switched off: each line as a comment. */
export function commentedOut(yaml: string): string {
  return yaml
    .trimEnd()
    .split('\n')
    .map((line) => `# ${printable(line)}`.trimEnd())
    .join('\n');
}

import type { Problem } from '../../src/findings/problem.ts';
import type { TextFile } from '../../src/repository/text-file.ts';
import { Origin } from '../../src/yaml/origin.ts';

/** `{ { .Value } }`: what a formatter turns the template `{{ .Value }}` into. */
const MANGLED = /\{ \{(-?) ?([.$A-Za-z_][^{}\n]*?) ?(-?)\} \}/g;

/** Templates that a formatter has broken. */
export function* mangledTemplates(file: TextFile): Iterable<Problem> {
  for (const match of file.text.matchAll(MANGLED)) {
    const { line } = file.position(match.index);
    const before = file.text.slice(file.lineStart(line), match.index);
    if (/^\s*#|\s#/.test(before)) continue;
    const [whole, open = '', inner = '', close = ''] = match;
    const template = `{{${open} ${inner.trim()} ${close}}}`;
    const isValue = /:\s*$|^\s*-\s*$/.test(before);
    const rest = file.line(line).slice(before.length + whole.length);
    const at = new Origin(file, match.index, match.index, match.index, match.index + whole.length);
    yield {
      at,
      message:
        'A formatter added spaces inside this template, so it is now text or a mapping and will not be rendered. Remove the spaces and put the template in quotes.',
      fix: restored(at, isValue ? { template, rest } : template),
      values: [`mangled ${inner.length}`],
    };
  }
}

/** The template as it was, in quotes that it does not contain if it is a whole value. A value that it only begins stays as it is. */
function restored(at: Origin, written: string | { readonly template: string; readonly rest: string }): Problem['fix'] {
  const title = 'Restore the template';
  if (typeof written === 'string') return { title, edits: [{ at, text: written }] };
  const { template, rest } = written;
  const quote = ['"', "'"].find((one) => !template.includes(one));
  if (quote === undefined || template.includes('\\') || !/^\s*(?:#.*)?$/.test(rest)) return undefined;
  return { title, edits: [{ at, text: `${quote}${template}${quote}` }] };
}

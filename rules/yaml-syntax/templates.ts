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
    const quoted = /:\s*$|^\s*-\s*$/.test(before);
    const at = new Origin(file, match.index, match.index, match.index, match.index + whole.length);
    yield {
      at,
      message:
        'A formatter added spaces inside this template, so it is now text or a mapping and will not be rendered. Remove the spaces and put the template in quotes.',
      fix: { title: 'Restore the template', edits: [{ at, text: quoted ? `"${template}"` : template }] },
      values: [`mangled ${inner.length}`],
    };
  }
}

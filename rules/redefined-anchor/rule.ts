import { defineRule } from '../../src/lint/rule.ts';
import type { Origin } from '../../src/yaml/origin.ts';

export default defineRule({
  id: 'redefined-anchor',
  description:
    'An anchor is defined again with another value, so an alias may not repeat the value that it seems to repeat.',
  theme: 'text',
  severity: 'warning',
  unreached: 'notice',
  on: 'file',

  *check({ type, parsed }) {
    if (type === 'template' || type === 'other') return;
    // The name is not quoted: a password that begins with `&` is an anchor, too.
    for (const [number, { at, earlier, isEmpty }] of parsed.documents.flatMap(({ redefined }) => redefined).entries())
      yield {
        at,
        message: isEmpty
          ? 'This anchor (`&`) has no value, so the field is null. To repeat the value of the earlier anchor, use an alias (`*`).'
          : 'An earlier anchor in this document has the same name and another value, and no alias (`*`) repeats it. Each alias after this line repeats this value. Rename one of the two anchors.',
        related: [{ at: earlier, message: 'The earlier anchor of the same name.' }],
        values: [isEmpty ? 'empty' : 'another value', String(number)],
        fix: isEmpty ? aliasFor(at) : undefined,
      };
  },
});

function aliasFor(at: Origin): { title: string; edits: { at: Origin; text: string }[] } {
  return { title: 'Use an alias', edits: [{ at, text: `*${at.text.slice(1)}` }] };
}

import type { ProblemFix } from '../../src/findings/problem.ts';
import type { Place } from '../../src/kubernetes/object.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { listWords } from '../../src/text/words.ts';
import { Origin } from '../../src/yaml/origin.ts';
import { exportedFields } from './fields.ts';

export default defineRule({
  id: 'exported-object',
  description: 'A manifest contains fields that only a cluster writes, so it was probably exported from one.',
  theme: 'practices',
  severity: 'warning',
  unreached: 'off',

  *check(object, { appliedFiles }) {
    if (object.kind === 'CustomResourceDefinition' || object.at('sops').exists) return;
    if (appliedFiles.of(object.origin.file.path) === 'aside') return;
    const fields = exportedFields(object);
    const [first] = fields;
    if (!first) return;
    const names = fields.map(({ path }) => `\`${path.join('.')}\``);
    const isLocked = fields.some(({ path }) => path.at(-1) === 'resourceVersion');
    yield {
      at: first.key,
      message: `${listWords(names)} ${names.length === 1 ? 'is' : 'are'} written by the cluster, so this manifest was probably exported from one. ${
        isLocked
          ? 'With a `resourceVersion`, the API server rejects the manifest as soon as the object changes in the cluster.'
          : 'Such fields have no effect or cause conflicts.'
      } Remove ${names.length === 1 ? 'it' : 'them'}.`,
      values: names,
      fix: removal(fields),
    };
  },
});

/** Edits that delete the lines of the fields, or undefined where a field shares its lines with others or is all that its mapping has. */
function removal(fields: readonly Place[]): ProblemFix | undefined {
  const edits = fields.flatMap(({ origin, path }) => {
    const lines = path.includes('annotations') ? undefined : wholeLines(origin);
    return lines ? [{ at: lines, text: '' }] : [];
  });
  return edits.length === fields.length ? { title: 'Remove what the cluster writes', edits } : undefined;
}

function wholeLines({ file, keyStart, keyEnd, end, related }: Origin): Origin | undefined {
  const { text } = file;
  const start = text.lastIndexOf('\n', keyStart - 1) + 1;
  const newline = text.indexOf('\n', end);
  const isAlone =
    keyStart < keyEnd &&
    !related &&
    /^ *$/.test(text.slice(start, keyStart)) &&
    newline !== -1 &&
    /^[ \r]*$/.test(text.slice(end, newline));
  return isAlone ? new Origin(file, start, start, start, newline + 1) : undefined;
}

import { defineRule } from '../../src/lint/rule.ts';
import { misspelt } from '../../src/text/misspelling.ts';
import { Origin } from '../../src/yaml/origin.ts';

export default defineRule({
  id: 'unknown-owner',
  description: 'GitHub does not know an owner in CODEOWNERS, or the owner cannot write to the repository.',
  theme: 'ownership',
  severity: 'warning',
  on: 'tree',

  *check({ codeowners, unknownOwners }) {
    if (!codeowners || unknownOwners.size === 0) return;
    const lines = codeowners.lines.filter(({ fault }) => !fault);
    const named = new Set(lines.flatMap(({ owners }) => owners.map(({ text }) => text)));
    const known = [...named].filter((owner) => !unknownOwners.has(owner));
    for (const { start, end, text } of lines.flatMap(({ owners }) => owners)) {
      if (!unknownOwners.has(text)) continue;
      const near = misspelt(text, known, 'absent');
      const remedy =
        near === undefined ? `Give ${subjectOf(text)} write access, or correct the name.` : `Did you mean \`${near}\`?`;
      yield {
        at: new Origin(codeowners.file, start, start, start, end),
        message: `\`${text}\` does not exist or does not have write access to this repository, so GitHub does not ask this owner for a review. ${remedy}`,
        fix: near,
        values: [text],
        cause: [text],
      };
    }
  },
});

/** A team must be visible, and have access as a team. */
function subjectOf(owner: string): string {
  if (owner.includes('/')) return 'the team itself';
  return owner.startsWith('@') ? 'the user' : 'the user with this address';
}

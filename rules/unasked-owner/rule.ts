import type { Problem } from '../../src/findings/problem.ts';
import { groupBy } from '../../src/grouping.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { askedForAll } from '../../src/repository/codeowners/asked.ts';
import { TextFile } from '../../src/repository/text-file.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { firstFew } from '../../src/text/words.ts';
import { Origin } from '../../src/yaml/origin.ts';
import { type Reached, reachedEnvironments } from './environments.ts';

export default defineRule({
  id: 'unasked-owner',
  description: 'A change of a base or component reaches an environment whose owners GitHub does not ask for a review.',
  theme: 'ownership',
  severity: 'warning',
  on: 'tree',

  *check(revision) {
    // GitHub reads the CODEOWNERS of the branch that the change goes to.
    const codeowners = revision.base?.codeowners;
    if (!revision.change || !codeowners) return;
    const asked = askedForAll(codeowners, revision.change);
    const names = new Set(asked.map((owner) => owner.toLowerCase()));
    const reached = reachedEnvironments(codeowners, revision).filter(
      ({ owners }) => !owners.some((owner) => names.has(owner.toLowerCase())),
    );
    for (const [owners, environments] of groupBy(reached, (one) => one.owners.join(' ')))
      yield problemOf(owners, environments, asked, revision);
  },
});

function problemOf(
  owners: string,
  environments: readonly Reached[],
  asked: readonly string[],
  revision: Revision,
): Problem {
  const path = environments[0]?.through ?? '';
  const file = revision.tree.textAt(path) ?? new TextFile(path, '');
  const start = file.lineStart(revision.change?.files.get(path)?.added[0]?.first ?? 1);
  const where = firstFew(environments, ({ directory }) => `\`${directory}\``);
  const whom = asked.length > 0 ? `only ${firstFew(asked, (owner) => owner)}` : 'no one';
  return {
    at: new Origin(file, start, start, start, start),
    message: `This change reaches ${where} through \`${path}\`. ${environments.length === 1 ? 'That environment belongs' : 'Those environments belong'} to ${owners}, but GitHub asks ${whom} for a review. Request a review from ${owners} too.`,
    builds: environments.map(({ directory }) => directory),
    values: [owners, ...environments.map(({ directory }) => directory)],
  };
}

import { defineRule } from '../../src/lint/rule.ts';
import { matchesAny } from '../../src/policy/policy.ts';
import { inChange } from './changed.ts';
import { Coverage } from './coverage.ts';
import { ownerlessFiles } from './ownerless.ts';
import { gapsAsTheyAre } from './present.ts';

export default defineRule({
  id: 'unowned-file',
  description: 'CODEOWNERS has no owner for a file, so GitHub does not request a review for its changes.',
  theme: 'ownership',
  severity: 'warning',
  on: 'tree',

  *check(revision) {
    const { tree, codeowners, policy } = revision;
    if (!codeowners) return;
    const paths = [...tree.files.keys()].filter((path) => !matchesAny(path, policy.ignore)).sort();
    const coverage = new Coverage(codeowners, paths);
    // A CODEOWNERS that owns nothing at all is one defect, and codeowners-syntax reports it.
    if (!coverage.ownsAnything) return;
    if (revision.change) yield* inChange(revision.change.files, coverage, revision);
    else yield* gapsAsTheyAre(coverage, revision);
    yield* ownerlessFiles(codeowners, paths, revision);
  },
});

import { defineRule } from '../../src/lint/rule.ts';
import { hasVariable } from '../../src/text/variables.ts';
import { quoted } from '../../src/text/words.ts';
import { KINDS, openVersions } from './charts.ts';
import { remoteBranches } from './remote.ts';

export default defineRule({
  id: 'floating-version',
  description: 'A chart or a remote base has no fixed version, so it changes without a pull request.',
  theme: 'practices',
  severity: 'warning',
  unreached: 'off',
  kinds: KINDS,

  *check(object, revision) {
    for (const { at, what, advice } of openVersions(object, revision)) {
      if (revision.patches.mayWrite(object, at.path)) continue;
      yield {
        at,
        message: `${what}, so each new release is installed without a pull request, even if it breaks something. Set ${advice}.`,
        values: [at.path.join('.')],
      };
    }
  },

  *checkFile(file) {
    for (const { origin, text, branch } of remoteBranches(file)) {
      if (hasVariable(text)) continue;
      const of = branch === undefined ? 'the default branch' : `the branch ${quoted(branch)}`;
      yield {
        at: origin,
        message: `This remote base follows ${of} of its repository, so what the cluster gets changes without a pull request. Add a tag or a commit, such as \`?ref=v1.2.3\`.`,
        values: [text],
        cause: [file.path, branch ?? ''],
      };
    }
  },
});

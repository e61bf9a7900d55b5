import { defineRule } from '../../src/lint/rule.ts';
import { faultProblem } from './fault.ts';
import { looksLikeOtherSyntax, ownsNothing } from './pattern.ts';
import { firstLine } from './place.ts';
import { UNREAD, unreadFiles } from './unread.ts';

export default defineRule({
  id: 'codeowners-syntax',
  description: 'GitHub silently skips a line of CODEOWNERS, or the whole file.',
  theme: 'ownership',
  severity: 'error',
  on: 'tree',

  *check({ tree, codeowners }) {
    yield* unreadFiles(tree, codeowners);
    if (!codeowners || codeowners.isAbove) return;
    if (codeowners.unread) {
      yield { at: firstLine(codeowners.file), ...UNREAD[codeowners.unread], values: [codeowners.unread] };
      return;
    }
    const paths = [...tree.files.keys()];
    const problems = codeowners.lines.flatMap((line) => {
      if (line.fault) return [faultProblem(codeowners, line, line.fault, paths)];
      return looksLikeOtherSyntax(line, codeowners, paths) ?? [];
    });
    yield* problems.length > 0 ? problems : (ownsNothing(codeowners, paths) ?? []);
  },
});

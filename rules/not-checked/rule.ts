import { defineRule } from '../../src/lint/rule.ts';
import { TextFile } from '../../src/repository/text-file.ts';
import { firstPath } from '../../src/revision/first-path.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { Origin } from '../../src/yaml/origin.ts';

export default defineRule({
  id: 'not-checked',
  description: 'A file, object or build was not checked, because it exceeds a limit or gitops-gate failed.',
  theme: 'gate',
  severity: 'error',
  on: 'fault',

  *check({ subject, cause, excess, mayBeIntended }, revision) {
    if (!subject) return;
    const at = placeOf(subject.at, revision);
    const failed = `${subject.what} could not be checked because gitops-gate failed. Problems there would go unnoticed. Review it manually, and report this error with the output of \`--verbose\`.`;
    yield {
      at,
      message: excess ?? failed,
      severity: mayBeIntended ? 'warning' : undefined,
      // What has changed since may hide something else.
      values: [subject.what, cause ?? '', contentOf(at.file.path, revision)],
    };
  },
});

/** Where the subject is defined. A fault without a file is reported at the first file that is not ignored. */
function placeOf(at: Origin | string | undefined, revision: Revision): Origin {
  if (at instanceof Origin) return at;
  const path = at ?? firstPath(revision);
  return new Origin(revision.tree.textAt(path) ?? new TextFile(path, ''), 0, 0, 0, 0);
}

function contentOf(path: string, { tree }: Revision): string {
  return tree.file(path)?.contentId() ?? '';
}

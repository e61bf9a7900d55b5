import { defineRule } from '../../src/lint/rule.ts';
import { deletedComment } from './deletion.ts';

export default defineRule({
  id: 'unused-suppression',
  description: 'A gitops-gate-ignore comment does not suppress any finding.',
  theme: 'gate',
  severity: 'warning',
  on: 'unused-suppression',

  *check({ at, rule }, { manifests }) {
    yield {
      at,
      message: `This line does not have a \`${rule}\` finding. Delete the comment so that it does not hide a future finding.`,
      fix: deletedComment(at, manifests.at(at.file.path)),
      values: [rule],
    };
  },
});

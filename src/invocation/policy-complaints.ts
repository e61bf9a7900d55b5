import { POLICY_PATHS } from '../policy/policy.ts';
import type { Comparison } from './comparison.ts';
import type { Complaint } from './complaint.ts';

const NOT_YET = 'This change edits the policy file. The gate uses the policy of the base until the change is merged.';
const GONE = 'This change deletes the policy file. The gate uses it until the change is merged.';
const UNMERGED =
  'The base does not have this policy. A required check uses the policy of the base until the change is merged, so its result may differ.';

const UNUSABLE =
  'The policy file of the base cannot be used, so the gate uses its default policy. Correct the file to use it again.';

/** A policy file of the base that cannot be used. */
export function unusableFile(path: string): Complaint {
  return complaint(path, UNUSABLE, 'warning');
}

/** A policy file on this disk that decides, and that the base does not have. */
export function unmergedFiles(paths: readonly string[], comparison: Comparison): Complaint[] {
  return changeOf(paths, comparison).map((at) => complaint(at, UNMERGED));
}

/** A policy file that the change edits or deletes, where the base decides. */
export function changedFiles(paths: readonly string[], comparison: Comparison): Complaint[] {
  return changeOf(paths, comparison).map((at) =>
    complaint(
      at,
      comparison.head.file(at) ? `${NOT_YET} To try the new policy, run \`gitops-gate check --config ${at}\`.` : GONE,
    ),
  );
}

/** Of two usual policy files, the one that is not used. */
export function unusedFiles({ standing, head, base }: Comparison): Complaint[] {
  const [used, ...others] = POLICY_PATHS.filter((path) => head.file(path));
  if (used === undefined) return [];
  const isNew = standing !== 'merged' && base && !base.tree.file(used);
  const fact = `${isNew ? 'After the merge, the gate' : 'The gate'} ignores this policy file, because \`${used}\` also exists.`;
  return others.map((at) => complaint(at, `${fact} Move its settings to that file, and delete this one.`));
}

/** The first of several policy files that differs from the base. None if there is no base. */
function changeOf(paths: readonly string[], { head, base }: Comparison): string[] {
  const changed = base && paths.find((path) => head.textAt(path)?.text !== base.tree.textAt(path)?.text);
  return changed === undefined ? [] : [changed];
}

function complaint(file: string, message: string, severity: Complaint['severity'] = 'notice'): Complaint {
  return { severity, title: 'gitops-gate: the policy file', at: { file, line: 1, column: 1 }, message };
}

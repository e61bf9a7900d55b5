import { schemaIndex } from '../kubernetes/bundled-schemas.ts';
import { POLICY_PATHS } from '../policy/policy.ts';
import type { OtherRepository } from '../reconcilers/other-repositories.ts';
import type { Report } from '../report/report.ts';
import type { NewFile } from '../repository/other-files.ts';
import type { Tree } from '../repository/tree.ts';
import { repositoryOf } from '../repository/url.ts';
import type { GateJob } from '../revision/gate-jobs.ts';
import type { Revision } from '../revision/revision.ts';
import { UsageError } from '../usage-error.ts';
import { type CriticalFolder, criticalFolders } from './critical-paths.ts';
import type { RuleOf } from './loud-rules.ts';
import { pinnedAction } from './pin.ts';
import { type Place, requestWords } from './place.ts';
import { type ExternalsChoice, policyText } from './policy-text.ts';
import { type FoundTargets, findTargets } from './targets.ts';
import { WORKFLOW_PATH, workflowText } from './workflow.ts';

/** What a repository shows, as far as the files depend on it. */
export interface Found {
  readonly revision: Revision;
  /** Of a check with the default policy. */
  readonly report: Report;
  readonly place: Place;
  readonly targets: FoundTargets;
  readonly folders: readonly CriticalFolder[];
  /** Other repositories of the same owner whose content is not known. */
  readonly others: readonly OtherRepository[];
  /** What clusters need from elsewhere, and how many clusters do. */
  readonly externals: Omit<ExternalsChoice, 'isClosed'>;
}

/** Looks at a revision for what the files depend on. */
export function look({ revision, report, place }: Pick<Found, 'revision' | 'report' | 'place'>): Found {
  const { reconcilers, redactor } = revision;
  const needy = reconcilers.filter((reconciler) => reconciler.needs().length > 0);
  const isShown = (text: string): boolean => redactor.text(text) === text;
  return {
    ...{ revision, report, place },
    targets: findTargets(revision, knownMinors()),
    folders: criticalFolders(revision).filter(({ path }) => isShown(path)),
    others: reconcilers.flatMap(({ elsewhere }) =>
      elsewhere.filter(({ url }) => isShown(url) && isOfOwner(url, place)),
    ),
    externals: {
      needs: needy
        .flatMap((reconciler) => reconciler.needs())
        .filter(({ namespace, name }) => isShown(name) && isShown(namespace)),
      clusters: needy.flatMap(({ entrypoints }) => entrypoints).length,
    },
  };
}

/** Where the policy file is in the checked folder: where it already is, or where people look for it. */
export function policyPathIn(tree: Tree, { host, prefix }: Place): string {
  const [usual, short] = POLICY_PATHS;
  return POLICY_PATHS.find((path) => tree.file(path)) ?? (host === 'github' && prefix === '' ? usual : short);
}

/** The policy file for a repository. */
export function plannedPolicy(found: Found, externals: ExternalsChoice, ruleOf: RuleOf): string {
  const { report, place, targets, folders, others } = found;
  return policyText({
    ...{ targets, folders, externals, others, ruleOf },
    knownMinors: knownMinors(),
    findings: report.findings,
    request: requestWords(place),
  });
}

/**
 * The workflow that runs the gate, relative to the repository; undefined where another one does, or on a host that is not GitHub.
 *
 * Throws UsageError if GitHub would not read the path of the checked folder as it is.
 */
export function plannedWorkflow({ host, prefix }: Place, jobs: readonly GateJob[]): NewFile | undefined {
  if (host !== 'github' || jobs.some(({ path }) => path !== WORKFLOW_PATH)) return undefined;
  if (/\$\{\{|\p{Cc}/u.test(prefix))
    throw new UsageError('A workflow cannot contain the name of this directory. Rename it.');
  return { path: WORKFLOW_PATH, text: workflowText(pinnedAction(), prefix) };
}

/** The minors of Kubernetes that the gate has schemas for, oldest first. */
function knownMinors(): readonly string[] {
  return schemaIndex().kubernetes;
}

/** Whether a repository has the owner of this one, so that its people can check it out. Any may if the owner of this one is not known. */
function isOfOwner(url: string, { remote }: Place): boolean {
  const own = remote && `${remote.host}/${remote.path}`.toLowerCase();
  return own === undefined || repositoryOf(url).startsWith(own.slice(0, own.lastIndexOf('/') + 1));
}

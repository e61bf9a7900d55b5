import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { chooseExternals } from '../init/close.ts';
import { shellWord } from '../init/next-steps.ts';
import type { PlannedFile } from '../init/patch.ts';
import { PIPELINE_PATH, plannedPipeline } from '../init/pipeline.ts';
import { hostOf, type Place } from '../init/place.ts';
import { type Found, look, plannedPolicy, plannedWorkflow, policyPathIn } from '../init/plan.ts';
import type { ExternalsChoice } from '../init/policy-text.ts';
import { appliedRoot } from '../init/root.ts';
import { CHECK_NAME, WORKFLOW_PATH } from '../init/workflow.ts';
import { readManifests } from '../kubernetes/manifests.ts';
import { DEFAULT_BASELINE } from '../policy/baseline.ts';
import { POLICY_PATHS } from '../policy/policy.ts';
import type { Report } from '../report/report.ts';
import { treeWith, treeWithout } from '../repository/other-files.ts';
import { remoteOf } from '../repository/remote.ts';
import { folderInRepository, repositoryFolder } from '../repository/revision.ts';
import { Tree } from '../repository/tree.ts';
import { readWorkTree } from '../repository/work-tree.ts';
import { gateJobs } from '../revision/gate-jobs.ts';
import { rules } from '../run.ts';
import { printable } from '../text/printable.ts';
import { TOOL } from '../tool.ts';
import { UsageError } from '../usage-error.ts';
import { YamlReader } from '../yaml/reader.ts';
import { invoke, type Outcome, type Request } from './invocation.ts';

/** How a repository can be set up for the gate. */
export interface SetUp {
  /** With the policy file that exists; otherwise with the default policy. */
  readonly found: Found;
  /** The repository, or the checked folder if it is in none. The paths below are relative to it. */
  readonly top: string;
  readonly files: readonly PlannedFile[];
  /** The path of the policy file. */
  readonly policy: string;
  /** The name of the check; undefined if no file runs the gate. */
  readonly check: string | undefined;
  /** Of a check with the files. */
  readonly after: Report;
}

/** Plans the files for a folder. Throws UsageError if there is nothing to check in it, or if its policy file cannot be used. */
export async function planSetUp({ folder, ...request }: Pick<Request, 'folder' | 'env' | 'progress'>): Promise<SetUp> {
  const tree = readWorkTree(folder);
  const run = (head: Tree): Promise<Outcome> =>
    invoke({
      ...{ folder, ...request, scope: undefined, failOn: undefined },
      comparison: { standing: 'own', head, base: undefined },
    });
  const top = repositoryFolder(folder) ?? folder;
  const github = top === folder ? tree : githubOf(top);
  const place = placeOf(folder, top, github);
  const jobs = [...gateJobs(readManifests(github, new YamlReader()))];
  const pipeline = tree.textAt(PIPELINE_PATH)?.text;
  const workflow = plannedWorkflow(place, jobs) ?? plannedPipeline(place, pipeline);
  const own = policyPathIn(tree, place);
  // What is planned does not depend on what an earlier run wrote, so a second run plans the same.
  const bare = treeWithout(tree, new Set([...POLICY_PATHS, WORKFLOW_PATH, DEFAULT_BASELINE.path]));
  const withPolicy = (text: string): Tree =>
    treeWith(bare, [...(workflow && top === folder ? [workflow] : []), { path: own, text }]);
  const first = await run(withPolicy(''));
  requireSomething(first, folder);
  const found = look({ ...first, place });
  if (jobs.length === 0 && !tree.file(own)) requireRoot(found);
  const textOf = (externals: ExternalsChoice): string =>
    plannedPolicy(found, externals, (id) => rules.find((rule) => rule.id === id));
  const { choice, after } = await chooseExternals(
    first.report,
    found.externals,
    async (externals) => (await run(withPolicy(textOf(externals)))).report,
  );
  const policy = place.prefix === '' ? own : `${place.prefix}/${own}`;
  const files = [
    ...(workflow ? [{ ...workflow, before: (github.textAt(workflow.path) ?? tree.textAt(workflow.path))?.text }] : []),
    { path: policy, text: textOf(choice), before: tree.textAt(own)?.text },
  ];
  const isRun = workflow !== undefined || (place.host === 'gitlab' && pipeline?.includes(CHECK_NAME));
  const check = jobs[0]?.name ?? (isRun ? CHECK_NAME : undefined);
  const isOwn = tree.file(own) !== undefined;
  if (!isOwn && !tree.file(DEFAULT_BASELINE.path)) return { found, top, files, policy, check, after };
  const now = await run(isOwn ? tree : treeWith(tree, [{ path: own, text: textOf(choice) }]));
  return { found: isOwn ? look({ ...now, place }) : found, top, files, policy, check, after: now.report };
}

function placeOf(folder: string, top: string, github: Tree): Place {
  const remote = remoteOf(top);
  const prefix = folderInRepository(folder);
  return { host: hostOf(remote, github), remote, prefix: prefix ?? '', isInGit: prefix !== undefined };
}

/** The files of a repository that are for GitHub alone. */
function githubOf(top: string): Tree {
  const folder = join(top, '.github');
  return lstatSync(folder, { throwIfNoEntry: false })?.isDirectory()
    ? readWorkTree(folder, { root: '.github' })
    : new Tree([]);
}

/** Throws UsageError if all paths that clusters apply are relative to a folder of the checked one: files for this one would be useless. */
function requireRoot({ revision }: Found): void {
  const root = appliedRoot(revision);
  if (root === undefined) return;
  const shown = printable(revision.redactor.text(root));
  throw new UsageError(
    `The paths of Kustomizations or Applications here start at ${shown}, so they lead nowhere from this directory. Run gitops-gate init ${shellWord(shown)} instead. If CI publishes that folder, see ${TOOL.url}/blob/main/docs/monorepo.md.`,
  );
}

function requireSomething({ revision, report }: Outcome, folder: string): void {
  if (report.summary.objects > 0 || revision.overlays.length > 0) return;
  if (revision.reconcilers.some(({ isEmpty }) => !isEmpty)) return;
  throw new UsageError(
    `Nothing to check here: ${folder} does not contain a Flux cluster, an Argo CD Application, a kustomization.yaml or a Kubernetes manifest. Run gitops-gate init in the directory that contains them.`,
  );
}

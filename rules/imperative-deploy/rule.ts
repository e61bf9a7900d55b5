import { defineRule } from '../../src/lint/rule.ts';
import { isWorkflow } from '../../src/repository/folder-names.ts';
import { nameOf } from '../../src/repository/tree.ts';
import { listWords, quoted } from '../../src/text/words.ts';
import { deploymentsIn } from './commands.ts';
import { scriptsOf } from './scripts.ts';

/** What makes a cluster for the time of a job. */
const TEMPORARY_CLUSTER =
  /kind-action|setup-kind|actions\/kind|setup-k3s|k3s-action|k3d|minikube|microk8s|vcluster|\bkind (?:create|load)|talosctl cluster create/i;
/** Names of jobs that do not deploy: tests, and what is done to a cluster before Flux runs or after it failed. */
const OTHER_PURPOSE =
  /(?:^|[-_. ])(?:e2e|tests?|testing|integration|chainsaw|kuttl|smoke|previews?|bootstrap|restore|recover\w*|disaster|tear[- ]?down|destroy|backups?|migrat\w*|clean-?up)(?:$|[-_. ])/i;

export default defineRule({
  id: 'imperative-deploy',
  description: 'A workflow changes a cluster itself, although Flux or Argo CD deploys the repository.',
  theme: 'practices',
  severity: 'warning',
  on: 'file',

  *check(file, { reconcilers }) {
    if (!isWorkflow(file.path) || isOther(nameOf(file.path))) return;
    const tools = reconcilers.filter(({ isRunning }) => isRunning).map(({ words }) => words.tool);
    if (tools.length === 0 || TEMPORARY_CLUSTER.test(file.parsed.file.text)) return;
    for (const { origin, names } of scriptsOf(file)) {
      if (names.some(isOther)) continue;
      for (const { at, command } of deploymentsIn(origin))
        yield {
          at,
          message: `${quoted(command)} changes the cluster from this workflow, although ${listWords(tools)} deploys from this repository. ${tools[0]} may revert the change, and git does not show what runs. Commit the change to the manifests instead, or open a pull request for it.`,
          values: [command],
          cause: [file.path],
        };
    }
  },
});

function isOther(name: string): boolean {
  return OTHER_PURPOSE.test(name) && !/deploy/i.test(name);
}

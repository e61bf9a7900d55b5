import { isWorkflow } from '../../src/repository/folder-names.ts';
import { nameOf } from '../../src/repository/tree.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { JENKINSFILE, jenkinsScripts } from './jenkins.ts';
import { type Script, scriptsOf } from './scripts.ts';

/** What makes a cluster for the time of a job. */
const TEMPORARY_CLUSTER =
  /kind-action|setup-kind|actions\/kind|setup-k3s|k3s-action|k3d|minikube|microk8s|vcluster|\bkind (?:create|load)|talosctl cluster create/i;
/** Names of jobs that do not deploy: tests, and what is done to a cluster before Flux runs or after it failed. */
const OTHER_PURPOSE =
  /(?:^|[-_.:/ ])(?:e2e|tests?|testing|integration|chainsaw|kuttl|smoke|previews?|bootstrap|restore|recover\w*|disaster|tear[- ]?down|destroy|backups?|migrat\w*|clean-?up)(?:$|[-_.:/ ])/i;

/** The scripts of the pipelines of a repository that may deploy. */
export function pipelineScripts({ manifests, tree }: Revision): Script[] {
  const workflows = manifests.files
    .filter(({ path, parsed }) => isWorkflow(path) && !isOther(nameOf(path)) && !isTemporary(parsed.file.text))
    .flatMap(scriptsOf);
  const jenkins = [...tree.files.keys()]
    .filter((path) => JENKINSFILE.test(path))
    .flatMap((path) => tree.textAt(path) ?? [])
    .filter(({ text }) => !isTemporary(text))
    .flatMap((file) => jenkinsScripts(file).map((origin) => ({ origin, names: [nameOf(file.path)] })));
  return [...workflows, ...jenkins].filter(({ names }) => !names.some(isOther));
}

/** Whether a job, a script or a target does not deploy, by its name. */
export function isOther(name: string): boolean {
  return OTHER_PURPOSE.test(name) && !/deploy/i.test(name);
}

/** Whether a text makes a cluster for the time of a job. */
export function isTemporary(text: string): boolean {
  return TEMPORARY_CLUSTER.test(text);
}

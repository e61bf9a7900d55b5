import type { Manifests } from '../kubernetes/manifests.ts';
import { Place } from '../kubernetes/object.ts';
import { isList, isMap, listAt, originOf, stringAt, stringsAt, type YamlMap, type YamlValue } from '../yaml/value.ts';

/** A job of a workflow that runs this gate for pull requests. */
export interface GateJob {
  /** The workflow. */
  readonly path: string;
  readonly place: Place;
  /** The name of its check. */
  readonly name: string;
  /** The names of all jobs of its workflow. */
  readonly fileJobs: readonly string[];
}

/** What triggers a workflow for pull requests and merge queues. */
const FOR_PULLS: ReadonlySet<string> = new Set(['pull_request', 'pull_request_target', 'merge_group']);
const WORKFLOW = /^\.github\/workflows\/[^/]+\.ya?ml$/;

/** The jobs that run this gate for pull requests or merge queues, and whose name is known. */
export function* gateJobs({ files }: Manifests): Iterable<GateJob> {
  for (const { path, parsed } of files) {
    const workflow = WORKFLOW.test(path) ? parsed.documents[0]?.value : undefined;
    const jobs = isMap(workflow) && isForPulls(workflow) ? workflow.jobs : undefined;
    if (!isMap(jobs)) continue;
    const fileJobs = Object.keys(jobs).map((id) => nameOf(id, jobs[id]));
    for (const id of Object.keys(jobs)) {
      const job = jobs[id];
      const at = originOf(jobs, id);
      const name = nameOf(id, job);
      if (at && runsGate(job) && !name.includes('${{'))
        yield { path, place: new Place(['jobs', id], job, at), name, fileJobs };
    }
  }
}

function nameOf(id: string, job: YamlValue | undefined): string {
  return stringAt(job, 'name') ?? id;
}

/** Whether the checks of a workflow count for pull requests. YAML 1.1 reads its key `on` as true. */
function isForPulls(workflow: YamlMap): boolean {
  const triggers = workflow.on ?? workflow.true;
  const names = isMap(triggers) ? Object.keys(triggers) : isList(triggers) ? stringsAt(triggers) : [triggers];
  return names.some((name) => typeof name === 'string' && FOR_PULLS.has(name));
}

function runsGate(job: YamlValue | undefined): boolean {
  return listAt(job, 'steps').some(
    (step) =>
      /(?:^|\/)gitops-gate@/.test(stringAt(step, 'uses') ?? '') ||
      /(?:^|[\s/])gitops-gate(?:@\S+)? check\b/.test(stringAt(step, 'run') ?? ''),
  );
}

import type { DescribedCall } from './description.ts';
import type { Actor, PullRequest } from './pull-request.ts';
import { type Answer, forbidden, unprocessable } from './rest.ts';

/** An annotation of a check run. */
export interface Annotation {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly start_column?: number;
  readonly end_column?: number;
  readonly annotation_level: 'notice' | 'warning' | 'failure';
  readonly message: string;
  readonly title?: string;
}

/** The body of a request that makes or changes a check run, once it is known to fit the description. */
export interface CheckRunRequest {
  readonly name?: string;
  readonly head_sha?: string;
  readonly external_id?: string;
  readonly details_url?: string;
  readonly status?: string;
  readonly conclusion?: string;
  readonly output?: { readonly title?: string; readonly summary: string; readonly annotations?: readonly Annotation[] };
}

/** A check run, with all annotations that requests have added. */
export interface CheckRun {
  readonly id: number;
  readonly app: string;
  readonly head: string;
  readonly annotations: Annotation[];
  request: CheckRunRequest;
}

const MOST_ANNOTATIONS = 50;
const MAX_MESSAGE = 64 * 1024;
const MAX_TITLE = 255;

/** The check runs of a repository, as GitHub keeps them: annotations are only ever added. */
export class CheckRuns {
  readonly all: CheckRun[] = [];
  readonly #pull: PullRequest;

  constructor(pull: PullRequest) {
    this.#pull = pull;
  }

  /** Those of a commit. */
  on(head: string): CheckRun[] {
    return this.all.filter((run) => run.head === head);
  }

  list(actor: Actor, { path }: DescribedCall, url: URL): Answer {
    if (!actor.mayCheck) return forbidden();
    const name = url.searchParams.get('check_name');
    const found = this.on(path.ref ?? '')
      .filter(({ request }) => name === null || request.name === name)
      .reverse();
    const isNewest = ({ request, app }: CheckRun, at: number): boolean =>
      found.findIndex((other) => other.app === app && other.request.name === request.name) === at;
    const kept = url.searchParams.get('filter') === 'all' ? found : found.filter(isNewest);
    const page = kept.slice(0, Number(url.searchParams.get('per_page') ?? 30));
    return { status: 200, body: { total_count: kept.length, check_runs: page.map(toNode) } };
  }

  create(actor: Actor, request: CheckRunRequest): Answer {
    if (!actor.mayCheck) return forbidden();
    const { head_sha: head = '' } = request;
    if (!this.#has(head)) return unprocessable(`No commit found for SHA: ${head}`);
    const errors = mistakesIn(request);
    if (errors.length > 0) return unprocessable(...errors);
    const run = { id: 1000 + this.all.length, app: actor.login, head, annotations: [], request };
    this.all.push(run);
    return { status: 201, body: this.#apply(run, request) };
  }

  update(actor: Actor, { path }: DescribedCall, request: CheckRunRequest): Answer {
    const run = this.all.find(({ id }) => String(id) === path.check_run_id);
    if (!run) return { status: 404, body: { message: 'Not Found', status: '404' } };
    if (!actor.mayCheck) return forbidden();
    const why = 'Invalid app_id - check run can only be modified by the GitHub App that created it.';
    if (run.app !== actor.login) return { status: 403, body: { message: why, status: '403' } };
    const errors = mistakesIn(request);
    if (errors.length > 0) return unprocessable(...errors);
    return { status: 200, body: this.#apply(run, request) };
  }

  #apply(run: CheckRun, request: CheckRunRequest) {
    run.annotations.push(...(request.output?.annotations ?? []));
    run.request = { ...run.request, ...request };
    return toNode(run);
  }

  #has(commit: string): boolean {
    try {
      return this.#pull.history.mergeBase(commit, commit) === commit;
    } catch {
      return false;
    }
  }
}

function mistakesIn({ status, conclusion, output }: CheckRunRequest): string[] {
  const { title = '', summary = '', annotations = [] } = output ?? {};
  return [
    ...(status === 'completed' && conclusion === undefined ? ['A completed run needs a conclusion.'] : []),
    ...(conclusion === 'stale' ? ['Only GitHub marks a run as stale.'] : []),
    ...([...title].length > MAX_TITLE ? ['The title is too long.'] : []),
    ...([...summary].length > 65_535 ? ['The summary is too long.'] : []),
    ...(annotations.length > MOST_ANNOTATIONS ? ['No more than 50 annotations per request.'] : []),
    ...annotations.flatMap(mistakesInAnnotation),
  ];
}

function mistakesInAnnotation({ path, title = '', message, ...place }: Annotation): string[] {
  const { start_line, end_line, start_column, end_column } = place;
  return [
    ...(path === '' || /^\.{0,2}\//.test(path) ? [`The path ${path} is not in the repository.`] : []),
    ...(end_line < start_line || start_line < 1 ? ['The lines of an annotation are not in order.'] : []),
    ...(start_column !== undefined && start_line !== end_line ? ['Columns need one line.'] : []),
    ...((end_column ?? 0) < (start_column ?? 0) ? ['The columns of an annotation are not in order.'] : []),
    ...(Buffer.byteLength(message) > MAX_MESSAGE || message === '' ? ['The message is too long or empty.'] : []),
    ...([...title].length > MAX_TITLE ? ['The title is too long.'] : []),
  ];
}

function toNode({ id, app, head, annotations, request }: CheckRun) {
  const { name, external_id = '', conclusion, status, details_url, output } = request;
  return {
    ...{ id, name, head_sha: head, external_id, conclusion, status, details_url, app: { slug: app } },
    output: { title: output?.title ?? null, summary: output?.summary ?? null, annotations_count: annotations.length },
  };
}

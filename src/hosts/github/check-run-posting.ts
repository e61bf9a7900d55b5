import { digest } from '../../review/marks.ts';
import type { CheckRun } from './check-run.ts';
import { type Client, isForbidden } from './client.ts';

/** Where a check run goes. */
export interface CheckRunPlace {
  /** The commit that was checked: the head of a pull request, never the test merge. */
  readonly head: string;
  readonly name: string;
  /** Tells the check run from those of other jobs on the same commit. */
  readonly category: string;
  /** The address of the run of the job; undefined outside of one. */
  readonly url: string | undefined;
}

interface Posted {
  readonly id: number;
  readonly state: string;
  readonly annotations: number;
}

/** Annotations that GitHub takes in one request. */
const BATCH = 50;
const REPLACED = 'replaced';
const REPLACEMENT: CheckRun = {
  conclusion: 'neutral',
  title: 'Replaced',
  summary: 'A newer check run of gitops-gate on this commit has another result.',
  annotations: [],
};
// An error of the server may hide that a request was carried out: what is there is read before it is sent again.
const ONCE = { request: { retries: 0 } };

/** One try to post a check run, which goes on where an earlier one ended. */
export class CheckRunPosting {
  readonly #client: Client;
  readonly #place: CheckRunPlace;
  readonly #run: CheckRun;
  readonly #category: string;
  /** Digest of the annotations. */
  readonly #state: string;

  constructor(client: Client, place: CheckRunPlace, run: CheckRun) {
    this.#client = client;
    this.#place = place;
    this.#run = run;
    this.#category = digest(place.category);
    this.#state = digest(JSON.stringify(run.annotations));
  }

  async post(): Promise<void> {
    const { annotations } = this.#run;
    const earlier = await this.#earlier();
    const kept = await this.#renewed(earlier);
    const { id, annotations: count } = kept ?? (await this.#create());
    for (let at = count; at < annotations.length; at += BATCH)
      await this.#update(id, this.#run, this.#state, annotations.slice(at, at + BATCH));
    for (const other of earlier.filter((one) => one !== kept)) await this.#tryUpdate(other, REPLACEMENT, REPLACED);
  }

  /** The check runs of earlier runs of the job, newest first. */
  async #earlier(): Promise<Posted[]> {
    const { octokit, owner, repo } = this.#client;
    const { head: ref, name: check_name } = this.#place;
    const query = { owner, repo, ref, check_name, filter: 'all', per_page: 100 } as const;
    const { data } = await octokit.rest.checks.listForRef({ ...query, ...ONCE });
    return data.check_runs
      .map(({ id, external_id, output }) => {
        const [category, state = ''] = (external_id ?? '').split(' ');
        return { id, category, state, annotations: output.annotations_count };
      })
      .filter(({ category, state }) => category === this.#category && state !== REPLACED)
      .sort((a, b) => b.id - a.id);
  }

  /** The newest check run that can be updated, once it is; undefined if it has other annotations. */
  async #renewed(earlier: readonly Posted[]): Promise<Posted | undefined> {
    for (const one of earlier) {
      if (one.state !== this.#state || one.annotations > this.#run.annotations.length) break;
      if (await this.#tryUpdate(one, this.#run, this.#state)) return one;
    }
    return undefined;
  }

  async #create(): Promise<Posted> {
    const { octokit, owner, repo } = this.#client;
    const { head: head_sha, name } = this.#place;
    const body = { name, head_sha, ...this.#body(this.#run, this.#state, []) };
    const { data } = await octokit.rest.checks.create({ owner, repo, ...body, ...ONCE });
    return { id: data.id, state: this.#state, annotations: 0 };
  }

  /** Updates a check run, unless another app has made it. */
  async #tryUpdate({ id }: Posted, run: CheckRun, state: string): Promise<boolean> {
    try {
      await this.#update(id, run, state, []);
      return true;
    } catch (error) {
      if (isForbidden(error)) return false;
      throw error;
    }
  }

  async #update(id: number, run: CheckRun, state: string, annotations: CheckRun['annotations']): Promise<void> {
    const { octokit, owner, repo } = this.#client;
    const body = this.#body(run, state, annotations);
    await octokit.rest.checks.update({ owner, repo, check_run_id: id, ...body, ...ONCE });
  }

  #body({ conclusion, title, summary }: CheckRun, state: string, annotations: CheckRun['annotations']) {
    const { url } = this.#place;
    return {
      status: 'completed' as const,
      conclusion,
      external_id: `${this.#category} ${state}`,
      ...(url === undefined ? {} : { details_url: url }),
      output: { title, summary, ...(annotations.length > 0 ? { annotations: [...annotations] } : {}) },
    };
  }
}

import type { Comparison } from '../../invocation/comparison.ts';
import { type Base, readBase } from '../../repository/compare.ts';
import { readCommit } from '../../repository/object-store.ts';
import type { Tree } from '../../repository/tree.ts';
import { readWorkTree } from '../../repository/work-tree.ts';
import { reasonOf } from '../../text/reason.ts';
import { UsageError } from '../../usage-error.ts';
import { baseOverApi } from './api-base.ts';
import type { Client } from './client.ts';
import type { GitHubEvent } from './event.ts';
import type { Inputs } from './inputs.ts';
import type { PullFiles } from './pull-files.ts';
import type { Revisions } from './revisions.ts';

/** A job of GitHub Actions: what it checks, and how it asks GitHub. */
export interface Job {
  /** The checked folder, absolute. */
  readonly folder: string;
  /** The same inside the repository. */
  readonly prefix: string;
  readonly event: GitHubEvent;
  readonly inputs: Inputs;
  readonly client: Client | undefined;
  /** What the pull request changes; undefined without a pull request or a client. */
  readonly files: PullFiles | undefined;
}

const ADVICE = 'Set fetch-depth: 0 for actions/checkout, or give this action a token that can read the repository.';

/** Reads head and base. Throws UsageError if the base that the event or an input asks for cannot be had. */
export async function readComparison(job: Job, revisions: Revisions): Promise<Comparison> {
  const { standing } = job.event;
  const head = readHead(job.folder, revisions);
  const base = revisions.base === undefined ? undefined : readBase(job.folder, { ...revisions, base: revisions.base });
  if (base === undefined && job.inputs.base !== undefined)
    throw new UsageError(`The base \`${job.inputs.base}\` has no common history with the head, or cannot be fetched.`);
  if (standing === 'proposed') return { standing, head, base: base ?? (await askForBase(job)) };
  return { standing, head, base };
}

function readHead(folder: string, { head, checkedOut }: Revisions): Tree {
  return checkedOut ? readWorkTree(folder) : readCommit(folder, head);
}

/** What the API knows of a base that git could not get. */
async function askForBase({ client, files, event, prefix, inputs }: Job): Promise<Base> {
  const { pull, bases } = event;
  const [base] = bases;
  const change = pull === undefined ? 'merge group' : 'pull request';
  if (!client || !files || base === undefined)
    throw new UsageError(`The base of this ${change} cannot be fetched. ${ADVICE}`);
  try {
    return await baseOverApi(client, { files, base, prefix, config: inputs.config });
  } catch (error) {
    throw new UsageError(
      `The base of this ${change} cannot be fetched or read through the API (${reasonOf(error)}). ${ADVICE}`,
    );
  }
}

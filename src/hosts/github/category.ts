import { relative, resolve, sep } from 'node:path';
import { printable, shorten } from '../../text/printable.ts';
import { TOOL } from '../../tool.ts';
import type { PlainInputs } from './inputs.ts';

/** What tells a job from others on the same commit. */
export interface JobIdentity {
  /** Equal for runs of the same job, and for the second workflow that speaks for it. */
  readonly category: string;
  /** The name of the check run of the job, which is never the name of the job itself: a required check must mean the job. */
  readonly checkName: string;
}

/** Tells a job by its input `category`, else by its ID, `path` and `config`. */
export function identityOf({ category, path, config = '' }: PlainInputs, job: string): JobIdentity {
  const folder = relative('', resolve(path)).split(sep).join('/');
  const parts = [job === TOOL.name ? '' : job, folder, config].filter((part) => part !== '');
  const label = printable(category ?? parts.join(', '));
  return {
    category: category ?? JSON.stringify([job, folder, config]),
    checkName: `${TOOL.name} findings${label === '' ? '' : ` (${shorten(label, 150)})`}`,
  };
}

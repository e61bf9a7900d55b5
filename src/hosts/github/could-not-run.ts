import { withoutCredentials } from '../../masking/credentials.ts';
import { toMarkdownText } from '../../report/formats/markdown-text.ts';
import { UsageError } from '../../usage-error.ts';

/** The title of what is said of a run that could not be made. */
export const COULD_NOT_RUN = 'gitops-gate could not run';

/** Why a run could not be made, as lines of text without credentials. */
export function whyNot(problem: unknown): string {
  const unexpected = problem instanceof UsageError ? '' : 'Unexpected error: ';
  return withoutCredentials(`${unexpected}${problem instanceof Error ? problem.message : String(problem)}`);
}

/** The page that says why a run could not be made, in markdown. */
export function couldNotRunPage(reason: string): string {
  const lines = reason.split('\n').filter((line) => line.trim() !== '');
  const text = lines.map((line) => `${toMarkdownText(line.trim())}\n`).join('\n');
  return `## ❌ ${COULD_NOT_RUN}\n\n${text}\nNothing was checked, so this check fails. Correct the cause, and run the job again.\n`;
}

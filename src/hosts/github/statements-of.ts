import type { ReadStatements } from '../../acceptance/statement.ts';
import { trailerStatements } from '../../invocation/trailer-statements.ts';
import type { Revisions } from './revisions.ts';
import { statementsOn } from './statements.ts';
import type { Job } from './trees.ts';

/** Reads what people have written to accept findings: on the pull request, and in its commits if the policy says so. */
export function statementsOf(
  { client, event, folder, category }: Job & { readonly category: string },
  { head, base, commits }: Revisions,
): ReadStatements {
  const { pull, openedAt } = event;
  const onPull = client && pull !== undefined ? statementsOn(client, { pull, category, openedAt }) : undefined;
  return async (policy) => [
    ...(base === undefined ? [] : trailerStatements(folder, { base, head, commits }, policy, { isHosted: true })),
    ...((await onPull?.(policy)) ?? []),
  ];
}

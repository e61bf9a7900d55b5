import type { AcceptedFinding, Finding } from '../findings/finding.ts';
import { type Acknowledgement, DEFAULT_ACKNOWLEDGEMENT } from '../policy/acknowledge.ts';
import { reasonOf } from '../text/reason.ts';
import { Hearing } from './hearing.ts';
import { isOffered, offerOf } from './offer.ts';
import type { Approval, ReadStatements, Statement } from './statement.ts';

/** Findings after people have accepted some. */
export interface AcceptanceResult {
  /** Those that no one has accepted as a whole. Only those that can be accepted say how. */
  readonly findings: readonly Finding[];
  readonly accepted: readonly AcceptedFinding[];
  /** Why something that a person has written does not count, a sentence or two each. */
  readonly notes: readonly string[];
}

/** Who can accept findings, and what people have written. */
export interface AcceptanceInput {
  readonly policy: Acknowledgement | undefined;
  /** Without it, no one is asked. */
  readonly read: ReadStatements | undefined;
}

/**
 * Takes out the findings all of whose losses people have accepted. What cannot be read accepts nothing.
 *
 * Findings that only some people can accept are offered to them, whatever the policy says of others.
 */
export async function acceptLosses(
  all: readonly Finding[],
  { policy, read }: AcceptanceInput,
): Promise<AcceptanceResult> {
  const { findings, names } = offerOf(all, policy);
  const offered = findings.filter(isOffered);
  if (offered.length === 0 || !read) return { findings, accepted: [], notes: [] };
  let statements: readonly (Statement | Approval)[];
  try {
    statements = await read(policy ?? DEFAULT_ACKNOWLEDGEMENT);
  } catch (error) {
    const note = `What people have accepted cannot be read, so nothing counts as accepted: ${reasonOf(error)}.`;
    return { findings, accepted: [], notes: [note] };
  }
  const hearing = new Hearing(offered, names);
  for (const statement of statements) await hearing.hear(statement);
  const { accepted, notes } = hearing.result();
  return {
    findings: findings.filter((one) => !isOffered(one) || !accepted.has(one)),
    accepted: [...accepted.values()],
    notes,
  };
}

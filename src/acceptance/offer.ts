import type { Acceptance, Finding } from '../findings/finding.ts';
import { digestOf } from '../findings/loss.ts';
import { groupBy } from '../grouping.ts';
import { type Acknowledgement, isAcceptable } from '../policy/acknowledge.ts';
import { LossNames } from './names.ts';

/** A finding that people can accept. */
export type Acceptable = Finding & { readonly acceptance: Acceptance };

/** Findings, of which those that people can accept say how. */
export interface Offer {
  readonly findings: readonly Finding[];
  /** What the findings of each rule lose. */
  readonly names: ReadonlyMap<string, LossNames>;
}

/** Says of findings how people accept what they lose, where the policy lets anyone. */
export function offerOf(findings: readonly Finding[], policy: Acknowledgement | undefined): Offer {
  const isOffered = ({ rule, losses, approvers }: Finding): boolean =>
    losses.length > 0 && (approvers !== undefined || isAcceptable(policy, rule));
  const byRule = groupBy(findings.filter(isOffered), ({ rule }) => rule);
  const names = new Map([...byRule].map(([rule, own]) => [rule, new LossNames(own)]));
  return {
    findings: findings.map((finding) => {
      const own = isOffered(finding) ? names.get(finding.rule) : undefined;
      if (!own) return { ...finding, losses: [], acceptance: null };
      return { ...finding, acceptance: { names: own.of(finding.losses), digest: digestOf(finding.losses) } };
    }),
    names,
  };
}

/** Whether people can accept a finding. */
export function isOffered(finding: Finding): finding is Acceptable {
  return finding.acceptance !== null;
}

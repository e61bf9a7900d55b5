import type { Finding } from '../findings/finding.ts';
import type { Problem } from '../findings/problem.ts';
import { isUnsuppressible, levelAt, type Policy, PRESETS, type Preset } from '../policy/policy.ts';
import { rankOf, type Severity } from '../severity.ts';
import type { Rule, RuleHead } from './rule.ts';

/**
 * The level of a problem: what the policy sets for the rule, otherwise the problem's own or the rule's.
 *
 * A problem that is less serious than its rule in general stays so, also if the policy raises the rule.
 */
export function severityAt(rule: RuleHead, problem: Problem, policy: Policy, path: string): Severity | undefined {
  const own = problem.severity ?? rule.severity;
  const level = levelAt(policy, rule.id, path);
  if (level === 'off') return undefined;
  if (level === undefined) return isInPreset(rule, policy.preset) ? own : undefined;
  return isLess(own, rule.severity) && isLess(own, level) ? own : level;
}

function isLess(a: Severity, b: Severity): boolean {
  return rankOf(a) < rankOf(b);
}

function isInPreset(rule: RuleHead, chosen: Preset): boolean {
  return PRESETS.indexOf(rule.preset ?? 'recommended') <= PRESETS.indexOf(chosen);
}

/** Whether a rule can report anything under a policy; those that cannot are not run. */
export function mayReport(rule: Rule, policy: Policy): boolean {
  if (policy.overrides.some(({ rules }) => (rules.get(rule.id) ?? 'off') !== 'off')) return true;
  const level = policy.rules.get(rule.id);
  return level === undefined ? isInPreset(rule, policy.preset) : level !== 'off';
}

/** Tells whether the rule of an id can report anything. An id that no rule has counts as one that can. */
export function canReport(rules: readonly Rule[], policy: Policy): (id: string) => boolean {
  const active = new Set(rules.filter((rule) => mayReport(rule, policy)).map(({ id }) => id));
  const known = new Set(rules.map(({ id }) => id));
  return (id) => active.has(id) || !known.has(id);
}

/** Whether a policy turns off, somewhere, a rule that it would otherwise run. */
export function turnsOff(rules: readonly Rule[], policy: Policy): boolean {
  const isOff = (of: ReadonlyMap<string, unknown>, { id }: Rule): boolean => of.get(id) === 'off';
  return rules.some(
    (rule) =>
      isInPreset(rule, policy.preset) &&
      (isOff(policy.rules, rule) || policy.overrides.some((override) => isOff(override.rules, rule))),
  );
}

/** Whether a baseline can accept a finding: not what people accept for one change or cannot suppress, and not one about the gate's own files. */
export function acceptableBy(rules: readonly Rule[], policy: Policy): (finding: Finding) => boolean {
  const others = new Set(rules.filter(({ always, on }) => always || on === 'baseline').map(({ id }) => id));
  return ({ rule, losses }) => losses.length === 0 && !isUnsuppressible(policy, rule) && !others.has(rule);
}

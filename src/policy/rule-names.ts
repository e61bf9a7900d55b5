import { nearest } from '../text/nearest.ts';
import { quoted } from '../text/words.ts';
import { isForeignName, nearestForeign } from './foreign-rules.ts';

/** Whether settings can name a rule: one of ours, or an imported one. */
export function isKnownRule(id: string, ruleIds: readonly string[]): boolean {
  return ruleIds.includes(id) || isForeignName(id);
}

/** The rule that a misspelled id most likely means, or undefined if none is near. */
export function nearestRule(id: string, ruleIds: readonly string[]): string | undefined {
  return nearest(id, ruleIds) ?? nearestForeign(id);
}

/** Says that a rule id is unknown, with the nearest one. */
export function unknownRule(id: string, ruleIds: readonly string[]): string {
  const near = nearestRule(id, ruleIds);
  return `Unknown rule ${quoted(id)}. ${near ? `Did you mean \`${near}\`?` : 'To list all rules, run `gitops-gate rules`.'}`;
}

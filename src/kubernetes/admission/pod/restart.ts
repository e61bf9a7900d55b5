import { atMost, oneOf } from '../checks.ts';
import type { Field } from '../field.ts';

const MOST_RULES = 20;
const MOST_CODES = 255;

/** Reports a restart policy of a container, or rules for it, that the API server does not take. */
export function containerRestart(container: Field): void {
  const rules = container.at('restartPolicyRules');
  oneOf(container.at('restartPolicy'), ['Always', 'Never', 'OnFailure'], 'check');
  if (rules.items.length === 0) return;
  container.require('restartPolicy', '`restartPolicyRules` requires it');
  atMost(rules, MOST_RULES);
  for (const rule of rules.items) {
    if (!rule.require('action')) oneOf(rule.at('action'), ['Restart', 'RestartAllContainers']);
    const codes = rule.at('exitCodes');
    if (rule.isWhole && !codes.isSet) {
      codes.lacking('required', `${codes.name} is missing.`);
      continue;
    }
    if (!codes.require('operator')) oneOf(codes.at('operator'), ['In', 'NotIn']);
    atMost(codes.at('values'), MOST_CODES);
  }
}

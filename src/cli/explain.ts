import { unknownRule } from '../policy/policy.ts';
import { explainJson, explainText } from '../report/rules/explain.ts';
import { rulesJson, rulesText } from '../report/rules/rules.ts';
import { readResource } from '../resources.ts';
import { rules } from '../run.ts';
import { UsageError } from '../usage-error.ts';
import { type Arguments, choice } from './arguments.ts';
import type { Terminal } from './terminal.ts';

const FORMATS = ['text', 'json'] as const;

/** `gitops-gate explain ID`: the page of a rule. */
export function explainCommand(given: Arguments, terminal: Terminal): number {
  const [id] = given.operands;
  if (id === undefined) throw new UsageError('Name a rule: gitops-gate explain ID. `gitops-gate rules` lists them.');
  const rule = rules.find((one) => one.id === id);
  if (!rule)
    throw new UsageError(
      unknownRule(
        id,
        rules.map((one) => one.id),
      ),
    );
  const page = readResource(`rules/${id}/README.md`);
  const json = choice(given, 'format', FORMATS) === 'json';
  terminal.print(json ? explainJson({ ...rule, page }) : explainText({ ...rule, page }, terminal.colour));
  return 0;
}

/** `gitops-gate rules`: all rules with their levels. */
export function rulesCommand(given: Arguments, terminal: Terminal): number {
  const json = choice(given, 'format', FORMATS) === 'json';
  terminal.print(json ? rulesJson(rules) : rulesText(rules, terminal.colour));
  return 0;
}

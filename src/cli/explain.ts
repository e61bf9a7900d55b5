import { toolOfRule } from '../policy/foreign-rules.ts';
import { unknownRule } from '../policy/rule-names.ts';
import { explainJson, explainText, type RulePage } from '../report/rules/explain.ts';
import { foreignPage } from '../report/rules/foreign.ts';
import { type RuleSummary, rulesJson, rulesText, type TextStyle } from '../report/rules/rules.ts';
import { readResource } from '../resources.ts';
import { rules } from '../run.ts';
import { UsageError } from '../usage-error.ts';
import { type Arguments, type Command, DONE, entryOf, formatOption } from './arguments.ts';
import type { Terminal } from './terminal.ts';

/** What `--format` of `explain` can name, the default first. */
const EXPLAIN_FORMATS: Readonly<Record<string, (page: RulePage, style: TextStyle) => string>> = {
  text: explainText,
  json: explainJson,
};

/** What `--format` of `rules` can name, the default first. */
const RULES_FORMATS: Readonly<Record<string, (rules: readonly RuleSummary[], style: TextStyle) => string>> = {
  text: rulesText,
  json: rulesJson,
};

/** `gitops-gate explain` on the command line. */
export const EXPLAIN: Command = {
  operands: 'ID',
  summary: 'Explain a rule and how to fix its findings.',
  most: 1,
  exitCodes: DONE,
  options: { format: formatOption(EXPLAIN_FORMATS) },
  run: explainCommand,
};

/** `gitops-gate explain ID`: the page of a rule. */
function explainCommand(given: Arguments, terminal: Terminal): number {
  const [id] = given.operands;
  if (id === undefined)
    throw new UsageError('Specify a rule: gitops-gate explain ID. To list all rules, run `gitops-gate rules`.');
  terminal.print(entryOf(given, 'format', EXPLAIN_FORMATS)(pageOf(id), terminal));
  return 0;
}

function pageOf(id: string): RulePage {
  const rule = rules.find((one) => one.id === id);
  if (rule) return { ...rule, page: readResource(`rules/${id}/README.md`) };
  const tool = toolOfRule(id);
  if (tool) return foreignPage(id, tool);
  const ids = rules.map((one) => one.id);
  throw new UsageError(unknownRule(id, ids));
}

/** `gitops-gate rules` on the command line. */
export const RULES: Command = {
  operands: '',
  summary: 'List all rules.',
  most: 0,
  exitCodes: DONE,
  options: { format: formatOption(RULES_FORMATS) },
  run: rulesCommand,
};

/** `gitops-gate rules`: all rules with their levels. */
function rulesCommand(given: Arguments, terminal: Terminal): number {
  terminal.print(entryOf(given, 'format', RULES_FORMATS)(rules, terminal));
  return 0;
}

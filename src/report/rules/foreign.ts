import type { Finding } from '../../findings/finding.ts';
import { type ForeignTool, toolOfRule } from '../../policy/foreign-rules.ts';
import { TOOL } from '../../tool.ts';
import type { RulePage } from './explain.ts';
import type { RuleSummary } from './rules.ts';

/** What the tools check, as a sentence. */
const DESCRIPTIONS: Readonly<Record<ForeignTool, string>> = {
  sarif: 'A result of another tool, read from its SARIF log.',
  kubeconform: 'A result of kubeconform, which checks objects against schemas.',
  'flux-schema': 'A result of flux-schema, which checks objects against schemas and CEL rules.',
  kyverno: 'A result of Kyverno, which checks objects against policies.',
  conftest: 'A result of conftest, which checks files against Rego policies.',
};

/** The rules of other tools that some findings come from, each once, with the level and the page of its first finding. */
export function foreignSummaries(findings: readonly Finding[]): RuleSummary[] {
  const found = new Map<string, RuleSummary>();
  for (const { rule, severity, url } of findings) {
    const tool = toolOfRule(rule);
    if (tool && !found.has(rule))
      found.set(rule, { id: rule, description: DESCRIPTIONS[tool], theme: 'gate', severity, url });
  }
  return [...found.values()];
}

/** What is known of a rule of another tool. */
export function foreignPage(id: string, tool: ForeignTool): RulePage {
  const lines = [
    `# ${id}`,
    '',
    `${DESCRIPTIONS[tool]} gitops-gate places it on the line of this repository that it is about. The tool, and not gitops-gate, decides what it reports, so its documentation explains the rule.`,
    '',
    `To change the level, add \`${id}: warning\` to \`rules\` in the policy file. \`${tool}/*\` means all results of ${tool}. To suppress one result, write \`# gitops-gate-ignore ${id}: <reason>\` above its line.`,
  ];
  return {
    ...{ id, description: DESCRIPTIONS[tool], theme: 'gate', severity: 'error', page: lines.join('\n') },
    level: 'as the tool says',
    url: `${TOOL.url}/blob/main/docs/import.md`,
  };
}

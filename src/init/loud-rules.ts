import type { Finding } from '../findings/finding.ts';
import { groupBy } from '../grouping.ts';
import type { Theme } from '../lint/theme.ts';
import { severityCounts } from '../report/words.ts';
import type { Severity } from '../severity.ts';
import { withoutStop } from '../text/words.ts';
import { comment, commentedOut } from './comment.ts';

/** What is known of a rule by its id. */
export type RuleOf = (
  id: string,
) => { readonly severity: Severity; readonly theme: Theme; readonly description: string } | undefined;

/** Findings of a rule from which on it is loud. */
const MANY = 3;
/** Rules that are listed. */
const MOST = 5;

/**
 * `rules` of a policy file, switched off, with the rules that report most and the next lower level of each. Empty without any.
 *
 * Rules that can fail the check are not among them: what they report is debt and no matter of taste. Nor are those about secrets.
 */
export function loudRules(findings: readonly Finding[], ruleOf: RuleOf): string {
  const loud = [...groupBy(findings, ({ rule }) => rule)]
    .flatMap(([id, found]) => {
      const rule = ruleOf(id);
      const isLoud = found.length >= MANY && found.every(({ severity }) => severity !== 'error');
      return rule && isLoud && rule.severity !== 'error' && rule.theme !== 'secrets' ? { id, rule, found } : [];
    })
    .sort((a, b) => b.found.length - a.found.length || (a.id < b.id ? -1 : 1))
    .slice(0, MOST);
  if (loud.length === 0) return '';
  const lines = loud.map(({ id, rule, found }) => {
    const level = found.some(({ severity }) => severity === 'warning') ? 'notice' : 'off';
    return `  ${id}: ${level} # ${severityCounts(found)}: ${withoutStop(rule.description)}.`;
  });
  const what =
    'The rules that report most today. They do not fail the check. To set a lower level, remove its # and say why.';
  return `${comment(what)}\n${commentedOut(`rules:\n${lines.join('\n')}`)}\n`;
}

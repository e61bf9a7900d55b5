import type { Policy } from '../../policy/policy.ts';
import { countOf, firstFew } from '../../text/words.ts';
import type { RunFacts } from '../facts.ts';
import { code } from './text.ts';

/** Paths and versions of a setting that are named. */
const MOST = 20;

/** A policy in a few words: `recommended, 2 rules changed`. */
export function policyWords({ preset, rules, overrides }: Policy): string {
  const changed = new Set([...rules.keys(), ...overrides.flatMap((one) => [...one.rules.keys()])]).size;
  return changed === 0 ? preset : `${preset}, ${countOf(changed, 'rule')} changed`;
}

/** The policy in force. */
export function policyHtml({ policy, failOn }: RunFacts): string {
  const { preset, rules, overrides, ignore, targets, criticalPaths, unsuppressible, online } = policy;
  const levels = [
    ...[...rules].map(([id, level]) => [id, level, ''] as const),
    ...overrides.flatMap((one) => [...one.rules].map(([id, level]) => [id, level, list(one.paths)] as const)),
  ];
  const items = [
    item('Preset', code(preset)),
    item('Fails on', code(failOn)),
    ...(ignore.length > 0 ? [item('Ignored', list(ignore))] : []),
    ...Object.entries(targets).map(([tool, versions]) => item(`Versions of ${tool}`, list(versions))),
    ...(criticalPaths.length > 0 ? [item('Critical paths', list(criticalPaths))] : []),
    ...(unsuppressible.size > 0 ? [item('Cannot be suppressed', list([...unsuppressible].sort()))] : []),
    ...(online ? [item('Schemas', 'may be loaded from the network')] : []),
  ];
  return `<section id="policy" aria-labelledby="policy-title">
<h2 id="policy-title">Policy in force</h2>
<dl>${items.join('')}</dl>
${levels.length === 0 ? '<p>All rules have the levels of the preset.</p>' : table(levels)}
</section>`;
}

function table(levels: readonly (readonly [id: string, level: string, paths: string])[]): string {
  const rows = levels.map(
    ([id, level, paths]) =>
      `<tr><th scope="row">${code(id)}</th><td class="${level}">${level}</td><td>${paths || 'all'}</td></tr>`,
  );
  return `<table><caption>Rules with a level of their own</caption><thead><tr><th scope="col">Rule</th><th scope="col">Level</th><th scope="col">Paths</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function item(term: string, html: string): string {
  return `<div><dt>${term}</dt><dd>${html}</dd></div>`;
}

function list(values: readonly string[]): string {
  return firstFew(values, code, MOST);
}

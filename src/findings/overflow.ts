import { createHash } from 'node:crypto';
import { numberText } from '../limits.ts';
import { mostSerious } from '../severity.ts';
import type { Finding } from './finding.ts';

/** The findings, limited for each rule and file. One more finding represents the rest. */
export function limited(findings: readonly Finding[], most: number): readonly Finding[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.rule}\0${finding.location.path}`;
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  const left = new Map<Finding, Finding | undefined>();
  for (const group of groups.values()) {
    const [first, ...more] = group.slice(most);
    if (!first) continue;
    left.set(first, standingFor([first, ...more]));
    for (const finding of more) left.set(finding, undefined);
  }
  return left.size === 0
    ? findings
    : findings.flatMap((finding) => (left.has(finding) ? (left.get(finding) ?? []) : finding));
}

/** One finding for many of one rule and file, as serious as the most serious of them. */
function standingFor(findings: readonly [Finding, ...Finding[]]): Finding {
  const [first] = findings;
  const digest = createHash('sha256');
  for (const { fingerprint } of findings) digest.update(fingerprint);
  const what = findings.length === 1 ? 'finding' : 'findings';
  return {
    ...first,
    severity: mostSerious(findings.map(({ severity }) => severity)) ?? first.severity,
    message: `This file has ${numberText(findings.length)} more ${what} from this rule after this line. Fix the ones above, or raise \`limits.findingsPerFile\` in the policy file.`,
    object: null,
    builds: [],
    related: [],
    fix: null,
    blame: null,
    places: [],
    losses: [],
    acceptance: null,
    fingerprint: digest.digest('hex').slice(0, 32),
  };
}

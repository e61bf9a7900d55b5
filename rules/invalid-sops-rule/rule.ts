import type { Problem } from '../../src/findings/problem.ts';
import { type CreationRule, type SopsConfig, sopsConfigs } from '../../src/kubernetes/sops/creation-rules.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { listWords, quoted } from '../../src/text/words.ts';
import { stringAt } from '../../src/yaml/value.ts';
import { fromGlob, nearMiss } from './near-miss.ts';
import { doTheSame, shadowing } from './shadowed.ts';

/** Of these SOPS takes one at most (`configFromRule`). */
const EXCLUSIVE = [
  'unencrypted_suffix',
  'encrypted_suffix',
  'unencrypted_regex',
  'encrypted_regex',
  'unencrypted_comment_regex',
  'encrypted_comment_regex',
];

export default defineRule({
  id: 'invalid-sops-rule',
  description: 'SOPS cannot use a creation rule in `.sops.yaml`, or never does.',
  theme: 'secrets',
  severity: 'error',
  on: 'tree',

  *check({ manifests, standings, tree }) {
    const paths = [...tree.files.keys()];
    for (const config of sopsConfigs(manifests, tree)) {
      if (config.above !== undefined || standings.ofFile(config.path) === 'off') continue;
      for (const rule of config.rules) {
        const problem = unusable(rule) ?? unmatched(rule, config, paths) ?? shadowed(rule, config);
        if (problem) yield { ...problem, at: rule.at, values: [String(rule.number), rule.pattern] };
      }
    }
  },
});

type Description = Omit<Problem, 'at'>;

/** A rule at which SOPS stops. */
function unusable({ pattern, expression, settings }: CreationRule): Description | undefined {
  if (pattern !== '' && !expression) {
    const glob = /^[\w./*-]+$/.test(pattern) ? fromGlob(pattern) : undefined;
    return {
      message: `\`path_regex\` is not a valid regular expression, so SOPS fails for each file that the rules before it do not match.${glob === undefined ? '' : ` Did you mean ${quoted(glob)}?`}`,
    };
  }
  const set = EXCLUSIVE.filter((name) => (stringAt(settings, name) ?? '') !== '');
  if (set.length < 2) return undefined;
  return {
    message: `This rule sets ${listWords(set.map(quoted))}. SOPS accepts only one of them, and fails for each file that the rule matches. Remove the others.`,
  };
}

/** A rule that matches no file because of how its pattern is written. */
function unmatched(rule: CreationRule, config: SopsConfig, paths: readonly string[]): Description | undefined {
  const near = nearMiss(rule, config, paths);
  if (!near) return undefined;
  return {
    message: `\`path_regex\` does not match any file, because ${near.reason}. SOPS takes a later rule for these files, or none. Did you mean ${quoted(near.pattern)}?`,
    severity: 'warning',
    fix: near.isFree ? near.pattern : undefined,
  };
}

/** A rule that never gets its turn. */
function shadowed(rule: CreationRule, config: SopsConfig): Description | undefined {
  const taking = shadowing(rule, config);
  if (taking.length === 0 || taking.every((one) => doTheSame(one, rule))) return undefined;
  const numbers = taking.map(({ number }) => String(number));
  return {
    message: `SOPS never uses this rule, because it takes the first rule that matches and ${taking.length === 1 ? `rule ${numbers.join('')} matches` : `rules ${listWords(numbers)} match`} the same files. Move this rule before ${taking.length === 1 ? 'it' : 'them'}, or remove it.`,
    severity: 'warning',
    related: taking.map(({ at, number }) => ({ at, message: `rule ${number} matches first` })),
  };
}

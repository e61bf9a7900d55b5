import type { Problem } from '../findings/problem.ts';
import type { YamlFile } from '../kubernetes/manifests.ts';
import type { Revision } from '../revision/revision.ts';
import type { Rule } from './rule.ts';

/** A rule with what it checks of each YAML file. */
export interface FileCheck {
  readonly rule: Rule;
  readonly check: (file: YamlFile) => Iterable<Problem>;
}

/** What a rule checks of each YAML file, or undefined if it checks none. */
export function fileCheckOf(rule: Rule, revision: Revision): FileCheck | undefined {
  if (rule.on === 'file') return { rule, check: (file) => rule.check(file, revision) };
  if (rule.on !== undefined && rule.on !== 'object') return undefined;
  return rule.checkFile && { rule, check: (file) => rule.checkFile?.(file, revision) ?? [] };
}

import type { RevisionDifference } from '../change/compare.ts';
import type { Fault } from '../fault.ts';
import type { Problem } from '../findings/problem.ts';
import type { YamlFile } from '../kubernetes/manifests.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import type { Failure } from '../reconcilers/failure.ts';
import type { Revision } from '../revision/revision.ts';
import type { Severity } from '../severity.ts';
import type { JudgedBaseline } from './judged-baseline.ts';
import type { Suppression } from './suppression.ts';
import type { Theme } from './theme.ts';

interface RuleBase {
  readonly id: string;
  /** One sentence that describes the defect. */
  readonly description: string;
  readonly theme: Theme;
  readonly severity: Severity;
  /** The least demanding preset in which the rule is on; `recommended` when left out. */
  readonly preset?: 'strict' | 'audit';
  /**
   * The highest level of a finding about an object or a file that no cluster reaches; `off` if it then says nothing. With it, the rule
   * does not check what is switched off: archives, examples, templates. Rules for the whole tree ask the revision instead.
   */
  readonly unreached?: Severity | 'off';
  /** Whether findings count in every scope, also where the base has them and where the policy ignores their file. */
  readonly always?: boolean;
  /** Ids of rules whose findings at a value only follow from what this rule says of it. */
  readonly explains?: readonly string[];
}

/** What findings take from their rule: one of ours, or one of another tool. */
export interface RuleHead extends Pick<RuleBase, 'id' | 'severity' | 'preset' | 'always'> {
  /** The page about the rule; that of the repository if left out. */
  readonly url?: string;
}

/** A rule that looks at each object; `kinds` are `group/Kind`, all when left out. */
export interface ObjectRule extends RuleBase {
  readonly on?: 'object';
  readonly kinds?: readonly string[];
  /** Whether `check` reports problems only at values of the object. Where few files are asked for, it is not asked about objects of others. */
  readonly staysInObject?: boolean;
  check(object: KubernetesObject, revision: Revision): Iterable<Problem>;
  /** What the rule says about a YAML file, apart from its objects: overlays, documents that are not whole objects. */
  checkFile?(file: YamlFile, revision: Revision): Iterable<Problem>;
}

/** A rule that looks at each YAML file, parsed or not. */
export interface FileRule extends RuleBase {
  readonly on: 'file';
  check(file: YamlFile, revision: Revision): Iterable<Problem>;
}

/** A rule that looks at the repository as a whole, once. */
export interface TreeRule extends RuleBase {
  readonly on: 'tree';
  check(revision: Revision): Iterable<Problem>;
  /** What the rule says of a failure that no finding explains. */
  checkFailure?(failure: Failure, revision: Revision): Iterable<Problem>;
}

/** A rule that looks at what a change does to all that is deployed, once. Nothing asks it where no whole base is known. */
export interface ChangeRule extends RuleBase {
  readonly on: 'change';
  /** `revision` is the head. Problems at lines that the change deletes have the side `base`. */
  check(difference: RevisionDifference, revision: Revision): Iterable<Problem>;
}

/** A rule that looks at each suppression which suppressed nothing. */
export interface SuppressionRule extends RuleBase {
  readonly on: 'unused-suppression';
  check(suppression: Suppression, revision: Revision): Iterable<Problem>;
}

/** A rule that looks at the baseline and at what the others found, once. No baseline accepts its findings. */
export interface BaselineRule extends RuleBase {
  readonly on: 'baseline';
  check(judged: JudgedBaseline, revision: Revision): Iterable<Problem>;
}

/** A rule for everything that was not checked, because gitops-gate failed or a limit was exceeded. */
export interface FaultRule extends RuleBase {
  readonly on: 'fault';
  check(fault: Fault, revision: Revision): Iterable<Problem>;
}

export type Rule = ObjectRule | FileRule | TreeRule | ChangeRule | SuppressionRule | BaselineRule | FaultRule;

/** Gives a rule its type. */
export function defineRule<R extends Rule>(rule: R): Rule {
  return rule;
}

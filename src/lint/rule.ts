import type { Problem } from '../findings/problem.ts';
import type { Fault } from '../guard.ts';
import type { Manifests, YamlFile } from '../kubernetes/manifests.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import type { Schemas } from '../kubernetes/schemas.ts';
import type { Build } from '../kustomize/built.ts';
import type { Redactor } from '../masking/redactor.ts';
import type { Policy } from '../policy/policy.ts';
import type { ArgoGraph } from '../reconcilers/argocd/graph.ts';
import type { FluxVersion } from '../reconcilers/flux/flux-versions.ts';
import type { FluxGraph } from '../reconcilers/flux/graph.ts';
import type { Change } from '../repository/change.ts';
import type { Checkouts } from '../repository/checkouts.ts';
import type { Codeowners } from '../repository/codeowners/codeowners.ts';
import type { Tree } from '../repository/tree.ts';
import type { Severity } from '../severity.ts';
import type { TextProblem } from '../yaml/problem.ts';
import type { Suppression } from './suppression.ts';

/** What a rule may look at besides its subject: one revision of the repository as a whole. */
export interface RuleContext {
  readonly tree: Tree;
  readonly manifests: Manifests;
  /** Other repositories that are known; what lies in them is deployed, and not judged. */
  readonly checkouts: Checkouts;
  /** The clusters that the tree sets up, as Flux runs them. */
  readonly flux: FluxGraph;
  /** The Applications of the tree and what they deploy, as Argo CD runs them. */
  readonly argo: ArgoGraph;
  /** What the overlays that are deployed come to. */
  readonly builds: readonly Build[];
  /** The objects to judge: built ones, and those that no build reads. */
  readonly objects: readonly KubernetesObject[];
  /** The schemas of the kinds, for the versions that the repository is for. */
  readonly schemas: Schemas;
  /** What the pull request alters; undefined where no base is known. The same value on base and head. */
  readonly change: Change | undefined;
  /** What is wrong with the text of a file, by path; files without problems are not in it. */
  readonly diagnoses: ReadonlyMap<string, readonly TextProblem[]>;
  /** Who owns what in this revision, and in the base; undefined where there is no CODEOWNERS. */
  readonly codeowners: Codeowners | undefined;
  readonly baseCodeowners: Codeowners | undefined;
  /** What the base says of the Flux that its clusters run; undefined where no base is judged, and on the base itself. */
  readonly baseFlux: readonly FluxVersion[] | undefined;
  /** The files that were not read because they are too much, and why: the end of a sentence. */
  readonly refused: ReadonlyMap<string, string>;
  readonly policy: Policy;
  /** What of the files may be shown. */
  readonly redactor: Redactor;
  /** The ids of all rules. */
  readonly ruleIds: readonly string[];
  /** The day of the run, `YYYY-MM-DD`. */
  readonly today: string;
}

interface RuleBase {
  readonly id: string;
  /** One sentence that states the defect. */
  readonly description: string;
  readonly severity: Severity;
  /** The least demanding preset in which the rule is on; `recommended` when left out. */
  readonly preset?: 'strict' | 'audit';
  /** Ids of rules whose findings at a value only follow from what this rule says of it. */
  readonly explains?: readonly string[];
}

/** A rule that looks at each object; `kinds` are `group/Kind`, all when left out. */
export interface ObjectRule extends RuleBase {
  readonly on?: 'object';
  readonly kinds?: readonly string[];
  check(object: KubernetesObject, context: RuleContext): Iterable<Problem>;
  /** What the rule says of a YAML file besides its objects: overlays, documents that are no whole object. */
  checkFile?(file: YamlFile, context: RuleContext): Iterable<Problem>;
}

/** A rule that looks at each YAML file, parsed or not. */
export interface FileRule extends RuleBase {
  readonly on: 'file';
  check(file: YamlFile, context: RuleContext): Iterable<Problem>;
}

/** A rule that looks at the repository as a whole, once. */
export interface TreeRule extends RuleBase {
  readonly on: 'tree';
  check(context: RuleContext): Iterable<Problem>;
}

/** A rule that looks at each suppression which suppressed nothing. */
export interface SuppressionRule extends RuleBase {
  readonly on: 'unused-suppression';
  check(suppression: Suppression, context: RuleContext): Iterable<Problem>;
}

/** A rule that looks at each thing that was not judged, be it that gitops-gate failed on it or that it is too much. */
export interface FaultRule extends RuleBase {
  readonly on: 'fault';
  check(fault: Fault, context: RuleContext): Iterable<Problem>;
}

export type Rule = ObjectRule | FileRule | TreeRule | SuppressionRule | FaultRule;

/** Gives a rule its type. */
export function defineRule<R extends Rule>(rule: R): Rule {
  return rule;
}

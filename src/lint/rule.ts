import type { ArgoGraph } from '../argocd/graph.ts';
import type { FluxGraph } from '../flux/graph.ts';
import type { Fault } from '../guard.ts';
import type { FluxVersion } from '../kubernetes/flux-versions.ts';
import type { Manifests, YamlFile } from '../kubernetes/manifests.ts';
import type { KubernetesObject, Place } from '../kubernetes/object.ts';
import type { Schemas } from '../kubernetes/schemas.ts';
import type { SecretDigest } from '../kubernetes/secrets.ts';
import type { Build } from '../kustomize/build.ts';
import type { Redactor } from '../masking/redactor.ts';
import type { Policy } from '../policy/policy.ts';
import type { Change } from '../repository/change.ts';
import type { Checkouts } from '../repository/checkouts.ts';
import type { Codeowners } from '../repository/codeowners/codeowners.ts';
import type { Tree } from '../repository/tree.ts';
import type { Severity } from '../severity.ts';
import type { Origin } from '../yaml/origin.ts';
import type { TextProblem } from '../yaml/parse.ts';
import type { Suppression } from './suppression.ts';

export type { Application as ArgoApplication } from '../argocd/application.ts';
export type { FollowedSet as ArgoSet } from '../argocd/follow.ts';
export { isSame } from '../deployed/equal.ts';
export { type Absence, absences, type ObjectReference } from '../flux/absence.ts';
export { unreadBeside } from '../flux/beside.ts';
export { BUILT_IN_NAMESPACES, type Cluster, type ClusterObject } from '../flux/cluster.ts';
export { type Contention, contentions } from '../flux/contentions.ts';
export { type Dependency, dependenciesOf, WAITING_KINDS } from '../flux/dependencies.ts';
export { filledFromElsewhere } from '../flux/elsewhere.ts';
export { holdersText, injectionIn, WITH_OWN_VARIABLES } from '../flux/injected.ts';
export { misspelt } from '../flux/misspelling.ts';
export type { Need } from '../flux/needs.ts';
export type { Provided } from '../flux/providers.ts';
export { isPutAway } from '../flux/put-away.ts';
export type { Reconciler, ReconcilerPath, ReconcilerVariableUse } from '../flux/reconciler.ts';
export { REFERRING_KINDS, type SourceReference, sourceReferences } from '../flux/references.ts';
export { type Ring, type RingStep, rings } from '../flux/rings.ts';
export { type Shortage, shortages } from '../flux/shortages.ts';
export type { Artifact } from '../flux/source/artifact.ts';
export { SOURCE_KINDS, Sources } from '../flux/sources.ts';
export { expressionsIn, expressionsOf } from '../flux/substitute/places.ts';
export { type Supply, supplierOf, suppliesOf } from '../flux/supplies.ts';
export { rangeFault } from '../flux/versions/fault.ts';
export { parseRange } from '../flux/versions/range.ts';
export { maySatisfy } from '../flux/versions/satisfiable.ts';
export { type FluxVersion, fluxVersions } from '../kubernetes/flux-versions.ts';
export { KubernetesObject, objectsOf, Place } from '../kubernetes/object.ts';
export { knownKind } from '../kubernetes/schema/index.ts';
export { minorNumber, minorOf, newestOf } from '../kubernetes/schema/minors.ts';
export { listWords, quoted } from '../kubernetes/schema/words.ts';
export {
  headProblem,
  incompleteObjects,
  nearKind,
  overlayProblems,
  productName,
  repairAt,
  type SchemaProblem,
  type Standing,
  upgradeWords,
} from '../kubernetes/schemas.ts';
export {
  type Certainty,
  declaredSecrets,
  digestOf,
  discardedSecrets,
  generatorSources,
  isEncryptedText,
  type SecretDigest,
  type SecretPlace,
  secretComments,
  secretSettings,
  tokensOf,
  withoutNotes,
} from '../kubernetes/secrets.ts';
export { buildsByDirectory, type ListedPath, listedPaths } from '../kustomize/listed.ts';
export { editDistance, nearest } from '../nearest.ts';
export { matchesAny, POLICY_PATHS } from '../policy/policy.ts';
export { fateOf } from '../repository/change.ts';
export {
  CODEOWNERS_PATHS,
  compilePattern,
  isOwner,
  matchesPattern,
  wholeFolder,
} from '../repository/codeowners/codeowners.ts';
export { Coverage, type Gap } from '../repository/codeowners/coverage.ts';
export { embeddedRepositories } from '../repository/embedded.ts';
export { isIgnored } from '../repository/ignored.ts';
export { directoryOf, isWithin, join, nameOf, type Tree as RepositoryTree } from '../repository/tree.ts';
export { entryBehind } from '../yaml/edit.ts';
export { Origin } from '../yaml/origin.ts';
export { isList, isMap, listAt, mapAt, originOf, stringAt, valueAt } from '../yaml/value.ts';

export { type AppliedFiles, appliedFilesOf, type FileStanding } from './applied-files.ts';
export { deploymentOf } from './deployed.ts';
export { type SubstitutedSecret, substitutedSecrets } from './substituted-secrets.ts';

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

/** A repair as ranges and their new text; a range is one of the origins' `start` to `end`. */
export interface ProblemFix {
  readonly title: string;
  readonly edits: readonly { readonly at: Origin; readonly text: string }[];
}

/** What a rule yields: what is wrong, where, and how to mend it. */
export interface Problem {
  /** A value of an object (shown at the scalar, at the key of a collection or at the nearest ancestor of a missing value), or any range of a file. */
  readonly at: Place | Origin;
  /** What of this repository brings it about; shown where `at` lies in another repository. */
  readonly instead?: Place | Origin | undefined;
  /** One or two sentences: what is wrong, why it matters, what to do. Never a secret's value. */
  readonly message: string;
  /** Where this problem is more or less grave than the rule in general. */
  readonly severity?: Severity;
  readonly related?: readonly { readonly at: Place | Origin; readonly message: string }[];
  /** The right value for the scalar at `at` (its quotes are kept), or the edits. Only where it is certainly right. */
  readonly fix?: string | ProblemFix | undefined;
  /** The object that the problem is about, where the subject is not an object. */
  readonly object?: KubernetesObject;
  /** The builds that it concerns, where those are not the object's. */
  readonly builds?: readonly string[];
  /** What tells this problem from others of the same rule, object and field; no line numbers, no secrets. Default: the message. */
  readonly values?: readonly string[];
  /** The secrets that the problem is about: where one of them is another one than in the base, the problem is new. */
  readonly secrets?: readonly StatedSecret[];
}

/** A secret as two revisions are compared by it: its name, and what tells its value apart without showing it. */
export interface StatedSecret {
  readonly key: string;
  readonly digest: SecretDigest;
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

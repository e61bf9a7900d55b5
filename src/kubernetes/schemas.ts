import type { Tree } from '../repository/tree.ts';
import { UnknownRules } from './cel/unknown-rules.ts';
import type { Manifests } from './manifests.ts';
import type { KubernetesObject } from './object.ts';
import { type ClusterEnums, clusterEnums, withClusterEnums } from './schema/cluster-enums.ts';
import { COMPLETE, type Completion } from './schema/completion.ts';
import { type DefinedKinds, definedKinds } from './schema/definitions.ts';
import { clientSide } from './schema/duplicates.ts';
import { certaintyOf, judgeAll, patchProblems } from './schema/every-target.ts';
import { headProblem } from './schema/incomplete.ts';
import type { Expressions } from './schema/judge.ts';
import { atLastSet } from './schema/last-set.ts';
import type { SchemaLocations } from './schema/located.ts';
import type { SchemaOptions } from './schema/options.ts';
import { isMerged, mayPatchExisting, onlyPatches } from './schema/partial.ts';
import { type RefusedUpdate, refusedUpdates } from './schema/refused-update.ts';
import { RightContents } from './schema/right-contents.ts';
import { KindSpellings, type MeantKind } from './schema/spellings.ts';
import { unknownKindProblems } from './schema/unknown-kind.ts';
import { type Upgrade, upgradeOf } from './schema/upgrade.ts';
import type { VersionStatus } from './schema/version-status.ts';
import { VersionStatuses } from './schema/version-statuses.ts';
import type { Minors, ProductTargets, Targets } from './targets.ts';
import type { SchemaProblem } from './terms/problem.ts';

/** The schemas of a revision: bundled ones for its targets, and those that it defines itself. */
export class Schemas {
  readonly #manifests: Manifests;
  readonly #statuses: VersionStatuses;
  readonly #problems = new WeakMap<KubernetesObject, readonly SchemaProblem[]>();
  readonly #expressions: Expressions | undefined;
  readonly #unknownRules = new UnknownRules();
  readonly #right = new RightContents();
  readonly #completion: Completion;
  readonly #isNewer = (product: string): boolean => this.#statuses.isNewer(product);
  readonly #defined: DefinedKinds;
  #enums: ClusterEnums | undefined;
  #spellings: KindSpellings | undefined;

  /** `targets` are the minors that the policy file names; without `rules` the rules inside schemas are not evaluated. */
  constructor(manifests: Manifests, targets: Minors, options: SchemaOptions = {}) {
    const { rules, flux = [], fluxOfBuilds = new Map(), installed = () => new Map() } = options;
    this.#completion = options.completion ?? COMPLETE;
    this.#expressions = rules && {
      check: (value, schema) => this.#unknownRules.heard(value, rules.check(value, schema)),
      checkUpdate: (value, old, schema) => rules.checkUpdate(value, old, schema).problems,
      fault: (expression, types, sight) => rules.syntax.fault(expression, types, sight),
    };
    this.#manifests = manifests;
    this.#defined = definedKinds(manifests);
    this.#statuses = new VersionStatuses(this.#defined, targets, { flux, fluxOfBuilds, installed });
  }

  get targets(): Targets {
    return this.#statuses.targets;
  }

  /** Looks up unknown kinds in the locations of the policy file. Must run before anything is checked. */
  locate(objects: readonly KubernetesObject[], locations: SchemaLocations, tree: Tree): Promise<void> {
    return this.#statuses.locate(objects, locations, tree);
  }

  /** The versions of Flux that the objects of a build are for. */
  fluxOf(build: string): ProductTargets {
    return this.#statuses.fluxOf(build);
  }

  /** The status of an object's version for the targets. */
  versionStatus(object: KubernetesObject): VersionStatus {
    return this.#statuses.of(object);
  }

  /** The kind of a custom resource that an object most likely means, if it differs from its own only in case. */
  meantKind(object: KubernetesObject): MeantKind | undefined {
    this.#spellings ??= new KindSpellings(this.#defined, this.#manifests);
    return this.#spellings.meant(object);
  }

  /** What the cluster would reject in an object. */
  problems(object: KubernetesObject): readonly SchemaProblem[] {
    const problems = this.#problems.get(object) ?? this.#judge(object);
    this.#problems.set(object, problems);
    return problems;
  }

  /** What the rules of its schemas refuse of an update, and whether the clusters are known to have these rules. */
  refusedUpdate(before: KubernetesObject, after: KubernetesObject): readonly RefusedUpdate[] {
    return refusedUpdates(before, after, this.versionStatus(after), this.#expressions, this.#isNewer);
  }

  /** What a partial object writes that no schema takes, whatever the rest of the object is. */
  patchProblems(object: KubernetesObject): readonly SchemaProblem[] {
    return patchProblems(object, this.versionStatus(object));
  }

  /** The version to use instead of the object's own, or undefined if none is known. */
  replacement(object: KubernetesObject): Upgrade | undefined {
    return upgradeOf(
      object,
      (one) => this.versionStatus(one),
      () => this.problems(object),
    );
  }

  /** The rules of schemas that could not be evaluated, with how often and one example, a line each. */
  unknownRules(): readonly string[] {
    return this.#unknownRules.lines();
  }

  #judge(object: KubernetesObject): readonly SchemaProblem[] {
    const head = headProblem(object.value);
    if (head) return [head];
    const standing = this.versionStatus(object);
    if (standing.schemas.length === 0) return unknownKindProblems(object, standing.product);
    const problems = this.#right.problemsOf(object, standing, () => {
      const before = this.#unknownRules.count;
      const problems = judgeAll(object, standing, this.#expressions);
      return { problems, isWhole: this.#unknownRules.count === before };
    });
    const sure = withClusterEnums(problems, object, () => (this.#enums ??= clusterEnums(this.#manifests)));
    return sure.flatMap((found) => {
      const problem = atLastSet(object, found);
      if (this.#mayBeCompleted(object, problem)) return [];
      if (problem.isServerSide && !this.#completion.isServerSide(object)) return clientSide(object, problem) ?? [];
      const certainty = certaintyOf(problem, standing, this.#isNewer);
      if (certainty !== 'sure') return certainty === 'likely' ? { ...problem, unsure: true } : [];
      return mayPatchExisting(object, problem, standing) ? onlyPatches(object, problem) : problem;
    });
  }

  /** Whether a missing field is not a defect, because the object completes another one, a patch may add it, or nothing deploys it as it is. */
  #mayBeCompleted(object: KubernetesObject, { kind, path }: SchemaProblem): boolean {
    if (kind !== 'missing-field' && kind !== 'broken-rule') return false;
    if (object.lacksParts || isMerged(object)) return true;
    if (object.isFinal) return false;
    // A rule may mention any field.
    const field = kind === 'broken-rule' ? [] : path;
    return !this.#completion.standsAlone(object) || this.#completion.mayBePatched(object, field);
  }
}

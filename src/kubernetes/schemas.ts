import type { Tree } from '../repository/tree.ts';
import { listWords } from '../text/words.ts';
import { copyMap } from '../yaml/value.ts';
import type { CelRules } from './cel/cel.ts';
import type { FluxVersion } from './flux-versions.ts';
import type { Manifests } from './manifests.ts';
import { KubernetesObject } from './object.ts';
import { type ClusterEnums, clusterEnums, withClusterEnums } from './schema/cluster-enums.ts';
import { type DefinedKinds, definedKinds } from './schema/definitions.ts';
import { headProblem } from './schema/incomplete.ts';
import { schemaIndex } from './schema/index.ts';
import { type CheckRules, judgeObject, metadataOf } from './schema/judge.ts';
import type { LocatedSchema, SchemaLocations } from './schema/located.ts';
import type { KindVersion } from './schema/location.ts';
import type { SchemaProblem } from './schema/problem.ts';
import { type JudgingSchema, type Standing, standingOf } from './schema/standing.ts';
import { UnknownRules } from './schema/unknown-rules.ts';
import type { Upgrade } from './schema/upgrade.ts';
import { fluxTargets, type Minors, type ProductTargets, readTargets, type Targets } from './targets.ts';

export { repairAt } from './schema/fix.ts';
export { headProblem, incompleteObjects } from './schema/incomplete.ts';
export { SchemaLocations } from './schema/located.ts';
export { readLocation, type SchemaLocation } from './schema/location.ts';
export { schemaFetcherOf } from './schema/online/cache.ts';
export type { FetchSchema } from './schema/online/fetch.ts';
export { overlayProblems } from './schema/overlay.ts';
export type { SchemaProblem } from './schema/problem.ts';
export type { Standing } from './schema/standing.ts';
export { upgradeWords } from './schema/upgrade.ts';

/** Groups of objects that look like Kubernetes' and are not stored as custom resources, so that their names may be others. */
const OTHER_NAMES = /(?:^|\.)openshift\.io$|(?:^|\.)metrics\.k8s\.io$|^backstage\.io$|^kustomize\.config\.k8s\.io$/;

/** What may still complete an object before a cluster gets it. Without it, a file's objects are complete, and nothing is patched. */
export interface Completion {
  /** Whether the objects of a file that no build reads are meant to be complete. */
  isFileDeployed(path: string): boolean;
  /** Whether a patch that is still to be applied could write a field of an object. */
  mayBePatched(object: KubernetesObject, field: string): boolean;
}

const COMPLETE: Completion = { isFileDeployed: () => true, mayBePatched: () => false };

/** What judging by schemas takes besides manifests and the policy's targets. */
export interface SchemaOptions {
  readonly completion?: Completion;
  /** The evaluator of the rules inside schemas. */
  readonly rules?: CelRules | undefined;
  /** The versions of Flux that single clusters say they run, by the name of the cluster, which is the build of its objects. */
  readonly fluxOfBuilds?: ReadonlyMap<string, readonly FluxVersion[]>;
}

/** The schemas of a revision: bundled ones for its targets, and those that it defines itself. */
export class Schemas {
  readonly targets: Targets;
  readonly #manifests: Manifests;
  readonly #defined: DefinedKinds;
  readonly #ofBuilds = new Map<string, Targets>();
  readonly #standings = new Map<Targets, Map<string, Standing>>();
  readonly #located = new Map<string, LocatedSchema>();
  readonly #problems = new WeakMap<KubernetesObject, readonly SchemaProblem[]>();
  readonly #check: CheckRules | undefined;
  readonly #unknownRules = new UnknownRules();
  readonly #completion: Completion;
  #enums: ClusterEnums | undefined;

  /** `targets` are the minors that the policy file names; without `rules` the rules inside schemas are not evaluated. */
  constructor(
    manifests: Manifests,
    targets: Minors,
    { rules, fluxOfBuilds, completion = COMPLETE }: SchemaOptions = {},
  ) {
    this.#completion = completion;
    this.#check = rules && ((value, schema) => this.#unknownRules.heard(value, rules.check(value, schema)));
    this.#manifests = manifests;
    this.#defined = definedKinds(manifests);
    this.targets = readTargets(targets, schemaIndex(), manifests);
    if (targets.flux) return;
    for (const [build, versions] of fluxOfBuilds ?? []) {
      const flux = fluxTargets(versions, schemaIndex().flux);
      if (flux) this.#ofBuilds.set(build, { ...this.targets, flux });
    }
  }

  /** Looks up the kinds that are not known here where the policy file says; to be done before anything is judged. */
  async locate(objects: readonly KubernetesObject[], locations: SchemaLocations, tree: Tree): Promise<void> {
    const unknown = new Map<string, KindVersion>();
    for (const object of objects) {
      const { apiVersion, kind } = object;
      const { status, product } = this.standing(object);
      const isClosed = product === 'flux' || product === 'kubernetes';
      if (status.startsWith('unknown') && !isClosed) unknown.set(`${apiVersion} ${kind}`, { apiVersion, kind });
    }
    const minor = this.targets.kubernetes.minors.at(-1) ?? '';
    const found = await locations.find([...unknown.values()], tree, minor);
    for (const [{ apiVersion, kind }, schema] of found) this.#located.set(`${apiVersion} ${kind}`, schema);
    this.#standings.clear();
  }

  /** The versions of Flux that the objects of a build are for. */
  fluxOf(build: string): ProductTargets {
    return (this.#ofBuilds.get(build) ?? this.targets).flux;
  }

  /** How an object's version stands with the targets. */
  standing(object: KubernetesObject): Standing {
    const targets = this.#ofBuilds.get(object.builds[0] ?? '') ?? this.targets;
    const known = this.#standings.get(targets) ?? new Map<string, Standing>();
    this.#standings.set(targets, known);
    const key = `${object.apiVersion} ${object.kind}`;
    let standing = known.get(key);
    if (!standing) {
      standing = withLocated(standingOf(object, targets, this.#defined), this.#located.get(key));
      known.set(key, standing);
    }
    return standing;
  }

  /** What the cluster would reject in an object. */
  problems(object: KubernetesObject): readonly SchemaProblem[] {
    let problems = this.#problems.get(object);
    if (!problems) {
      problems = this.#judge(object);
      this.#problems.set(object, problems);
    }
    return problems;
  }

  /** Scalars of a partial object that no schema for it takes, whatever the rest of the object is; likely ones, as another patch may follow. */
  typeProblems(object: KubernetesObject): readonly SchemaProblem[] {
    const verdicts = this.standing(object).schemas.map(({ read }) =>
      judgeObject(object, read(), undefined).filter(
        ({ kind, path }) => kind === 'wrong-type' && typeof object.at(...path).value !== 'object',
      ),
    );
    const [first = new Map<string, SchemaProblem>(), ...others] = verdicts.map(
      (problems) => new Map(problems.map((one) => [idOf(one), one])),
    );
    const shared = [...first].filter(([id]) => others.every((problems) => problems.has(id)));
    return shared.map(([, problem]) => ({ ...problem, unsure: true }));
  }

  /** The version to use instead of the object's own; undefined where none is known. */
  replacement(object: KubernetesObject): Upgrade | undefined {
    const { replacement } = this.standing(object);
    if (!replacement) return undefined;
    const { group, version, kind } = replacement;
    const apiVersion = group === '' ? version : `${group}/${version}`;
    // Where no version is served by all targets, the best one is the object's own.
    if (apiVersion === object.apiVersion && kind === object.kind) return undefined;
    const other = reversioned(object, apiVersion, kind);
    const schema = this.standing(other).schemas[0]?.read();
    const sameKind = kind === object.kind;
    if (!schema) return { apiVersion, sameKind, lost: undefined };
    const before = new Set(this.problems(object).map(fieldOf));
    return {
      apiVersion,
      sameKind,
      lost: judgeObject(other, schema, undefined).filter((problem) => !before.has(fieldOf(problem))),
    };
  }

  /** The rules of schemas that could not be evaluated, with how often and one example, a line each. */
  unknownRules(): readonly string[] {
    return this.#unknownRules.lines();
  }

  #judge(object: KubernetesObject): readonly SchemaProblem[] {
    const head = headProblem(object.value);
    if (head) return [head];
    const standing = this.standing(object);
    if (standing.schemas.length === 0) return standing.product === '' ? this.#unknownKind(object) : [];
    const problems = judgeAll(object, standing, this.#check);
    const sure = withClusterEnums(problems, object, () => (this.#enums ??= clusterEnums(this.#manifests)));
    return sure.flatMap((problem) => {
      if (!object.isFinal && this.#mayBeCompleted(object, problem)) return [];
      return isLikely(problem, standing) ? { ...problem, unsure: true } : problem;
    });
  }

  /** Whatever a custom resource is, its names are of one form. */
  #unknownKind(object: KubernetesObject): readonly SchemaProblem[] {
    if (!object.group.includes('.') || OTHER_NAMES.test(object.group)) return [];
    const problems = metadataOf(object, { root: {}, definitions: {}, reader: 'definition' });
    return problems.flatMap((problem) => (problem.kind === 'missing-field' ? [] : { ...problem, unsure: true }));
  }

  /** Whether a field that a file leaves out is no defect: a patch may add it, or nothing deploys the file as it is. */
  #mayBeCompleted(object: KubernetesObject, { kind, path }: SchemaProblem): boolean {
    if (kind !== 'missing-field' && kind !== 'broken-rule') return false;
    const isDeployed = object.builds.length > 0 || this.#completion.isFileDeployed(object.origin.file.path);
    // A rule may speak of any field.
    return !isDeployed || this.#completion.mayBePatched(object, kind === 'broken-rule' ? '' : String(path.at(-1)));
  }
}

/** Problems under the schemas of all targets: of every one where the object must suit all, else of the first where it suits none. */
function judgeAll(
  object: KubernetesObject,
  { schemas, demand, product }: Standing,
  check: CheckRules | undefined,
): readonly SchemaProblem[] {
  const [first, ...others] = schemas;
  const problems = first ? judgeObject(object, first.read(), check) : [];
  if (demand === 'any') {
    const suits = (schema: JudgingSchema): boolean => judgeObject(object, schema.read(), check).length === 0;
    return problems.length === 0 || others.some(suits) ? [] : problems;
  }
  if (others.length === 0) return problems;
  const all = new Map<string, { readonly problem: SchemaProblem; readonly minors: string[] }>();
  for (const { read, minors } of schemas) {
    for (const problem of judgeObject(object, read(), check)) {
      const known = all.get(idOf(problem));
      if (known) known.minors.push(...minors);
      else all.set(idOf(problem), { problem, minors: [...minors] });
    }
  }
  const targets = new Set(schemas.flatMap(({ minors }) => minors)).size;
  return [...all.values()].map(({ problem, minors }) =>
    minors.length === targets ? problem : { ...problem, message: `${problem.message} ${heldBy(product, minors)}` },
  );
}

/** That a problem is one of some targets only. */
function heldBy(product: string, minors: readonly string[]): string {
  return `This applies to ${productName(product)} ${listWords(minors)}, but not to the other versions in the policy file.`;
}

/** How a version stands that a location of the policy file has a schema for. */
function withLocated(standing: Standing, located: LocatedSchema | undefined): Standing {
  if (!located || !standing.status.startsWith('unknown')) return standing;
  const { schema, isOwn } = located;
  return {
    ...standing,
    status: 'served',
    product: isOwn ? 'repository' : 'location',
    schemas: [{ minors: [], read: () => schema }],
  };
}

/** The object as if it named another version. */
function reversioned({ value, origin, builds }: KubernetesObject, apiVersion: string, kind: string): KubernetesObject {
  const copy = copyMap(value);
  copy.apiVersion = apiVersion;
  copy.kind = kind;
  return new KubernetesObject(copy, origin, builds);
}

/** A product as messages name it. */
export function productName(product: string): string {
  return product === 'flux' ? 'Flux' : product === 'kubernetes' ? 'Kubernetes' : product;
}

function fieldOf({ path, kind }: SchemaProblem): string {
  return JSON.stringify([path, kind]);
}

function idOf({ path, values }: SchemaProblem): string {
  return JSON.stringify([path, values]);
}

/**
 * Of a product that is bundled in one version only, another version may run: what is not plainly a slip is only likely.
 */
function isLikely({ fix }: SchemaProblem, { product }: Standing): boolean {
  return fix === undefined && product !== 'flux' && product !== 'kubernetes' && product !== 'repository';
}

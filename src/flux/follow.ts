import { KubernetesObject } from '../kubernetes/object.ts';
import { isMap, mapAt, stringAt } from '../yaml/value.ts';
import { Cluster, type ClusterObject, type Evidence } from './cluster.ts';
import { madeBy } from './made.ts';
import { Providers } from './providers.ts';
import { applyBuild } from './reconcile.ts';
import {
  type Reconciler,
  type ReconcilerFailure,
  type ReconcilerPath,
  reconcilerId,
  type Unknown,
} from './reconciler.ts';
import type { Artifacts } from './source/artifact.ts';
import { locationOf, type Publication, SourceResolver } from './source/resolve.ts';
import { readVariables, variableSources } from './variables.ts';

/** Where a cluster begins. */
export interface ClusterSeed {
  readonly name: string;
  readonly evidence: Evidence;
  /** The Kustomizations that are there without Flux. */
  readonly kustomizations: readonly KubernetesObject[];
  /** What else is applied with them: their sources, settings. */
  readonly objects: readonly KubernetesObject[];
}

export const KUSTOMIZATION = 'kustomize.toolkit.fluxcd.io/Kustomization';
const SOURCE_GROUP = 'source.toolkit.fluxcd.io';
const FLUX_NAMESPACE = 'flux-system';
/** Kustomizations that a cluster may have. */
const MAX_RECONCILERS = 3000;
const MAX_OBJECTS = 200_000;
/** Runs until what a cluster makes of itself no longer changes. */
const MAX_RUNS = 4;

/** Follows a cluster from its seed: each Kustomization to its files, what they build, and the Kustomizations in that. */
export function followCluster(seed: ClusterSeed, artifacts: Artifacts, publication: Publication): Cluster {
  let hints: Hints = { known: new Map(), own: new Map() };
  for (let run = 1; ; run++) {
    const follower = new Follower(seed, artifacts, publication, hints);
    const cluster = follower.follow();
    const next = follower.hints;
    if (!next || run >= MAX_RUNS) return cluster;
    hints = next;
  }
}

/** What an earlier run taught. */
interface Hints {
  /** Objects that are asked for before they are there, by what they are asked for: a running cluster has them all. */
  readonly known: ReadonlyMap<string, KubernetesObject>;
  /** What the cluster makes of the objects that it began with. */
  readonly own: ReadonlyMap<string, KubernetesObject>;
}

interface Task {
  readonly object: KubernetesObject;
  readonly namespace: string;
  readonly parent: Reconciler | undefined;
}

class Follower {
  readonly #seed: ClusterSeed;
  readonly #hints: Hints;
  readonly #resolver: SourceResolver;
  readonly #bootstrap: { readonly kind: string; readonly namespace: string; readonly name: string };
  readonly #reconcilers = new Map<string, Reconciler>();
  readonly #objects: ClusterObject[] = [];
  readonly #providers = new Providers();
  readonly #earlier = new Providers();
  readonly #sources = new Map<string, KubernetesObject>();
  readonly #unknowns: Unknown[] = [];
  readonly #queue: Task[] = [];
  readonly #queued = new Set<string>();
  readonly #own = new Map<string, KubernetesObject>();
  /** Objects that were asked for before they were there. */
  readonly #absent = new Set<string>();

  constructor(seed: ClusterSeed, artifacts: Artifacts, publication: Publication, hints: Hints) {
    this.#seed = seed;
    this.#hints = hints;
    const [root] = seed.kustomizations;
    this.#bootstrap = sourceReference(root, root?.namespace || FLUX_NAMESPACE);
    const { kind, namespace, name } = this.#bootstrap;
    const source = seed.objects.find(
      (object) => object.kind === kind && object.name === name && (object.namespace || namespace) === namespace,
    );
    for (const object of hints.known.values()) this.#earlier.add(object);
    const find = (...id: [string, string, string]): KubernetesObject | undefined => this.#sourceAt(id.join('/'));
    this.#resolver = new SourceResolver(artifacts, publication, find, source);
  }

  follow(): Cluster {
    const { name } = this.#seed;
    for (const object of this.#seed.objects) this.#add(inCluster(this.#current(object), name), undefined);
    for (const object of this.#seed.kustomizations) {
      const root = inCluster(this.#current(object), name);
      this.#objects.push({ object: root, reconciler: undefined });
      this.#enqueue(root, undefined, FLUX_NAMESPACE);
    }
    let waiting: Task[] = [];
    for (;;) {
      for (let task = this.#next(); task; task = this.#next()) {
        if (this.#missing(task).length === 0) this.#reconcile(task);
        else waiting.push(task);
      }
      const ready = waiting.filter((task) => this.#missing(task).length === 0);
      const next = ready.length > 0 ? ready : this.#hopeless(waiting);
      if (next.length === 0) break;
      waiting = waiting.filter((task) => !next.includes(task));
      for (const task of next) this.#reconcile(task);
    }
    return new Cluster({
      name: this.#seed.name,
      evidence: this.#seed.evidence,
      reconcilers: [...this.#reconcilers.values()],
      objects: this.#applied(),
      providers: this.#providers,
      unknowns: this.#unknowns,
    });
  }

  /** The objects; what the cluster began with or a controller makes only where no reconciler applies it. */
  #applied(): ClusterObject[] {
    const ids = new Set(this.#objects.flatMap(({ object, reconciler }) => (reconciler ? [idOf(object)] : [])));
    return this.#objects.filter(({ object, reconciler }) => {
      if (reconciler) return true;
      const id = idOf(object);
      const isNew = !ids.has(id);
      ids.add(id);
      return isNew;
    });
  }

  /** What another run would know better; undefined where it would come to the same. */
  get hints(): Hints | undefined {
    const { known, own } = this.#hints;
    const found = [...this.#absent, ...known.keys()].flatMap((id): [string, KubernetesObject][] => {
      const object = this.#present(id);
      return object && !isEqual(object, known.get(id)) ? [[id, object]] : [];
    });
    if (found.length === 0 && this.#own.size === 0) return undefined;
    return { known: new Map([...known, ...found]), own: new Map([...own, ...this.#own]) };
  }

  /** An object that the cluster began with, as the cluster itself has made it since. */
  #current(object: KubernetesObject): KubernetesObject {
    return this.#hints.own.get(idOf(object)) ?? object;
  }

  /** The first task that waits for something which nothing has brought. */
  #hopeless([next]: readonly Task[]): Task[] {
    if (!next) return [];
    for (const id of this.#missing(next)) this.#absent.add(id);
    return [next];
  }

  /** The object of this run that is, or makes, what is asked for as `kind/namespace/name`. */
  #present(id: string): KubernetesObject | undefined {
    const [kind = '', namespace = '', name = ''] = id.split('/');
    return this.#sources.get(id) ?? this.#providers.get(kind, namespace, name)?.object;
  }

  #sourceAt(id: string): KubernetesObject | undefined {
    return this.#sources.get(id) ?? this.#hints.known.get(id);
  }

  /** What a task needs and the cluster does not have yet, as `kind/namespace/name`. */
  #missing({ object, namespace }: Task): string[] {
    const { kind, namespace: sourceNamespace, name } = sourceReference(object, namespace);
    const wanted = variableSources(object).map((source) => `${source.kind}/${namespace}/${source.name}`);
    const ids = [`${kind}/${sourceNamespace}/${name}`, ...wanted];
    return ids.filter((id) => !this.#present(id) && !this.#hints.known.has(id));
  }

  /** The next Kustomization to look at; none once the cluster has become too large to judge. */
  #next(): Task | undefined {
    const task = this.#queue.shift();
    if (!task || this.#objects.length <= MAX_OBJECTS) return task;
    const reason = `The cluster has more than ${MAX_OBJECTS} objects, which is more than gitops-gate judges.`;
    this.#unknowns.push({ kind: 'cluster', reason, origin: task.object.origin });
    this.#queue.length = 0;
    return undefined;
  }

  #enqueue(object: KubernetesObject, parent: Reconciler | undefined, defaultNamespace: string): void {
    const namespace = object.namespace || defaultNamespace;
    const id = reconcilerId({ namespace, name: object.name });
    if (this.#queued.has(id)) return;
    if (this.#queued.size >= MAX_RECONCILERS) {
      const reason = `The cluster has more than ${MAX_RECONCILERS} Kustomizations, which is more than gitops-gate follows.`;
      if (this.#queued.size === MAX_RECONCILERS)
        this.#unknowns.push({ kind: 'cluster', reason, origin: object.origin });
      return;
    }
    this.#queued.add(id);
    this.#queue.push({ object, namespace, parent });
  }

  /** Takes an object into the cluster, with what controllers make of it. */
  #add(object: KubernetesObject, reconciler: Reconciler | undefined): void {
    this.#objects.push({ object, reconciler });
    this.#providers.add(object);
    if (object.group === SOURCE_GROUP) {
      const namespace = object.namespace || (reconciler?.namespace ?? FLUX_NAMESPACE);
      this.#sources.set(`${object.kind}/${namespace}/${object.name}`, object);
    }
    this.#noticeOwn(object, reconciler);
    if (object.groupKind === KUSTOMIZATION) this.#enqueue(object, reconciler, reconciler?.namespace ?? FLUX_NAMESPACE);
  }

  /** Adds what controllers make of objects, once all objects of their build are there. */
  #expand(objects: readonly KubernetesObject[]): void {
    for (const object of objects) {
      const made = madeBy(object, this.#providers);
      if (made.unknown !== undefined) {
        const reason = `Not all objects of ${object.kind} \`${object.name}\` are known: ${made.unknown}.`;
        this.#unknowns.push({ kind: 'resource-set', reason, origin: object.origin });
      }
      const own = made.objects.map((child) => inCluster(child, this.#seed.name));
      for (const child of own) this.#add(child, undefined);
      if (own.length > 0) this.#expand(own);
    }
  }

  /** Remembers what the cluster makes of an object that it began with, where that is not the same. */
  #noticeOwn(object: KubernetesObject, reconciler: Reconciler | undefined): void {
    if (!reconciler) return;
    const id = idOf(object);
    const seeds = [...this.#seed.objects, ...this.#seed.kustomizations];
    const seed = seeds.find((candidate) => idOf(candidate) === id);
    if (!seed) return;
    const current = this.#current(seed);
    if (!isEqual(current, object)) this.#own.set(id, object);
  }

  #reconcile(task: Task): void {
    const { object, namespace, parent } = task;
    const reference = sourceReference(object, namespace);
    const source = this.#sourceAt(`${reference.kind}/${reference.namespace}/${reference.name}`);
    const variables = readVariables(object, namespace, {
      get: (...id) => this.#providers.get(...id) ?? this.#earlier.get(...id),
    });
    const failures: ReconcilerFailure[] = [];
    const unknowns: Unknown[] = [];
    const path = this.#pathOf(task, source, failures, unknowns);
    const build = path?.exists ? path.artifact.build(path.directory, object) : undefined;
    const applied = build ? applyBuild(object, build, variables, this.#seed.name) : undefined;
    for (const { reason, origin } of build?.unknown ?? [])
      unknowns.push({ kind: 'remote', reason, origin, location: origin?.text ?? '' });
    const isRemote = isMap(mapAt(object.value, 'spec')?.kubeConfig);
    const reconciler: Reconciler = {
      object,
      namespace,
      name: object.name,
      parent,
      source,
      path,
      build,
      variables,
      uses: applied?.uses ?? [],
      missing: applied?.missing ?? [],
      failures: [...failures, ...(applied?.failures ?? [])],
      unknowns,
      isRemote,
      objects: applied?.objects ?? [],
    };
    this.#reconcilers.set(reconcilerId(reconciler), reconciler);
    if (isRemote) return;
    for (const child of reconciler.objects) this.#add(child, reconciler);
    this.#expand(reconciler.objects);
  }

  #pathOf(
    { object, namespace }: Task,
    source: KubernetesObject | undefined,
    failures: ReconcilerFailure[],
    unknowns: Unknown[],
  ): ReconcilerPath | undefined {
    const place = object.at('spec', 'path');
    const value = typeof place.value === 'string' ? place.value : '';
    if (value.includes('${')) {
      unknowns.push({
        kind: 'path',
        reason: `The path \`${value}\` has a variable whose value is not known.`,
        origin: place.origin,
      });
      return undefined;
    }
    const resolved = this.#resolve(object, namespace, source, value);
    if ('unknown' in resolved) {
      const { origin } = object.at('spec', 'sourceRef', 'name');
      const reason = `What Kustomization \`${object.name}\` applies is not known: ${resolved.unknown}.`;
      const reference = sourceReference(object, namespace);
      unknowns.push(
        source
          ? { kind: 'source', reason, origin, location: locationOf(source) }
          : {
              kind: 'source',
              reason,
              origin,
              missing: [`${SOURCE_GROUP}/${reference.kind}`, reference.namespace, reference.name],
            },
      );
      return undefined;
    }
    const { artifact, directory, isCertain } = resolved;
    const exists = artifact.has(directory);
    if (!exists && !isCertain) {
      const reason = `Where \`${value}\` is in this repository is not known: its source begins at a directory that nothing states.`;
      unknowns.push({ kind: 'path', reason, origin: place.origin });
    } else if (!exists) {
      const cause = `kustomization path not found: ${value}`;
      const message = `There is no directory \`${directory}\`, so Kustomization \`${object.name}\` applies nothing.`;
      failures.push({ kind: 'path', cause, message, origin: place.origin });
    }
    return { value, directory, exists, isCertain, artifact };
  }

  #resolve(
    object: KubernetesObject,
    namespace: string,
    source: KubernetesObject | undefined,
    path: string,
  ): ReturnType<SourceResolver['resolve']> {
    if (source) return this.#resolver.resolve(source, path);
    const reference = sourceReference(object, namespace);
    const { kind, name } = this.#bootstrap;
    if (reference.kind === kind && reference.namespace === this.#bootstrap.namespace && reference.name === name) {
      return this.#resolver.resolveBootstrap(path);
    }
    return {
      unknown: `nothing that is known from here makes ${reference.kind} \`${reference.namespace}/${reference.name}\``,
    };
  }
}

function sourceReference(
  object: KubernetesObject | undefined,
  ownNamespace: string,
): { readonly kind: string; readonly namespace: string; readonly name: string } {
  const reference = mapAt(object?.value, 'spec', 'sourceRef');
  return {
    kind: stringAt(reference, 'kind') ?? '',
    namespace: stringAt(reference, 'namespace') || ownNamespace,
    name: stringAt(reference, 'name') ?? '',
  };
}

/** The object with the cluster as its build. */
function inCluster({ value, origin }: KubernetesObject, cluster: string): KubernetesObject {
  return new KubernetesObject(value, origin, [cluster]);
}

function isEqual(a: KubernetesObject, b: KubernetesObject | undefined): boolean {
  return a.value === b?.value || JSON.stringify(a.value) === JSON.stringify(b?.value);
}

/** An id under which an object is the same however it came; without a namespace it is in that of Flux. */
function idOf({ groupKind, namespace, name }: KubernetesObject): string {
  return `${groupKind}/${namespace || FLUX_NAMESPACE}/${name}`;
}

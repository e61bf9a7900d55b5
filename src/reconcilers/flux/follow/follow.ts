import type { Guard } from '../../../guard.ts';
import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { isMap, mapAt } from '../../../yaml/value.ts';
import { applierId } from '../../deployed.ts';
import type { Externals } from '../../externals.ts';
import { ANYTHING } from '../../may-bring.ts';
import { askedFor, type ClusterEntrypoint, FLUX_NAMESPACE, inCluster, namedSource } from '../entrypoints/entrypoint.ts';
import { type GeneratedObjects, generatedBy } from '../generated/generated-objects.ts';
import { KUSTOMIZATION } from '../kinds.ts';
import { dependenciesOf } from '../references/dependencies.ts';
import type { Artifacts } from '../source/artifact.ts';
import { locationOf, type Publication, SourceResolver } from '../source/resolve.ts';
import { policySource } from '../substitute/policies.ts';
import { readVariables, variableSources } from '../substitute/variables.ts';
import { Cluster } from './cluster.ts';
import { ClusterState, type Hints, NO_HINTS } from './cluster-state.ts';
import type { FluxKustomization, UnknownReason } from './flux-kustomization.ts';
import { Locator } from './locate.ts';
import { applyBuild } from './reconcile.ts';
import { ownerOf, partOf } from './unknown-content.ts';

/** Kustomizations that a cluster may have. */
const MAX_RECONCILERS = 3000;
const MAX_OBJECTS = 200_000;
/** How often a cluster is followed until the objects that it generates no longer change. */
const MAX_RUNS = 4;
/** How many missing things are waited for. */
const MAX_WAITS = 100;

/** Follows a cluster from its entrypoint: each Kustomization to its files, what they build, and the Kustomizations in that. */
export function followCluster(
  entrypoint: ClusterEntrypoint,
  artifacts: Artifacts,
  publication: Publication,
  externals: Externals,
): Cluster {
  let hints = NO_HINTS;
  for (let run = 1; ; run++) {
    const follower = new Follower(entrypoint, artifacts, publication, externals, hints);
    const cluster = follower.follow();
    const next = follower.state.hints();
    if (!next || run >= MAX_RUNS) return cluster;
    hints = next;
  }
}

interface Task {
  readonly object: KubernetesObject;
  readonly namespace: string;
  readonly parent: FluxKustomization | undefined;
}

class Follower {
  readonly state: ClusterState;
  readonly #entrypoint: ClusterEntrypoint;
  readonly #externals: Externals;
  readonly #guard: Guard;
  readonly #locator: Locator;
  readonly #kustomizations = new Map<string, FluxKustomization>();
  readonly #unknowns: UnknownReason[] = [];
  readonly #queue: Task[] = [];
  readonly #queued = new Set<string>();

  constructor(
    entrypoint: ClusterEntrypoint,
    artifacts: Artifacts,
    publication: Publication,
    externals: Externals,
    hints: Hints,
  ) {
    this.#entrypoint = entrypoint;
    this.#externals = externals;
    this.#guard = artifacts.guard;
    this.state = new ClusterState(entrypoint, hints);
    const [root] = entrypoint.kustomizations;
    const bootstrap = namedSource(root, root?.namespace || FLUX_NAMESPACE);
    const source = entrypoint.objects.find(
      ({ kind, name, namespace }) =>
        kind === bootstrap.kind &&
        name === bootstrap.name &&
        (namespace || bootstrap.namespace) === bootstrap.namespace,
    );
    const find = (kind: string, namespace: string, name: string): KubernetesObject | undefined =>
      this.state.source(askedFor({ kind, namespace, name }));
    const own = [...publication.repositories, ...publication.roots.keys(), ...(source ? [locationOf(source)] : [])];
    const owners = new Set(own.flatMap((location) => ownerOf(location) ?? []));
    this.#locator = new Locator(new SourceResolver(artifacts, publication, find, source), bootstrap, owners);
  }

  follow(): Cluster {
    const { name, evidence, objects, kustomizations } = this.#entrypoint;
    for (const object of [...objects, ...kustomizations]) {
      this.#add(inCluster(this.state.current(object), name), undefined);
    }
    let waiting: Task[] = [];
    for (let waits = 0; ; waits++) {
      for (let task = this.#next(); task; task = this.#next()) {
        if (waits > MAX_WAITS || this.#awaited(task).length === 0) this.#reconcile(task);
        else waiting.push(task);
      }
      const [first] = waiting;
      if (!first) break;
      const isReady = (task: Task): boolean => waits > MAX_WAITS || this.#awaited(task).length === 0;
      if (!waiting.some(isReady)) for (const id of this.#awaited(first)) this.state.giveUp(id);
      const ready = waiting.filter(isReady);
      waiting = waiting.filter((task) => !ready.includes(task));
      for (const task of ready) this.#reconcile(task);
    }
    return new Cluster({
      name,
      evidence,
      kustomizations: [...this.#kustomizations.values()],
      objects: this.state.objects(),
      providers: this.state.providers,
      unknowns: this.#unknowns,
    });
  }

  /** What a Kustomization needs that the cluster does not have yet. */
  #awaited({ object, namespace }: Task): string[] {
    const sources = variableSources(object).map(({ kind, name }) => askedFor({ kind, namespace, name }));
    return [askedFor(namedSource(object, namespace)), ...sources].filter((id) => this.state.isAwaited(id));
  }

  /** The next Kustomization to follow; undefined once the cluster is too large to check. */
  #next(): Task | undefined {
    const task = this.#queue.shift();
    if (!task || this.state.size <= MAX_OBJECTS) return task;
    this.#stop(`${MAX_OBJECTS} objects`, task.object);
    this.#queue.length = 0;
    return undefined;
  }

  #stop(why: string, { origin }: KubernetesObject): void {
    const excess = `The cluster \`${this.#entrypoint.name}\` has more than ${why}. gitops-gate did not check the rest.`;
    this.#guard.leave({ what: `The cluster \`${this.#entrypoint.name}\``, at: origin }, excess);
    this.#unknowns.push({
      kind: 'cluster',
      reason: `The cluster has more than ${why}. The rest is not known.`,
      origin,
      brings: ANYTHING,
    });
  }

  #enqueue(object: KubernetesObject, parent: FluxKustomization | undefined): void {
    const namespace = object.namespace || (parent?.namespace ?? FLUX_NAMESPACE);
    const id = applierId({ namespace, name: object.name });
    if (this.#queued.has(id)) return;
    this.#queued.add(id);
    if (this.#queued.size <= MAX_RECONCILERS) this.#queue.push({ object, namespace, parent });
    else if (this.#queued.size === MAX_RECONCILERS + 1) {
      this.#stop(`${MAX_RECONCILERS} Kustomizations`, object);
    }
  }

  #add(object: KubernetesObject, kustomization: FluxKustomization | undefined): void {
    this.state.add(object, kustomization);
    if (object.groupKind === KUSTOMIZATION) this.#enqueue(object, kustomization);
  }

  /** Adds the objects that controllers generate, once all objects of the build are known. */
  #expand(objects: readonly KubernetesObject[]): void {
    for (const object of objects) {
      const made = this.#made(object);
      if (made.unknown !== undefined) {
        const reason = `Not all objects of ${object.kind} \`${object.name}\` are known: ${made.unknown}.`;
        this.#unknowns.push({ kind: 'resource-set', reason, origin: object.origin, brings: made.brings ?? ANYTHING });
        const subject = { what: `The output of ${object.kind} \`${object.name}\``, at: object.origin };
        if (made.excess !== undefined) this.#guard.leave(subject, made.excess);
      }
      const children = made.objects.map((child) => inCluster(child, this.#entrypoint.name));
      for (const child of children) this.#add(child, undefined);
      if (children.length > 0) this.#expand(children);
    }
  }

  /** What controllers generate from an object; not known if that fails. */
  #made(object: KubernetesObject): GeneratedObjects {
    return this.#guard.run(
      'objects',
      () => ({ what: `The output of ${object.kind} \`${object.name}\``, at: object.origin }),
      () => generatedBy(object, this.state.providers),
      () => ({ objects: [], unknown: 'it could not be checked' }),
    );
  }

  #listedKeys(kind: string, namespace: string, name: string): readonly string[] | undefined {
    return this.#externals.keysOf({ groupKind: `/${kind}`, namespace, name, cluster: this.#entrypoint.name });
  }

  #reconcile(task: Task): void {
    const { kind, name, origin } = task.object;
    this.#guard.run(
      'Flux Kustomizations',
      () => ({ what: `The content of ${kind} \`${name}\``, at: origin }),
      () => this.#apply(task),
      () => {
        const reason = `The objects of Kustomization \`${name}\` could not be checked.`;
        this.#unknowns.push({ kind: 'cluster', reason, origin, brings: ANYTHING });
      },
    );
  }

  #apply({ object, namespace, parent }: Task): void {
    const source = this.state.source(askedFor(namedSource(object, namespace)));
    const variables = readVariables(
      object,
      namespace,
      (...id) => this.state.provided(...id),
      (kind, inNamespace, name) => this.#listedKeys(kind, inNamespace, name),
      this.state.policies.map(policySource),
    );
    const { path, isElsewhere, failures, unknowns } = this.#locator.locate(object, namespace, source);
    const build = path?.exists ? path.artifact.build(path.directory, object) : undefined;
    const applied = build ? applyBuild(object, build, variables, this.#entrypoint.name) : undefined;
    const remote = (build?.unknown ?? []).map(
      (part): UnknownReason => ({
        kind: 'remote',
        reason: part.reason,
        origin: part.origin,
        brings: partOf(part, this.#locator.userOf(object, namespace)),
      }),
    );
    const allFailures = [...failures, ...(applied?.failures ?? [])];
    const spec = mapAt(object.value, 'spec');
    const kustomization: FluxKustomization = {
      object,
      namespace,
      name: object.name,
      parent,
      source,
      path,
      isElsewhere,
      build,
      variables,
      uses: applied?.uses ?? [],
      missing: applied?.missing ?? [],
      failures: allFailures,
      hasFailed: allFailures.length > 0,
      isOpen: allFailures.length > 0 || build === undefined,
      isSuspended: spec?.suspend === true,
      waitsFor: dependenciesOf(object).map((one) =>
        applierId({ namespace: one.namespace || namespace, name: one.name }),
      ),
      unknowns: [...unknowns, ...remote],
      isRemote: isMap(spec?.kubeConfig),
      objects: applied?.objects ?? [],
    };
    this.#kustomizations.set(applierId(kustomization), kustomization);
    if (kustomization.isRemote) return;
    for (const child of kustomization.objects) this.#add(child, kustomization);
    this.#expand(kustomization.objects);
  }
}

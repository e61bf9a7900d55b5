import type { Guard } from '../../../guard.ts';
import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { applierId } from '../../deployed.ts';
import type { Externals } from '../../externals.ts';
import { ANYTHING } from '../../may-bring.ts';
import { askedFor, type ClusterEntrypoint, inCluster, namedSource } from '../entrypoints/entrypoint.ts';
import { KUSTOMIZATION } from '../kinds.ts';
import type { Artifacts } from '../source/artifact.ts';
import type { Publication } from '../source/resolved-source.ts';
import { policySource } from '../substitute/policies.ts';
import { readVariables, variableSources } from '../substitute/variables.ts';
import { Cluster } from './cluster.ts';
import { ClusterState, type Hints } from './cluster-state.ts';
import type { FluxKustomization, UnknownReason } from './flux-kustomization.ts';
import { FollowQueue, type Task } from './follow-queue.ts';
import { followedKustomization } from './followed-kustomization.ts';
import type { Locator } from './locate.ts';
import { locatorOf } from './locate.ts';
import { madeOf } from './made.ts';
import { applyBuild } from './reconcile.ts';
import { unknownParts } from './unknown-content.ts';

/** How many missing things are waited for. */
const MAX_WAITS = 100;

/** Follows a cluster once; `state` says what it came to, and what a second time would know better. */
export class Follower {
  readonly state: ClusterState;
  readonly #entrypoint: ClusterEntrypoint;
  readonly #externals: Externals;
  readonly #guard: Guard;
  readonly #locator: Locator;
  readonly #kustomizations = new Map<string, FluxKustomization>();
  readonly #unknowns: UnknownReason[] = [];
  readonly #queue: FollowQueue;

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
    this.#queue = new FollowQueue(entrypoint.name, artifacts.guard);
    this.state = new ClusterState(entrypoint, hints);
    this.#locator = locatorOf(entrypoint, artifacts, publication, (kind, namespace, name) =>
      this.state.source(askedFor({ kind, namespace, name })),
    );
  }

  follow(): Cluster {
    const { name, evidence, objects, kustomizations } = this.#entrypoint;
    for (const object of [...objects, ...kustomizations]) {
      this.#add(inCluster(this.state.current(object), name), undefined);
    }
    let waiting: Task[] = [];
    for (let waits = 0; ; waits++) {
      for (let task = this.#queue.next(this.state.size); task; task = this.#queue.next(this.state.size)) {
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
      unknowns: [...this.#unknowns, ...this.#queue.unknowns],
    });
  }

  /** What a Kustomization needs that the cluster does not have yet. */
  #awaited({ object, namespace }: Task): string[] {
    const sources = variableSources(object).map(({ kind, name }) => askedFor({ kind, namespace, name }));
    return [askedFor(namedSource(object, namespace)), ...sources].filter((id) => this.state.isAwaited(id));
  }

  #add(object: KubernetesObject, kustomization: FluxKustomization | undefined): void {
    this.state.add(object, kustomization);
    if (object.groupKind === KUSTOMIZATION) this.#queue.add(object, kustomization);
  }

  /** Adds the objects that controllers generate, once all objects of the build are known. */
  #expand(objects: readonly KubernetesObject[]): void {
    for (const object of objects) {
      const made = madeOf(object, this.state.providers, this.#guard);
      this.#unknowns.push(...made.unknowns);
      const children = made.objects.map((child) => inCluster(child, this.#entrypoint.name));
      for (const child of children) this.#add(child, undefined);
      if (children.length > 0) this.#expand(children);
    }
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
      (kind, inNamespace, named) =>
        this.#externals.keysOf({
          groupKind: `/${kind}`,
          namespace: inNamespace,
          name: named,
          cluster: this.#entrypoint.name,
        }),
      this.state.policies.map(policySource),
    );
    const { path, isElsewhere, failures, unknowns } = this.#locator.locate(object, namespace, source);
    const build = path?.exists ? path.artifact.build(path.directory, object) : undefined;
    const applied = build ? applyBuild(object, build, variables, this.#entrypoint.name) : undefined;
    const kustomization = followedKustomization(
      { object, namespace, name: object.name, parent, source, path, isElsewhere, build, variables },
      applied,
      failures,
      [...unknowns, ...unknownParts(build, this.#locator.userOf(object, namespace))],
    );
    this.#kustomizations.set(applierId(kustomization), kustomization);
    if (kustomization.isRemote) return;
    for (const child of kustomization.objects) this.#add(child, kustomization);
    this.#expand(kustomization.objects);
  }
}

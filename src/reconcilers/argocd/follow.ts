import type { Subject } from '../../guard.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import { stringAt, type YamlMap } from '../../yaml/value.ts';
import type { Application } from './application.ts';
import { type Expansion, type ExpansionContext, expandApplicationSet } from './application-set.ts';
import type { ArgoEntrypoint } from './entrypoints/entrypoints.ts';
import { isArgo } from './is-argo.ts';
import type { OwnRepository } from './source/repository.ts';
import { repositoryAt, type SourceContext, type SourceRepository } from './source/source-repository.ts';
import { ApplicationSources, type Certainty } from './source/sources.ts';
import type { ArgoUnknown } from './unknown.ts';

/** An ApplicationSet of the tree. */
export interface FollowedApplicationSet {
  readonly object: KubernetesObject;
  readonly applications: readonly Application[];
  /** What its generators give the template, as far as it is known. */
  readonly generators: Expansion['generators'];
  /** What is not known of its generators. */
  readonly unknowns: readonly ArgoUnknown[];
}

/** What Applications are followed with. */
export interface FollowContext extends Omit<SourceContext, 'own'> {
  readonly entrypoints: readonly ArgoEntrypoint[];
  /** Finds this repository among the ones that Applications and ApplicationSets reference. */
  readonly findOwn: (stated: readonly KubernetesObject[]) => OwnRepository;
}

/** Applications that are followed in one tree. */
const MAX_APPLICATIONS = 50_000;
/** How many sets of parameters all ApplicationSets of a tree may generate. */
const MAX_SETS = 200_000;

/** Follows Applications and ApplicationSets to what they deploy, and the Applications and ApplicationSets in that. */
export function follow(context: FollowContext): {
  applications: readonly Application[];
  sets: readonly FollowedApplicationSet[];
} {
  const { tree, reader } = context;
  const entrypoints = context.entrypoints.map(({ object }) => object);
  const stated = [...entrypoints];
  const budget = { left: MAX_SETS };
  // What needs no repository is the same before this repository is found and after.
  const settled = new Map<YamlMap, Expansion>();
  for (const entrypoint of entrypoints) {
    if (entrypoint.kind !== 'ApplicationSet' || settled.has(entrypoint.value)) continue;
    let hasAsked = false;
    const filesOf = (): undefined => {
      hasAsked = true;
    };
    const expansion = expand(entrypoint, { tree, reader, filesOf, budget });
    if (!hasAsked) settled.set(entrypoint.value, expansion);
    stated.push(...expansion.applications.map(({ object }) => object));
  }
  const follower = new Follower({ ...context, own: context.findOwn(stated) }, settled, budget);
  // Whoever installs a chart may change what it yields.
  for (const { object, foundBy } of context.entrypoints) {
    const isOfChart = foundBy === 'chart';
    follower.add(object, { isCertain: !isOfChart, chart: isOfChart ? object.builds[0] : undefined });
  }
  return follower.run();
}

/** What an ApplicationSet generates; not known if that fails. */
function expand(set: KubernetesObject, context: ExpansionContext): Expansion {
  const { guard } = context.reader;
  const subject = (): Subject => ({ what: `The output of ApplicationSet \`${set.name}\``, at: set.origin });
  const reason = `The Applications of ApplicationSet \`${set.name}\` could not be checked.`;
  return guard.run(
    'ApplicationSets',
    subject,
    () => expandApplicationSet(set, context),
    (): Expansion => ({
      applications: [],
      generators: [],
      unknowns: [{ kind: 'generator', reason, origin: set.origin }],
    }),
  );
}

/** An Application or ApplicationSet that is to be followed. */
interface Queued {
  readonly object: KubernetesObject;
  /** Whether it certainly exists once what brings it is applied. */
  readonly isCertain: boolean;
  /** The values of a chart that it is made with. */
  readonly written: Application['written'];
  readonly chart: string | undefined;
}

class Follower {
  readonly #context: SourceContext;
  readonly #settled: ReadonlyMap<YamlMap, Expansion>;
  readonly #applications: Application[] = [];
  readonly #sets: FollowedApplicationSet[] = [];
  readonly #queue: Queued[] = [];
  readonly #seen = new Set<YamlMap>();
  readonly #budget: { left: number };

  constructor(context: SourceContext, settled: ReadonlyMap<YamlMap, Expansion>, budget: { left: number }) {
    this.#budget = budget;
    this.#context = context;
    this.#settled = settled;
  }

  add(object: KubernetesObject, { isCertain = true, written = [], chart }: Partial<Queued> = {}): void {
    if (!isArgo(object) || this.#seen.has(object.value)) return;
    this.#seen.add(object.value);
    this.#queue.push({ object, isCertain, written, chart });
  }

  run(): { applications: readonly Application[]; sets: readonly FollowedApplicationSet[] } {
    for (const { object, isCertain, written, chart } of this.#queue) {
      if (object.kind === 'ApplicationSet') this.#followSet(object, isCertain, chart);
      else
        this.#applications.push(
          this.#follow(object, { set: undefined, written, chart }, { exists: isCertain, isPatched: false }),
        );
    }
    return { applications: this.#applications, sets: this.#sets };
  }

  #followSet(set: KubernetesObject, exists: boolean, chart: string | undefined): void {
    const { tree, reader } = this.#context;
    const filesOf = (url: string, revision: string): SourceRepository | undefined => {
      const repository = repositoryAt(url, this.#context);
      return repository?.isHere(revision) ? repository : undefined;
    };
    const { applications, generators, unknowns } =
      this.#settled.get(set.value) ?? expand(set, { tree, reader, filesOf, budget: this.#budget });
    const followed = applications
      .slice(0, Math.max(0, MAX_APPLICATIONS - this.#applications.length))
      .map((made) =>
        this.#follow(
          made.object,
          { set, written: made.written, chart },
          { exists: exists && made.isCertain, isPatched: made.isPatched },
        ),
      );
    this.#applications.push(...followed);
    const reason = `The repository has more than ${MAX_APPLICATIONS} Applications. gitops-gate did not check the rest.`;
    const rest = followed.length < applications.length ? [{ kind: 'limit' as const, reason, origin: set.origin }] : [];
    const excess = [...unknowns, ...rest].find(({ kind }) => kind === 'limit');
    if (excess)
      this.#context.reader.guard.leave(
        { what: `ApplicationSet \`${set.name}\``, at: excess.origin ?? set.origin },
        excess.reason,
      );
    this.#sets.push({ object: set, applications: followed, generators, unknowns: [...unknowns, ...rest] });
  }

  #follow(
    object: KubernetesObject,
    maker: Pick<Application, 'set' | 'written' | 'chart'>,
    certainty: Certainty,
  ): Application {
    const resolver = new ApplicationSources(object, certainty, this.#context);
    const reason = 'Its manifests could not be checked.';
    const sources = this.#context.reader.guard.run(
      'Applications',
      () => ({ what: `The content of Application \`${object.name}\``, at: object.origin }),
      () => resolver.resolve(),
      () => {
        resolver.unknowns.push({ kind: 'source', reason, origin: object.origin });
        return [];
      },
    );
    const objects = sources.flatMap((source) => source.objects);
    for (const { object: made, ...how } of sources.flatMap(({ charted }) => charted))
      this.add(made, { ...how, chart: made.builds[0] });
    for (const child of objects) this.add(child);
    const destination = (field: string): string | undefined => stringAt(object.value, 'spec', 'destination', field);
    return {
      object,
      name: object.name,
      namespace: object.namespace,
      ...maker,
      isCertain: certainty.exists,
      destination: {
        server: destination('server'),
        name: destination('name'),
        namespace: destination('namespace'),
      },
      sources,
      unknowns: resolver.unknowns,
      objects,
    };
  }
}

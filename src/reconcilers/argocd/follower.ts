import type { KubernetesObject } from '../../kubernetes/object.ts';
import { stringAt, type YamlMap } from '../../yaml/value.ts';
import type { Application } from './application.ts';
import type { Expansion } from './application-set.ts';
import type { FollowedApplicationSet } from './followed-set.ts';
import { isArgo } from './is-argo.ts';
import { expand } from './settled.ts';
import { repositoryAt, type SourceContext, type SourceRepository } from './source/source-repository.ts';
import { ApplicationSources, type Certainty } from './source/sources.ts';

/** Applications that are followed in one tree. */
const MAX_APPLICATIONS = 50_000;
/** An Application or ApplicationSet that is to be followed. */
interface Queued {
  readonly object: KubernetesObject;
  /** Whether it certainly exists once what brings it is applied. */
  readonly isCertain: boolean;
  /** The values of a chart that it is made with. */
  readonly written: Application['written'];
  readonly chart: string | undefined;
}

/** Follows Applications and ApplicationSets, and those in what they deploy, each once. */
export class Follower {
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
    return {
      object,
      name: object.name,
      namespace: object.namespace,
      ...maker,
      isCertain: certainty.exists,
      destination: destinationOf(object),
      sources,
      unknowns: resolver.unknowns,
      objects,
    };
  }
}

function destinationOf({ value }: KubernetesObject): Application['destination'] {
  const field = (name: string): string | undefined => stringAt(value, 'spec', 'destination', name);
  return { server: field('server'), name: field('name'), namespace: field('namespace') };
}

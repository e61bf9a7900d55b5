import type { DeployedSet } from '../../deployed.ts';
import { byReason } from '../../reasons.ts';
import { type Application, type ApplicationSource, failsToBuild } from '../application.ts';
import { argoId, failuresOf } from '../details.ts';
import type { ArgoGraph } from '../graph.ts';
import { WORDS } from '../words.ts';
import { chartState } from './charts.ts';

/** An Application that is reached from a root, and what it deploys. */
export interface SyncedApplication {
  readonly application: Application;
  /** `namespace/name`. */
  readonly id: string;
  /** The names of the roots from which it is reached. */
  readonly roots: readonly string[];
  /** The same value for all Applications of a revision that make the same. */
  readonly content: DeployedSet;
}

/** What the Applications of a tree deploy that are reached from its roots, without what only comes from ones that fail. */
export function syncedIn(argo: ArgoGraph): SyncedApplication[] {
  const roots = new Map<Application, string[]>();
  for (const { name, applications } of argo.roots) {
    for (const application of applications) {
      const known = roots.get(application);
      if (known) known.push(name);
      else roots.set(application, [name]);
    }
  }
  const contents = new Contents(argo);
  const applied = new Map<Application, boolean>();
  const isApplied = (application: Application): boolean => {
    const known = applied.get(application);
    if (known !== undefined) return known;
    // Applications that apply each other do.
    applied.set(application, true);
    const parents = argo.applicationsOf(application.set ?? application.object);
    const isIt = parents.length === 0 || parents.some((parent) => !failsToBuild(parent) && isApplied(parent));
    applied.set(application, isIt);
    return isIt;
  };
  const reached = [...roots].filter(([application]) => isApplied(application));
  return reached.map(([application, names]) => ({
    application,
    id: argoId(application.object),
    roots: names,
    content: contents.of(application),
  }));
}

/** Makes contents, each once. */
class Contents {
  readonly #contents = new Map<string, DeployedSet>();
  readonly #numbers = new Map<object, number>();
  readonly #argo: ArgoGraph;

  constructor(argo: ArgoGraph) {
    this.#argo = argo;
  }

  of(application: Application): DeployedSet {
    const charts = chartState(application, (path) => this.#argo.contentIdOf(path));
    const key = this.#keyOf(application, charts);
    let content = this.#contents.get(key);
    if (!content) {
      content = contentOf(application, charts);
      this.#contents.set(key, content);
    }
    return content;
  }

  #keyOf({ sources, unknowns }: Application, charts: string): string {
    const parts = sources.map(({ path, pattern, type, objects, build }) => [
      type,
      path ? `${path.directory}:${path.exists}` : pattern,
      // Equal yields are the same value.
      this.#numberOf(build ?? (objects.length > 0 ? objects : NOTHING)),
    ]);
    return JSON.stringify([parts, unknowns.map(({ reason }) => reason), charts]);
  }

  #numberOf(value: object): number {
    const number = this.#numbers.get(value) ?? this.#numbers.size;
    this.#numbers.set(value, number);
    return number;
  }
}

const NOTHING = {};

function contentOf(application: Application, charts: string): DeployedSet {
  const { sources, unknowns } = application;
  const directories = sources.flatMap(({ path }) => (path ? path.directory || '.' : []));
  const missing = sources.some(({ path }) => path && !path.exists);
  const isKnown = sources.some(({ build, type, files }) => build || (type === 'directory' && files.size > 0));
  return {
    kind: 'directory',
    by: WORDS,
    name: directories.join(' + ') || argoId(application.object),
    objects: sources.flatMap(objectsOf),
    appliers: [],
    order: new Map(),
    pruning: undefined,
    updating: undefined,
    failures: missing ? [] : failuresOf(application).map(({ reason }) => reason),
    unknowns: byReason([
      ...sources.flatMap(({ build }) => build?.unknown ?? []),
      ...unknowns
        .filter(({ kind }) => kind !== 'build' && kind !== 'absent')
        .map(({ kind, reason, origin }) => ({ reason, origin, text: kind === 'chart' ? charts : '' })),
    ]),
    status: undefined,
    state: missing ? 'missing' : isKnown ? 'known' : 'open',
  };
}

function objectsOf({ objects, build }: ApplicationSource): DeployedSet['objects'] {
  return objects.map((object, index) => ({
    object,
    applier: undefined,
    hasHash: build?.objects[index]?.hasHash ?? false,
  }));
}

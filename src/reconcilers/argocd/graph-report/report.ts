import { stringAt, type YamlMap } from '../../../yaml/value.ts';
import { isNamed } from '../../graph.ts';
import { type Application, type ApplicationSource, failsToBuild } from '../application.ts';
import { argoId, failuresOf, optionWords, syncWave } from '../details.ts';
import { type ArgoNode, isSet } from '../entrypoints/application-tree.ts';
import type { ArgoRoot } from '../entrypoints/roots.ts';
import type { FollowedApplicationSet } from '../followed-set.ts';
import type { ArgoGraph } from '../graph.ts';
import { sourcesOf } from '../source/declared.ts';
import type {
  GraphApplication,
  GraphApplicationSet,
  GraphArgoSource,
  GraphNode,
  GraphRoot,
  GraphUnknown,
} from './nodes.ts';

/** Applications inside of Applications that are shown. */
const MAX_DEPTH = 30;

/** Sums up a root, or what one Application or ApplicationSet (`namespace/name` or `name`) in it brings. */
export function rootReport(root: ArgoRoot, graph: ArgoGraph, from: string | undefined): GraphRoot {
  const nodes: readonly ArgoNode[] =
    from === undefined
      ? root.entries
      : [...root.sets, ...root.applications].filter(({ object }) => isNamed(argoId(object), from));
  const writer = new NodeWriter(root, graph);
  const entries = inOrder(nodes).map((node) => writer.node(node, 0));
  const shown = [...writer.seen];
  const applications = shown.filter((node) => !isSet(node));
  return {
    name: root.name,
    foundBy: root.foundBy,
    applications: applications.length,
    applicationSets: shown.length - applications.length,
    objects: shown.reduce((sum, node) => sum + (isSet(node) ? 0 : countApplied(node)), 0),
    entries,
  };
}

/** Nodes by their sync waves, otherwise as they are. */
function inOrder(nodes: readonly ArgoNode[]): ArgoNode[] {
  const wave = ({ object }: ArgoNode): number => syncWave(object) ?? 0;
  return [...nodes].sort((a, b) => wave(a) - wave(b));
}

class NodeWriter {
  readonly seen = new Set<ArgoNode>();
  readonly #root: ArgoRoot;
  readonly #graph: ArgoGraph;

  constructor(root: ArgoRoot, graph: ArgoGraph) {
    this.#root = root;
    this.#graph = graph;
  }

  node(node: ArgoNode, depth: number): GraphNode {
    const repeated = this.seen.has(node);
    this.seen.add(node);
    const isEnd = repeated || depth >= MAX_DEPTH;
    const below = isEnd ? [] : inOrder(this.#root.childrenOf(node)).map((child) => this.node(child, depth + 1));
    const state = { id: argoId(node.object), syncWave: syncWave(node.object) ?? null, repeated };
    return isSet(node) ? set(node, state, below) : this.#application(node, state, below);
  }

  #application(
    application: Application,
    state: Pick<GraphApplication, 'id' | 'syncWave' | 'repeated'>,
    applies: readonly GraphNode[],
  ): GraphApplication {
    const { isCertain, sources, destination } = application;
    const { server = null, name = null, namespace = null } = destination;
    const stated = sourcesOf(application.object);
    return {
      kind: 'Application',
      ...state,
      certain: isCertain,
      sources: sources.map((source, index) => this.#source(source, stated[index]?.map)),
      destination: { server, name, namespace },
      objects: countApplied(application),
      unknown: unknownOf(application),
      failures: failuresOf(application).map(({ reason }) => reason),
      applies,
    };
  }

  #source(source: ApplicationSource, stated: YamlMap | undefined): GraphArgoSource {
    const { repoUrl, revision, type, path, pattern, objects, options } = source;
    return {
      repository: repoUrl,
      revision,
      type,
      chart: stringAt(stated, 'chart') ?? null,
      directory: path ? path.directory || '.' : null,
      exists: path?.exists ?? false,
      pattern: pattern ?? null,
      fitting: pattern === undefined ? [] : this.#graph.fitting(pattern),
      objects: failsToBuild({ sources: [source] }) ? 0 : objects.length,
      kustomize: optionWords(options),
    };
  }
}

function set(
  node: FollowedApplicationSet,
  state: Pick<GraphApplicationSet, 'id' | 'syncWave' | 'repeated'>,
  applications: readonly GraphNode[],
): GraphApplicationSet {
  return { kind: 'ApplicationSet', ...state, unknown: unknownOf(node), applications };
}

function unknownOf({ unknowns }: ArgoNode): GraphUnknown[] {
  return unknowns.map(({ kind, reason }) => ({ kind, reason }));
}

function countApplied(application: Application): number {
  return failsToBuild(application) ? 0 : application.objects.length;
}

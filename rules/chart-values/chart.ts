import type { Manifests } from '../../src/kubernetes/manifests.ts';
import { join, type Tree } from '../../src/repository/tree.ts';
import { isMap, listAt, newMap, stringAt, type YamlMap, type YamlValue } from '../../src/yaml/value.ts';
import { type JsonSchema, schemaIn } from './json-schema.ts';

/** A chart that a chart has, or downloads. */
export interface Dependency {
  /** The key of its values: its alias or its name. */
  readonly key: string;
  /** Undefined if it is not a directory of this repository. */
  readonly directory: string | undefined;
  /** Paths of values, the first of which that exists decides whether the dependency is used. */
  readonly conditions: readonly string[];
  readonly tags: readonly string[];
}

/** A chart in a directory. */
export interface Chart {
  /** Its default values, or undefined if they are not known. */
  readonly values: YamlMap | undefined;
  readonly schema: JsonSchema | undefined;
  readonly schemaPath: string;
  readonly dependencies: readonly Dependency[];
  /** Whether a subchart that is not known may bring values to it. */
  readonly isOpen: boolean;
}

/** Dependencies of one chart that are read. */
const MAX_DEPENDENCIES = 200;

/** Reads the charts of this repository, each once. */
export class ChartReader {
  readonly #manifests: Manifests;
  readonly #charts = new WeakMap<Tree, Map<string, Chart | undefined>>();

  constructor(manifests: Manifests) {
    this.#manifests = manifests;
  }

  /** The chart in a directory, or undefined if there is none. */
  chart(tree: Tree, directory: string): Chart | undefined {
    const charts = this.#charts.get(tree) ?? new Map<string, Chart | undefined>();
    this.#charts.set(tree, charts);
    if (!charts.has(directory)) charts.set(directory, this.#read(tree, directory));
    return charts.get(directory);
  }

  #read(tree: Tree, directory: string): Chart | undefined {
    const about = this.values(tree, below(directory, 'Chart.yaml'));
    if (!about || !stringAt(about, 'name')) return undefined;
    const schemaPath = below(directory, 'values.schema.json');
    const schema = tree.textAt(schemaPath);
    const all = listAt(about, 'dependencies');
    const listed = all.slice(0, MAX_DEPENDENCIES);
    const local = this.#subcharts(tree, directory);
    const declared = listed.map((entry) => this.#declared(entry, tree, directory, local));
    const names = new Set(listed.map((entry) => stringAt(entry, 'name')));
    const others = [...local].filter(([name]) => !names.has(name));
    const isOpen =
      all.length > listed.length ||
      listed.some((entry) => listAt(entry, 'import-values').length > 0) ||
      tree.file(below(directory, 'requirements.yaml')) !== undefined ||
      hasOtherArchives(tree, directory, names);
    return {
      values: this.values(tree, below(directory, 'values.yaml')),
      schema: schema && schemaIn(schema),
      schemaPath,
      dependencies: [...declared, ...others.map(([key, path]) => ({ key, directory: path, conditions: [], tags: [] }))],
      isOpen,
    };
  }

  /** The mapping in a file. Empty if the file does not exist or says nothing, undefined if it is not known. */
  values(tree: Tree, path: string): YamlMap | undefined {
    const file = tree.file(path);
    if (!file) return newMap();
    const yaml = this.#manifests.at(file.path);
    // The file of that path may be one of another repository.
    if (yaml?.file !== file || yaml.parsed.problems.length > 0) return undefined;
    const value = yaml.parsed.documents[0]?.value ?? newMap();
    return isMap(value) && !isMap(value.sops) ? value : undefined;
  }

  /** The directories of subcharts by the names of their charts. */
  #subcharts(tree: Tree, directory: string): Map<string, string> {
    return new Map(
      tree.names(below(directory, 'charts')).flatMap((name): [string, string][] => {
        const path = below(directory, `charts/${name}`);
        const own = tree.isDirectory(path) && stringAt(this.values(tree, `${path}/Chart.yaml`), 'name');
        return own ? [[own, path]] : [];
      }),
    );
  }

  #declared(entry: YamlValue, tree: Tree, directory: string, local: ReadonlyMap<string, string>): Dependency {
    const name = stringAt(entry, 'name') ?? '';
    const [, beside] = /^file:\/\/(.+)$/.exec(stringAt(entry, 'repository') ?? '') ?? [];
    const path = beside === undefined || beside.startsWith('/') ? undefined : join(directory, beside);
    return {
      key: stringAt(entry, 'alias') || name,
      directory: local.get(name) ?? (path !== undefined && tree.isDirectory(path) ? path : undefined),
      conditions: (stringAt(entry, 'condition') ?? '')
        .split(',')
        .map((text) => text.trim())
        .filter((text) => text !== ''),
      tags: listAt(entry, 'tags').map(String),
    };
  }
}

/** A path in a directory, which may be the root. */
function below(directory: string, path: string): string {
  return directory === '' ? path : `${directory}/${path}`;
}

/** Whether a chart has archives of subcharts that it does not list. */
function hasOtherArchives(tree: Tree, directory: string, names: ReadonlySet<string | undefined>): boolean {
  const archives = tree.names(below(directory, 'charts')).filter((name) => name.endsWith('.tgz'));
  return archives.some((archive) => ![...names].some((name) => name !== undefined && archive.startsWith(`${name}-`)));
}

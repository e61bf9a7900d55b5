import { posix } from 'node:path';
import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { isWithin, join, type Tree } from '../../../repository/tree.ts';
import { mapAt, originOf, stringAt, type YamlMap } from '../../../yaml/value.ts';
import type { ValueLayers } from '../../value-layers.ts';
import type { ApplicationSource, SourcePath, SourceType, ValuesFile } from '../application.ts';
import { type ChartApplication, chartApplications } from '../chart/chart-applications.ts';
import { inputOf, valuesOf } from '../chart/chart-values.ts';
import { isTemplated } from '../template/rendered.ts';
import type { ArgoUnknown } from '../unknown.ts';
import { type DeclaredSource, sourcesOf } from './declared.ts';
import type { Rendered } from './render.ts';
import { overriddenSource } from './source-override.ts';
import { repositoryAt, type SourceContext, type SourceRepository } from './source-repository.ts';
import { typeOf } from './source-type.ts';
import { type Chart, valuesFilesOf } from './values-files.ts';

/** How certain it is that an Application exists, and that its sources are as written. */
export interface Certainty {
  readonly exists: boolean;
  readonly isPatched: boolean;
}

const NOTHING = {
  path: undefined,
  isElsewhere: false,
  formerPath: undefined,
  pattern: undefined,
  options: undefined,
  build: undefined,
  files: new Set<string>(),
  valuesFiles: [],
  objects: [],
  charted: [],
  chart: undefined,
};

/** Resolves the sources of one Application. */
export class ApplicationSources {
  readonly unknowns: ArgoUnknown[] = [];
  readonly #context: SourceContext;
  readonly #application: KubernetesObject;
  readonly #certainty: Certainty;
  readonly #stated: readonly DeclaredSource[];

  constructor(application: KubernetesObject, certainty: Certainty, context: SourceContext) {
    this.#application = application;
    this.#certainty = certainty;
    this.#context = context;
    this.#stated = sourcesOf(application);
  }

  resolve(): ApplicationSource[] {
    if (this.#stated.length === 0) this.#note('source', 'It has no source.', ['spec']);
    return this.#stated.map((source) => this.#resolve(source));
  }

  #resolve({ map, at }: DeclaredSource): ApplicationSource {
    const repoUrl = stringAt(map, 'repoURL') ?? '';
    const revision = stringAt(map, 'targetRevision') ?? '';
    const path = stringAt(map, 'path') ?? '';
    const base = { ...NOTHING, repoUrl, revision };
    const valuesFiles = this.#valuesFiles(map);
    if (stringAt(map, 'chart')) {
      this.#note('chart', `The objects of the chart \`${stringAt(map, 'chart')}\` from \`${repoUrl}\` are not known.`, [
        ...at,
        'chart',
      ]);
      return { ...base, type: 'chart', valuesFiles };
    }
    if (isTemplated(repoUrl)) {
      this.#note('source', `The repository \`${repoUrl}\` is not known.`, [...at, 'repoURL']);
      return { ...base, type: 'unknown', pattern: path, valuesFiles };
    }
    const repository = repositoryAt(repoUrl, this.#context);
    if (!repository) {
      this.#note('source', `\`${repoUrl}\` is not known to be this repository.`, [...at, 'repoURL']);
      const { own } = this.#context;
      const isElsewhere = repoUrl !== '' && own.isCertain;
      const formerPath = own.mayBeFormer(repoUrl) ? this.#application.at(...at, 'path') : undefined;
      return { ...base, type: 'unknown', isElsewhere, formerPath, valuesFiles };
    }
    if (path === '') {
      if (!stringAt(map, 'ref')) this.#note('path', 'Its source has neither a path nor a chart.', at);
      return { ...base, type: stringAt(map, 'ref') ? 'ref' : 'unknown' };
    }
    if (isTemplated(path)) {
      this.#note('path', `The path \`${path}\` is a template, so its directory is not known.`, [...at, 'path']);
      return { ...base, type: 'unknown', pattern: path };
    }
    return this.#resolvePath(base, { map, at }, path, revision, repository);
  }

  #resolvePath(
    base: Omit<ApplicationSource, 'type'>,
    { map, at }: DeclaredSource,
    value: string,
    revision: string,
    repository: SourceRepository,
  ): ApplicationSource {
    const { tree, root } = repository;
    const place = this.#application.at(...at, 'path');
    const inside = posix.isAbsolute(value) ? undefined : join('', value);
    const directory = inside === undefined ? undefined : join(root, inside);
    if (directory === undefined) {
      this.#note('path', `\`${value}\` is not a path inside the repository.`, [...at, 'path']);
      return { ...base, type: 'unknown' };
    }
    const exists = tree.isDirectory(directory);
    const isHere = repository.isHere(revision) && !isTemplated(revision);
    const isKnown = repository.isCertain(revision) && !repository.filled.some((other) => isWithin(directory, other));
    const isCertain = this.#certainty.exists && !this.#certainty.isPatched && isHere && isKnown;
    const path: SourcePath = { value, directory, exists, isHere, isCertain, origin: place.origin };
    const found = { ...base, path, pattern: undefined };
    if (!isHere) {
      this.#note('revision', `It deploys \`${revision}\` of this repository, not the revision that is checked.`, [
        ...at,
        'targetRevision',
      ]);
      return { ...found, type: 'unknown' };
    }
    if (!exists) {
      if (!path.isCertain)
        this.#note('absent', `\`${directory}\` does not exist. Argo CD may not need it.`, [...at, 'path']);
      return { ...found, type: 'unknown' };
    }
    return this.#yielded(
      found,
      path,
      overriddenSource(tree, this.#context.reader, directory, this.#application.name, map),
      at,
      repository,
    );
  }

  #yielded(
    base: Omit<ApplicationSource, 'type'>,
    { directory, origin }: SourcePath,
    map: YamlMap,
    at: DeclaredSource['at'],
    { tree, root, renderer }: SourceRepository,
  ): ApplicationSource {
    const type = typeOf(tree, directory, map);
    if (type === 'kustomize') {
      const options = mapAt(map, 'kustomize');
      const unknown = templatedIn(options);
      if (unknown !== undefined)
        this.#note('template', `Its kustomize options are not fully known: \`${unknown}\`.`, [...at, 'kustomize']);
      return this.#with(
        { ...base, options },
        type,
        renderer.ofKustomize(directory, options, originOf(map, 'kustomize') ?? origin),
        at,
      );
    }
    if (type === 'directory') {
      // Only an existing cluster shows whether this directory is meant: its files may be patches or values.
      const isTold = this.#certainty.exists || mapAt(map, 'directory') !== undefined;
      if (isTold) return this.#with(base, type, renderer.ofDirectory(directory, mapAt(map, 'directory')), at);
      this.#note(
        'path',
        `The files in \`${directory}\` may be manifests, patches or values, so their objects are not known. If they are manifests, add \`directory: {recurse: false}\` to the source.`,
        [...at, 'path'],
      );
      return { ...base, type };
    }
    if (type === 'helm') {
      this.#note(
        'chart',
        `The objects of the chart in \`${directory}\` are not known, because charts are not rendered.`,
        [...at, 'path'],
      );
      const files = new Set([...tree.files.keys()].filter((path) => path.startsWith(`${directory}/`)));
      const valuesFiles = this.#valuesFiles(map, { tree, root, directory });
      const helm = mapAt(map, 'helm');
      const values = valuesOf(helm, valuesFiles, { tree, reader: this.#context.reader });
      const charted = this.#charted(helm, values, directory, tree);
      const objects = charted.flatMap(({ object, isCertain }) => (isCertain ? object : []));
      const chart = { tree, directory, values, isChecked: helm?.skipSchemaValidation !== true };
      return { ...base, type, files, valuesFiles, objects, charted, chart };
    }
    const reason = type === 'plugin' ? 'a plugin generates them' : 'its source has several types';
    this.#note('plugin', `The manifests of \`${directory}\` are not known: ${reason}.`, at);
    return { ...base, type };
  }

  #with(
    base: Omit<ApplicationSource, 'type'>,
    type: SourceType,
    made: Rendered,
    at: DeclaredSource['at'],
  ): ApplicationSource {
    for (const reason of made.unknown)
      this.#note('build', `Some of its objects are not known: ${reason}`, [...at, 'path']);
    return { ...base, type, build: made.build, files: made.build ? new Set() : made.files, objects: made.objects };
  }

  #charted(helm: YamlMap | undefined, values: ValueLayers, directory: string, tree: Tree): readonly ChartApplication[] {
    const namespace = stringAt(this.#application.value, 'spec', 'destination', 'namespace');
    const of = { releaseName: this.#application.name, namespace };
    const { reader } = this.#context;
    return chartApplications(tree, directory, inputOf(helm, values, directory, of, { tree, reader }));
  }

  #valuesFiles(map: YamlMap, chart?: Chart): ValuesFile[] {
    return valuesFilesOf(map, chart, this.#stated, this.#context);
  }

  #note(kind: ArgoUnknown['kind'], reason: string, at: readonly (string | number)[]): void {
    this.unknowns.push({ kind, reason, origin: this.#application.at(...at).origin });
  }
}

/** A text of kustomize's options that has parameters left in it. */
function templatedIn(options: YamlMap | undefined): string | undefined {
  if (!options) return undefined;
  return /\{\{[^{}"]*\}\}/.exec(JSON.stringify(options))?.[0];
}

import { posix } from 'node:path';
import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { isWithin, join } from '../../../repository/tree.ts';
import { mapAt, originOf, stringAt, type YamlMap } from '../../../yaml/value.ts';
import type { ApplicationSource, SourcePath, SourceType, ValuesFile } from '../application.ts';
import { isTemplated } from '../template/rendered.ts';
import type { ArgoUnknown } from '../unknown.ts';
import type { Rendered } from './render.ts';
import { type StatedSource, sourcesOf } from './repository.ts';
import { overriddenSource } from './source-override.ts';
import { repositoryAt, type SourceContext, type SourceRepository } from './source-repository.ts';
import { typeOf } from './source-type.ts';
import { type Chart, valuesFilesOf } from './values-files.ts';

/** How sure it is that an Application exists, and that its sources are as stated. */
export interface Certainty {
  readonly exists: boolean;
  readonly isPatched: boolean;
}

const NOTHING = {
  path: undefined,
  isElsewhere: false,
  pattern: undefined,
  options: undefined,
  build: undefined,
  files: new Set<string>(),
  valuesFiles: [],
  objects: [],
};

/** Resolves the sources of one Application. */
export class Sources {
  readonly unknowns: ArgoUnknown[] = [];
  readonly #context: SourceContext;
  readonly #application: KubernetesObject;
  readonly #certainty: Certainty;
  readonly #stated: readonly StatedSource[];

  constructor(application: KubernetesObject, certainty: Certainty, context: SourceContext) {
    this.#application = application;
    this.#certainty = certainty;
    this.#context = context;
    this.#stated = sourcesOf(application);
  }

  resolve(): ApplicationSource[] {
    if (this.#stated.length === 0) this.#note('source', 'It states no source.', ['spec']);
    return this.#stated.map((source) => this.#resolve(source));
  }

  #resolve({ map, at }: StatedSource): ApplicationSource {
    const repoUrl = stringAt(map, 'repoURL') ?? '';
    const revision = stringAt(map, 'targetRevision') ?? '';
    const path = stringAt(map, 'path') ?? '';
    const base = { ...NOTHING, repoUrl, revision };
    const valuesFiles = this.#valuesFiles(map);
    if (stringAt(map, 'chart')) {
      this.#note(
        'chart',
        `What the chart \`${stringAt(map, 'chart')}\` of \`${repoUrl}\` makes is not known from here.`,
        [...at, 'chart'],
      );
      return { ...base, type: 'chart', valuesFiles };
    }
    if (isTemplated(repoUrl)) {
      this.#note('source', `Which repository \`${repoUrl}\` is, is not known from here.`, [...at, 'repoURL']);
      return { ...base, type: 'unknown', pattern: path, valuesFiles };
    }
    const repository = repositoryAt(repoUrl, this.#context);
    if (!repository) {
      this.#note('source', `\`${repoUrl}\` is not this repository as far as is known.`, [...at, 'repoURL']);
      return { ...base, type: 'unknown', isElsewhere: repoUrl !== '' && this.#context.own.isCertain, valuesFiles };
    }
    if (path === '') {
      if (!stringAt(map, 'ref')) this.#note('path', 'Its source states neither a path nor a chart.', at);
      return { ...base, type: stringAt(map, 'ref') ? 'ref' : 'unknown' };
    }
    if (isTemplated(path)) {
      this.#note('path', `Which directory \`${path}\` is, is not known from here.`, [...at, 'path']);
      return { ...base, type: 'unknown', pattern: path };
    }
    return this.#resolvePath(base, { map, at }, path, revision, repository);
  }

  #resolvePath(
    base: Omit<ApplicationSource, 'type'>,
    { map, at }: StatedSource,
    value: string,
    revision: string,
    repository: SourceRepository,
  ): ApplicationSource {
    const { tree, root } = repository;
    const place = this.#application.at(...at, 'path');
    const inside = posix.isAbsolute(value) ? undefined : join('', value);
    const directory = inside === undefined ? undefined : join(root, inside);
    if (directory === undefined) {
      this.#note('path', `\`${value}\` is no path inside of a repository.`, [...at, 'path']);
      return { ...base, type: 'unknown' };
    }
    const exists = tree.isDirectory(directory);
    const isHere = repository.isHere(revision) && !isTemplated(revision);
    const isKnown = repository.isCertain(revision) && !repository.filled.some((other) => isWithin(directory, other));
    const isCertain = this.#certainty.exists && !this.#certainty.isPatched && isHere && isKnown;
    const path: SourcePath = { value, directory, exists, isHere, isCertain, origin: place.origin };
    const found = { ...base, path, pattern: undefined };
    if (!isHere) {
      this.#note('revision', `It takes \`${revision}\` of this repository, not what is judged here.`, [
        ...at,
        'targetRevision',
      ]);
      return { ...found, type: 'unknown' };
    }
    if (!exists) {
      if (!path.isCertain)
        this.#note('absent', `There is no directory \`${directory}\`; whether there should be is not known.`, [
          ...at,
          'path',
        ]);
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
    at: StatedSource['at'],
    { tree, root, renderer }: SourceRepository,
  ): ApplicationSource {
    const type = typeOf(tree, directory, map);
    if (type === 'kustomize') {
      const options = mapAt(map, 'kustomize');
      const unknown = templatedIn(options);
      if (unknown !== undefined)
        this.#note('template', `Its kustomize options are not wholly known: \`${unknown}\`.`, [...at, 'kustomize']);
      return this.#with(
        { ...base, options },
        type,
        renderer.ofKustomize(directory, options, originOf(map, 'kustomize') ?? origin),
        at,
      );
    }
    if (type === 'directory') {
      // Only a cluster that is there tells whether this directory is meant: files in it may be patches or values.
      const isTold = this.#certainty.exists || mapAt(map, 'directory') !== undefined;
      if (isTold) return this.#with(base, type, renderer.ofDirectory(directory, mapAt(map, 'directory')), at);
      this.#note('path', `Whether anything gets the manifests in \`${directory}\` is not known from here.`, [
        ...at,
        'path',
      ]);
      return { ...base, type };
    }
    if (type === 'helm') {
      this.#note('chart', `What the chart in \`${directory}\` makes is not known: charts are not rendered.`, [
        ...at,
        'path',
      ]);
      const files = new Set([...tree.files.keys()].filter((path) => path.startsWith(`${directory}/`)));
      return { ...base, type, files, valuesFiles: this.#valuesFiles(map, { tree, root, directory }) };
    }
    const reason = type === 'plugin' ? 'What a plugin makes' : 'What a source of several types makes';
    this.#note('plugin', `${reason} of \`${directory}\` is not known from here.`, at);
    return { ...base, type };
  }

  #with(
    base: Omit<ApplicationSource, 'type'>,
    type: SourceType,
    made: Rendered,
    at: StatedSource['at'],
  ): ApplicationSource {
    for (const reason of made.unknown) this.#note('build', `It may yield more: ${reason}`, [...at, 'path']);
    return { ...base, type, build: made.build, files: made.build ? new Set() : made.files, objects: made.objects };
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

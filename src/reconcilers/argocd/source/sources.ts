import { posix } from 'node:path';
import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { isWithin, join } from '../../../repository/tree.ts';
import { stringAt, type YamlMap } from '../../../yaml/value.ts';
import type { ApplicationSource, SourcePath, ValuesFile } from '../application.ts';
import { isTemplated } from '../template/rendered.ts';
import type { ArgoUnknown } from '../unknown.ts';
import { type NoteUnknown, SourceContent } from './content.ts';
import { type DeclaredSource, sourcesOf } from './declared.ts';
import { overriddenSource } from './source-override.ts';
import { repositoryAt, type SourceContext, type SourceRepository } from './source-repository.ts';
import { valuesFilesOf } from './values-files.ts';

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
  readonly #content: SourceContent;
  readonly #note: NoteUnknown = (kind, reason, at) => {
    this.unknowns.push({ kind, reason, origin: this.#application.at(...at).origin });
  };

  constructor(application: KubernetesObject, certainty: Certainty, context: SourceContext) {
    this.#application = application;
    this.#certainty = certainty;
    this.#context = context;
    this.#stated = sourcesOf(application);
    this.#content = new SourceContent(application, this.#stated, certainty.exists, context, this.#note);
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
    return this.#content.yielded(
      found,
      path,
      overriddenSource(tree, this.#context.reader, directory, this.#application.name, map),
      at,
      repository,
    );
  }

  #valuesFiles(map: YamlMap): ValuesFile[] {
    return valuesFilesOf(map, undefined, this.#stated, this.#context);
  }
}

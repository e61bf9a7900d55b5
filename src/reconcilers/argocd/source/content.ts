import type { KubernetesObject } from '../../../kubernetes/object.ts';
import type { Tree } from '../../../repository/tree.ts';
import { mapAt, originOf, stringAt, type YamlMap } from '../../../yaml/value.ts';
import type { ValueLayers } from '../../value-layers.ts';
import type { ApplicationSource, SourcePath, SourceType } from '../application.ts';
import { type ChartApplication, chartApplications } from '../chart/chart-applications.ts';
import { inputOf, valuesOf } from '../chart/chart-values.ts';
import type { ArgoUnknown } from '../unknown.ts';
import type { DeclaredSource } from './declared.ts';
import type { Rendered } from './render.ts';
import type { SourceContext, SourceRepository } from './source-repository.ts';
import { typeOf } from './source-type.ts';
import { valuesFilesOf } from './values-files.ts';

/** Keeps what is not known of an Application, with the path of the field that causes it. */
export type NoteUnknown = (kind: ArgoUnknown['kind'], reason: string, at: readonly (string | number)[]) => void;

/** What the directories of one Application's sources hold for Argo CD. */
export class SourceContent {
  readonly #application: KubernetesObject;
  readonly #stated: readonly DeclaredSource[];
  readonly #exists: boolean;
  readonly #context: SourceContext;
  readonly #note: NoteUnknown;

  /** `stated` are all sources of the Application, and `exists` whether it certainly exists. */
  constructor(
    application: KubernetesObject,
    stated: readonly DeclaredSource[],
    exists: boolean,
    context: SourceContext,
    note: NoteUnknown,
  ) {
    this.#application = application;
    this.#stated = stated;
    this.#exists = exists;
    this.#context = context;
    this.#note = note;
  }

  /** What the directory of a source gives Argo CD to apply, by the type of the source; `base` is what is known of the source before. */
  yielded(
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
      const isTold = this.#exists || mapAt(map, 'directory') !== undefined;
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
      const valuesFiles = valuesFilesOf(map, { tree, root, directory }, this.#stated, this.#context);
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
}

/** A text of kustomize's options that has parameters left in it. */
function templatedIn(options: YamlMap | undefined): string | undefined {
  if (!options) return undefined;
  return /\{\{[^{}"]*\}\}/.exec(JSON.stringify(options))?.[0];
}

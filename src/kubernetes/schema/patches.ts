import { directoryOf, join } from '../../repository/tree.ts';
import { isMap, listAt, mapAt, stringAt, type YamlValue } from '../../yaml/value.ts';
import type { Manifests } from '../manifests.ts';
import type { KubernetesObject } from '../object.ts';

/** A patch of the tree as far as it decides whether it could complete an object: what it is for, and its text. */
interface Patch {
  /** The kind that its target names; `any` where it names none, `text` where the patch itself says what it is for. */
  readonly kind: string;
  readonly text: string;
  /** Who applies it: an overlay when it is built, or Flux to what a build yields. */
  readonly by: 'overlay' | 'flux';
}

/** The patches and replacements of all overlays and Flux Kustomizations of a revision. */
export class Patches {
  readonly #patches: readonly Patch[];

  constructor(manifests: Manifests) {
    this.#patches = [...patchesIn(manifests)];
  }

  /** Whether a patch that is still to be applied could write a field that an object leaves out; true where that is not sure. */
  mayWrite({ kind, builds }: KubernetesObject, field: string): boolean {
    return this.#patches.some(
      (patch) =>
        (builds.length === 0 || patch.by === 'flux') &&
        (patch.kind === kind || patch.kind === 'any' || (patch.kind === 'text' && patch.text.includes(kind))) &&
        patch.text.includes(field),
    );
  }
}

function* patchesIn(manifests: Manifests): Iterable<Patch> {
  for (const { path, type, parsed } of manifests.files) {
    if (type !== 'overlay') continue;
    const value = parsed.documents[0]?.value;
    if (!isMap(value)) continue;
    const textAt = (patch: string): string =>
      manifests.at(join(directoryOf(path), patch) ?? '')?.parsed.file.text ?? patch;
    yield* targeted(value, 'patches', textAt, 'overlay');
    yield* targeted(value, 'patchesJson6902', textAt, 'overlay');
    for (const patch of listAt(value, 'patchesStrategicMerge'))
      if (typeof patch === 'string') yield { kind: 'text', text: textAt(patch), by: 'overlay' };
    if (listAt(value, 'replacements').length > 0) yield { kind: 'text', text: parsed.file.text, by: 'overlay' };
  }
  for (const object of manifests.objects()) {
    if (object.groupKind !== 'kustomize.toolkit.fluxcd.io/Kustomization') continue;
    const spec = mapAt(object.value, 'spec');
    if (spec) yield* targeted(spec, 'patches', (patch) => patch, 'flux');
  }
}

function* targeted(
  value: YamlValue,
  field: string,
  textAt: (path: string) => string,
  by: Patch['by'],
): Iterable<Patch> {
  for (const patch of listAt(value, field)) {
    const inline = stringAt(patch, 'patch');
    const path = stringAt(patch, 'path');
    const text = inline ?? (path === undefined ? '' : textAt(path));
    const kind = stringAt(patch, 'target', 'kind');
    const exact = kind !== undefined && /^\w+$/.test(kind);
    yield { kind: exact ? kind : mapAt(patch, 'target') ? 'any' : 'text', text, by };
  }
}

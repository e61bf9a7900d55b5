import { spanOf } from '../findings/locate.ts';
import type { KubernetesObject, Place } from '../kubernetes/object.ts';
import { directoryOf } from '../repository/tree.ts';
import type { Origin } from '../yaml/origin.ts';
import type { Comparison, Deed } from './deed.ts';
import { generatorDeed } from './generators.ts';
import { changedIdentity } from './identity.ts';
import { unlisted } from './listed.ts';
import { newOverlay } from './new-overlay.ts';
import { ownerDeed } from './owner-fields.ts';
import { deletingPatch } from './patches.ts';
import { pathDeed } from './paths.ts';
import type { Removal } from './removal.ts';
import { renamed } from './renamed.ts';

/** Finds the lines of a change that take objects out of what is deployed. */
export class Takings {
  readonly #compared: Comparison;
  readonly #deeds = new Map<KubernetesObject, Deed | undefined>();

  constructor(compared: Comparison) {
    this.#compared = compared;
  }

  /** Equal for removals that one line brings about, or that go with one folder. */
  keyOf(removal: Removal): string {
    const outermost = removal.within.at(-1);
    const deed = this.#deed(outermost ?? removal.object, removal);
    if (deed) return placeKey(deed);
    const object = outermost ?? removal.object;
    return `gone ${this.#goneFolder(object.origin.file.path)}`;
  }

  /** The line for removals of equal keys: their own deleted line, if there is but one object. */
  deedOf(removals: readonly Removal[]): Deed {
    const [first] = removals;
    if (!first) throw new Error('no removals');
    const outermost = first.within.at(-1);
    const object = outermost ?? first.object;
    const own = this.#ownDeed(object);
    const deed = this.#deed(object, first);
    const isOne = new Set(removals.map((one) => one.within.at(-1) ?? one.object)).size === 1;
    return (isOne && this.#compared.isDeleted(own.at) && deed?.side !== 'head' ? undefined : deed) ?? own;
  }

  #deed(object: KubernetesObject, removal: Removal): Deed | undefined {
    let deed = this.#deeds.get(object);
    if (!this.#deeds.has(object)) {
      deed = this.#find(object, removal);
      this.#deeds.set(object, deed);
    }
    return deed;
  }

  #find(object: KubernetesObject, removal: Removal): Deed | undefined {
    const compared = this.#compared;
    return (
      changedIdentity(object, compared) ??
      renamed(object, compared) ??
      unlisted(object, compared) ??
      (compared.isDeleted(object.at('metadata', 'name')) ? undefined : this.#elsewhere(object, removal))
    );
  }

  /** What the change did in other files: to the path of what applies the object, to a patch. */
  #elsewhere(object: KubernetesObject, removal: Removal): Deed | undefined {
    const compared = this.#compared;
    return (
      ownerDeed(removal, compared) ??
      generatorDeed(removal, compared) ??
      this.#goneDirectory(removal) ??
      deletingPatch(object, compared) ??
      newOverlay(object, compared)
    );
  }

  /** The deleted directory without which an ApplicationSet no longer makes an Application. */
  #goneDirectory({ set, within }: Removal): Deed | undefined {
    const isGone = set.synced.length > 0 && within.length > 0 && !this.#compared.head.tree.isDirectory(set.name);
    return isGone ? pathDeed(set.name, this.#compared) : undefined;
  }

  #ownDeed(object: KubernetesObject): Deed {
    const at = object.at('metadata', 'name');
    const name = `${object.kind} \`${object.name}\``;
    const words = this.#compared.isDeleted(at)
      ? `removes ${name} from \`${at.origin.file.path}\``
      : `no longer deploys ${name} of \`${at.origin.file.path}\``;
    return { side: 'base', at, object, words };
  }

  /** The outermost folder around a path that the head no longer has, else the path. */
  #goneFolder(path: string): string {
    let gone = path;
    for (let folder = directoryOf(path); folder !== ''; folder = directoryOf(folder)) {
      if (this.#compared.head.tree.isDirectory(folder)) break;
      gone = folder;
    }
    return gone;
  }
}

function placeKey({ side, at }: { readonly side: string; readonly at: Place | Origin }): string {
  const { file, start } = spanOf(at);
  return `${side} ${file.path}:${start}`;
}

import type { Manifests } from '../manifests.ts';
import type { KubernetesObject } from '../object.ts';
import type { DefinedKinds } from './definitions.ts';

/** Custom resources are in groups like domains, with versions like these. */
const VERSION = /^v[0-9]+(?:(?:alpha|beta)[0-9]+)?$/;

/** Another spelling of a kind, and whether the tree shows that it is the right one. */
export interface MeantKind {
  readonly kind: string;
  readonly isCertain: boolean;
}

/** How the kinds of custom resources are written: by the definitions of a tree, and by its objects with how often. */
export class KindSpellings {
  readonly #defined = new Map<string, string>();
  readonly #met = new Map<string, Map<string, number>>();

  constructor(defined: DefinedKinds, manifests: Manifests) {
    for (const key of defined.keys()) this.#defined.set(key.toLowerCase(), key.slice(key.lastIndexOf('/') + 1));
    for (const { groupKind, kind } of manifests.objects()) {
      const key = groupKind.toLowerCase();
      const kinds = this.#met.get(key) ?? new Map<string, number>();
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      this.#met.set(key, kinds);
    }
  }

  /** The kind that an object most likely means, if it differs from the object's own only in case. */
  meant({ group, version, kind, groupKind }: KubernetesObject): MeantKind | undefined {
    if (!group.includes('.') || !VERSION.test(version)) return undefined;
    const key = groupKind.toLowerCase();
    const known = this.#defined.get(key) ?? this.#usual(key, kind);
    if (known !== undefined) return known === kind ? undefined : { kind: known, isCertain: true };
    // Some operators call a kind by one word in lower case (`postgresql`), none by several words that only start so.
    if (!/^[a-z][a-z0-9]*[A-Z][A-Za-z0-9]*$/.test(kind)) return undefined;
    return { kind: kind.charAt(0).toUpperCase() + kind.slice(1), isCertain: false };
  }

  /** The spelling that more objects have than an object's own. */
  #usual(key: string, kind: string): string | undefined {
    const [usual] = [...(this.#met.get(key) ?? [])].sort(([, one], [, other]) => other - one);
    return usual && usual[1] > (this.#met.get(key)?.get(kind) ?? 0) ? usual[0] : undefined;
  }
}

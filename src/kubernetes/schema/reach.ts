import { directoryOf, join, normalize } from '../../repository/tree.ts';
import { listAt, stringAt } from '../../yaml/value.ts';
import { type Manifests, OVERLAY_NAMES, type YamlFile } from '../manifests.ts';

/** Files of a test framework, whose objects are expectations, and files that say of themselves that they are patches. */
const TESTS = /(?:^|\/)[^/]*(?:chainsaw|kuttl)[^/]*(?:\/|$)/i;
const PATCHES = /(?:^|[/_.-])patch(?:es)?(?:[/_.-]|$)/i;

export function isTestFile(path: string): boolean {
  return TESTS.test(path);
}

/** Which files of a revision are deployed as they are, as far as the tree shows it without building. */
export class Reach {
  readonly #manifests: Manifests;
  readonly #listed: ReadonlySet<string>;
  /** The paths of Flux Kustomizations; undefined where the repository has none. */
  readonly #fluxPaths: readonly string[] | undefined;

  constructor(manifests: Manifests) {
    this.#manifests = manifests;
    this.#listed = new Set(manifests.files.flatMap(listedFiles));
    const fluxKustomizations = [...manifests.objects()].filter(({ group }) => group === 'kustomize.toolkit.fluxcd.io');
    this.#fluxPaths =
      fluxKustomizations.length === 0
        ? undefined
        : fluxKustomizations.flatMap(
            ({ value }) => normalize((stringAt(value, 'spec', 'path') ?? '').replace(/^\//, '')) ?? [],
          );
  }

  /**
   * Whether a file's objects are meant to be whole: an overlay lists it, or it lies below the path of a Flux Kustomization (anywhere, in
   * a repository without any) with no overlay in its directory that leaves it out.
   */
  isDeployed(path: string): boolean {
    if (TESTS.test(path) || PATCHES.test(path)) return false;
    if (this.#listed.has(path)) return true;
    const directory = directoryOf(path);
    if (OVERLAY_NAMES.some((name) => this.#manifests.at(directory === '' ? name : `${directory}/${name}`)))
      return false;
    return (
      this.#fluxPaths === undefined ||
      this.#fluxPaths.some((root) => root === '' || `${directory}/`.startsWith(`${root}/`))
    );
  }
}

function listedFiles({ path, type, parsed }: YamlFile): string[] {
  if (type !== 'overlay') return [];
  const entries = listAt(parsed.documents[0]?.value, 'resources');
  return entries.flatMap((entry) => (typeof entry === 'string' ? (join(directoryOf(path), entry) ?? []) : []));
}

import { manifestsOf } from '../../../kubernetes/manifests.ts';
import { Builder, KUSTOMIZE_BUILD } from '../../../kustomize/build.ts';
import { type Checkout, type Checkouts, isAt } from '../../../repository/checkouts.ts';
import { submodulesOf } from '../../../repository/submodules.ts';
import type { Tree } from '../../../repository/tree.ts';
import type { YamlReader } from '../../../yaml/reader.ts';
import { Renderer } from './render.ts';
import type { OwnRepository } from './repository.ts';

/** A repository from which Applications take their sources. */
export interface SourceRepository {
  readonly tree: Tree;
  /** Where its files are in the tree. */
  readonly root: string;
  readonly renderer: Renderer;
  /** Whether a path that does not exist at a revision is certainly missing. */
  isCertain(revision: string): boolean;
  /** Directories that it fills from yet others. */
  readonly filled: readonly string[];
  /** Whether a revision of it is the one that is known here. */
  isHere(revision: string): boolean;
}

/** What sources are resolved with. */
export interface SourceContext {
  readonly tree: Tree;
  readonly reader: YamlReader;
  readonly own: OwnRepository;
  readonly renderer: Renderer;
  readonly checkouts: Checkouts;
}

/** The repository at a URL: one with a checkout, or the one being checked. Undefined if it is unknown. */
export function repositoryAt(url: string, context: SourceContext): SourceRepository | undefined {
  const checkout = context.checkouts.at(url);
  if (checkout) return repositoryOf(checkout, context);
  const { tree, own, renderer } = context;
  if (!own.has(url)) return undefined;
  return {
    tree,
    root: '',
    renderer,
    isCertain: () => own.isCertain,
    filled: [],
    isHere: (revision) => own.isHere(revision),
  };
}

const OTHERS = new WeakMap<YamlReader, Map<Checkout, SourceRepository>>();

/** The repository of a checkout, at whatever revision it is. */
function repositoryOf(checkout: Checkout, { reader, checkouts }: SourceContext): SourceRepository {
  const known = OTHERS.get(reader) ?? new Map<Checkout, SourceRepository>();
  OTHERS.set(reader, known);
  let repository = known.get(checkout);
  if (!repository) {
    const { tree, root } = checkout;
    const builder = new Builder(tree, reader, KUSTOMIZE_BUILD, checkouts);
    const builds = { all: () => [], build: builder.build.bind(builder) };
    const renderer = new Renderer(tree, reader, manifestsOf(checkout, reader), builds);
    const isCertain = (revision: string): boolean => isAt(checkout, revision);
    repository = { tree, root, renderer, isCertain, filled: submodulesOf(tree, root), isHere: () => true };
    known.set(checkout, repository);
  }
  return repository;
}

import type { Manifests } from '../kubernetes/manifests.ts';
import { FLUX_BUILD, KUSTOMIZE_BUILD } from '../kustomize/build.ts';
import { Builds } from '../kustomize/builds.ts';
import { once } from '../once.ts';
import type { Checkouts } from '../repository/checkouts.ts';
import type { Tree } from '../repository/tree.ts';
import type { YamlReader } from '../yaml/reader.ts';
import { followArgo } from './argocd/follow-tree.ts';
import type { ArgoGraph } from './argocd/graph.ts';
import { ArgoReconciler } from './argocd/reconciler.ts';
import type { Externals } from './externals.ts';
import { type FluxGraph, followFlux } from './flux/graph.ts';
import { statesFlux } from './flux/kinds.ts';
import { FluxReconciler } from './flux/reconciler.ts';
import type { Reconciler } from './reconciler.ts';

/** What reconcilers are followed with. */
export interface FollowInput {
  readonly tree: Tree;
  readonly reader: YamlReader;
  readonly manifests: Manifests;
  /** URLs of the repository that the tree belongs to. */
  readonly repositories: readonly string[];
  /** Directories of the tree that sources provide, by the URLs of the sources. */
  readonly directories: ReadonlyMap<string, string>;
  /** Other repositories that are known. */
  readonly checkouts: Checkouts;
  /** What the policy says that comes from elsewhere. */
  readonly externals: Externals;
}

/** A tree as each reconciler runs it. The only place that lists the reconcilers; each is followed when first asked for. */
export class FollowedTree {
  readonly #input: FollowInput;

  constructor(input: FollowInput) {
    this.#input = input;
  }

  /** The clusters that the tree sets up, as Flux runs them. */
  get flux(): FluxGraph {
    return this.#flux();
  }

  /** The Applications of the tree and what they deploy, as Argo CD runs them. */
  get argo(): ArgoGraph {
    return this.#argo();
  }

  /** All reconcilers, by one contract. */
  get reconcilers(): readonly Reconciler[] {
    return this.#reconcilers();
  }

  /** The overlays of the tree, built as Flux does where it has Flux Kustomizations, else as kustomize does. */
  get overlays(): Builds {
    return this.#overlays();
  }

  readonly #flux = once(() => {
    const { tree, reader, manifests, repositories, directories: sources, checkouts, externals } = this.#input;
    const overlays = this.overlays;
    return followFlux(tree, reader, manifests, { repositories, sources, checkouts, externals, overlays });
  });

  readonly #argo = once(() => {
    const { tree, reader, manifests, repositories, checkouts } = this.#input;
    const urls = [...repositories, ...this.flux.repositories];
    const overlays = this.flux.isStated ? undefined : this.overlays;
    return followArgo(tree, reader, manifests, { urls, overlays, applied: this.flux.objects(), checkouts });
  });

  readonly #reconcilers = once(() => [new FluxReconciler(this.flux), new ArgoReconciler(this.argo)]);

  readonly #overlays = once(() => {
    const { tree, reader, manifests, checkouts } = this.#input;
    return new Builds(tree, reader, manifests, statesFlux(manifests) ? FLUX_BUILD : KUSTOMIZE_BUILD, checkouts);
  });
}

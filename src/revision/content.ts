import { type Baseline, baselineIn } from '../baseline/read.ts';
import type { Guard } from '../guard.ts';
import { type Manifests, readManifests } from '../kubernetes/manifests.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import type { Build } from '../kustomize/built.ts';
import { buildsByDirectory } from '../kustomize/readers.ts';
import { once } from '../once.ts';
import type { ArgoGraph } from '../reconcilers/argocd/graph.ts';
import { type FluxVersion, fluxVersions } from '../reconcilers/flux/flux-versions.ts';
import type { FluxGraph } from '../reconcilers/flux/graph.ts';
import { toJudge } from '../reconcilers/judged.ts';
import type { Reconciler } from '../reconcilers/reconciler.ts';
import { FollowedTree } from '../reconcilers/reconcilers.ts';
import { type Codeowners, codeownersOf } from '../repository/codeowners/codeowners.ts';
import type { Tree } from '../repository/tree.ts';
import type { TextProblem } from '../yaml/problem.ts';
import type { YamlReader } from '../yaml/reader.ts';
import { diagnoseFiles } from './diagnoses.ts';
import type { RevisionOptions } from './options.ts';
import { RevisionSettings } from './settings.ts';

/**
 * The files of a revision and what its clusters and Applications make of them.
 *
 * Every part is computed on first use, and once. A part that fails is empty and leaves a fault with the guard of the
 * reader; nothing is thrown.
 */
export class RevisionContent extends RevisionSettings {
  readonly tree: Tree;
  readonly #reader: YamlReader;

  constructor(tree: Tree, reader: YamlReader, options: RevisionOptions) {
    super(options);
    this.tree = tree;
    this.#reader = reader;
  }

  get guard(): Guard {
    return this.#reader.guard;
  }

  /** The files that were not read because they exceed a limit, with the reason: the end of a sentence. */
  get refused(): ReadonlyMap<string, string> {
    return this.#reader.refused;
  }

  /** The YAML files and the objects in them. */
  get manifests(): Manifests {
    return this.#manifests();
  }

  /** The clusters that the tree sets up, as Flux runs them. */
  get flux(): FluxGraph {
    return this.#followed().flux;
  }

  /** The Applications of the tree and what they deploy, as Argo CD runs them. */
  get argo(): ArgoGraph {
    return this.#followed().argo;
  }

  /** What each tool that keeps clusters does with the tree, by one contract. */
  get reconcilers(): readonly Reconciler[] {
    return this.#followed().reconcilers;
  }

  /** The builds of the overlays that nothing includes and that no cluster builds. */
  get overlays(): readonly Build[] {
    return this.#overlays();
  }

  /** What the deployed overlays build to. */
  get builds(): readonly Build[] {
    return this.#checked().builds;
  }

  /** The builds that read each directory with a kustomization file, also those that end before they get there. */
  get readers(): ReadonlyMap<string, readonly Build[]> {
    return this.#readers();
  }

  /** The objects to check: built ones, and those that no build reads. */
  get objects(): readonly KubernetesObject[] {
    return this.#checked().objects;
  }

  /** What is wrong with the text of a file, by path; files without problems are not in it. */
  get diagnoses(): ReadonlyMap<string, readonly TextProblem[]> {
    return this.#diagnoses();
  }

  /** Who owns what, or undefined if there is no CODEOWNERS. */
  get codeowners(): Codeowners | undefined {
    return this.#codeowners();
  }

  /** The findings that the team has accepted, or undefined if there is no such file. */
  get baseline(): Baseline | undefined {
    return this.#baseline();
  }

  /** The versions of Flux that the files of the tree name. */
  get fluxVersions(): readonly FluxVersion[] {
    return this.#fluxVersions();
  }

  readonly #manifests = once(() => readManifests(this.tree, this.#reader, this.checkouts));

  readonly #followed = once(() => {
    const { repositories, sources } = this.options;
    const { directories, checkouts } = sources;
    const reader = this.#reader;
    return new FollowedTree({
      tree: this.tree,
      reader,
      manifests: this.manifests,
      repositories,
      directories,
      checkouts,
      externals: this.externals,
    });
  });

  readonly #overlays = once(() => this.#followed().overlays.except(this.flux.directories));

  readonly #checked = once(() =>
    toJudge(this.manifests, this.reconcilers, this.overlays, new Set(this.#followed().overlays.roots)),
  );

  readonly #readers = once(() => buildsByDirectory(this.tree, this.manifests, this.builds));
  readonly #diagnoses = once(() => diagnoseFiles(this.manifests, this.guard));
  readonly #codeowners = once(() => this.step('CODEOWNERS', () => codeownersOf(this.tree)));
  readonly #baseline = once(() => this.step('The baseline', () => baselineIn(this.tree, this.policy.baseline.path)));
  readonly #fluxVersions = once(() => [...fluxVersions(this.manifests)]);
  /** A step for the whole revision, or undefined if it fails. */
  protected step<T>(what: string, step: () => T): T | undefined {
    return this.guard.run(
      'steps',
      () => ({ what, at: undefined }),
      step,
      () => undefined,
    );
  }
}

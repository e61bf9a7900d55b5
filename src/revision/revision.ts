import { type Baseline, baselineIn } from '../baseline/read.ts';
import { compareRevisions, type RevisionDifference } from '../change/compare.ts';
import { type Deployed, deployedIn } from '../change/revision.ts';
import type { Guard } from '../guard.ts';
import { type Manifests, readManifests } from '../kubernetes/manifests.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import type { PolicyEvaluator } from '../kubernetes/policies/evaluator.ts';
import type { Schemas } from '../kubernetes/schemas.ts';
import type { Build } from '../kustomize/built.ts';
import { buildsByDirectory } from '../kustomize/readers.ts';
import { hideOrigins, hideVariables } from '../masking/hidden-origins.ts';
import { Redactor } from '../masking/redactor.ts';
import { once } from '../once.ts';
import type { Policy } from '../policy/policy.ts';
import type { ArgoGraph } from '../reconcilers/argocd/graph.ts';
import type { Externals } from '../reconcilers/externals.ts';
import { type FluxVersion, fluxVersions } from '../reconcilers/flux/flux-versions.ts';
import type { FluxGraph } from '../reconcilers/flux/graph.ts';
import { toJudge } from '../reconcilers/judged.ts';
import type { Reconciler } from '../reconcilers/reconciler.ts';
import { FollowedTree } from '../reconcilers/reconcilers.ts';
import type { Change } from '../repository/change.ts';
import type { Checkouts } from '../repository/checkouts.ts';
import { type Codeowners, codeownersOf } from '../repository/codeowners/codeowners.ts';
import type { Tree } from '../repository/tree.ts';
import type { TextProblem } from '../yaml/problem.ts';
import type { YamlReader } from '../yaml/reader.ts';
import { AppliedFiles } from './applied-files.ts';
import type { BranchRequirements } from './branch-requirements.ts';
import { Deployments } from './deployments.ts';
import { diagnoseFiles } from './diagnoses.ts';
import { loadPolicies } from './load-policies.ts';
import { loadSchemas } from './load-schemas.ts';
import type { RevisionOptions } from './options.ts';
import { PendingPatches } from './pending-patches.ts';
import { Standings } from './standings.ts';

/**
 * One commit of a repository, or a directory of it: its files, what its clusters and Applications deploy, and who owns what.
 *
 * Every part is computed on first use, and once. A part that fails is empty and leaves a fault with the guard of the
 * reader; nothing is thrown.
 */
export class Revision {
  readonly tree: Tree;
  /** The merge base; undefined on the base itself and if there is none. */
  readonly base: Revision | undefined;
  readonly redactor: Redactor;
  readonly options: RevisionOptions;
  readonly #reader: YamlReader;
  #schemas: Schemas | undefined;
  #policyEvaluator: PolicyEvaluator | undefined;

  /** `reader` parses each content once for all revisions that share its cache. */
  constructor(tree: Tree, reader: YamlReader, options: RevisionOptions, base?: Revision) {
    this.tree = tree;
    this.base = base;
    this.options = options;
    this.#reader = reader;
    this.redactor = new Redactor(tree, reader, options.sources.checkouts);
  }

  get guard(): Guard {
    return this.#reader.guard;
  }

  get policy(): Policy {
    return this.options.policy;
  }

  /** What the policy says that comes from elsewhere. */
  get externals(): Externals {
    return this.policy.externals;
  }

  get change(): Change | undefined {
    return this.options.change;
  }

  get ruleIds(): readonly string[] {
    return this.options.ruleIds;
  }

  get unknownOwners(): ReadonlySet<string> {
    return this.options.unknownOwners ?? new Set();
  }

  get branchRequirements(): BranchRequirements | undefined {
    return this.options.branchRequirements;
  }

  get today(): string {
    return this.options.today;
  }

  /** Other repositories that are known: what is in them may be deployed, and is not checked. */
  get checkouts(): Checkouts {
    return this.options.sources.checkouts;
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

  /** Which directories are deployed from here, by whom, or not known. */
  get deployments(): Deployments {
    return this.#deployments();
  }

  /** Whether objects, files and directories are deployed, not reached, or switched off. */
  get standings(): Standings {
    return this.#standings();
  }

  /** The patches that may still be applied to an object before a cluster gets it. */
  get patches(): PendingPatches {
    return this.#patches();
  }

  /** Which files a cluster applies, and which belong to tests, examples or temporary clusters. */
  get appliedFiles(): AppliedFiles {
    return this.#appliedFiles();
  }

  /** What its clusters, Applications or overlays deploy, or undefined if that failed. */
  get deployed(): Deployed | undefined {
    return this.#deployed();
  }

  /** What the change does to all that is deployed; undefined without a whole base, or if that failed. */
  get difference(): RevisionDifference | undefined {
    return this.#difference();
  }

  /** The schemas of the kinds, for the versions that the repository targets. Throws before `loadSchemas`. */
  get schemas(): Schemas {
    if (!this.#schemas) throw new Error('The schemas of this revision are not loaded.');
    return this.#schemas;
  }

  /** What evaluates policies, or undefined if there are none. */
  get policyEvaluator(): PolicyEvaluator | undefined {
    return this.#policyEvaluator;
  }

  /** Loads what evaluates policies, where the policy file or an object defines one. */
  async loadPolicies(): Promise<void> {
    this.#policyEvaluator ??= await loadPolicies(this);
  }

  /** Loads what schemas need from files and, if the policy allows it, from the network. */
  async loadSchemas(): Promise<void> {
    this.#schemas ??= await loadSchemas(this);
  }

  /** Lets the redactor hide the secrets of what this revision deploys, and not only those that its files show: also after the deadline. */
  hideSecrets(): void {
    this.redactor.hideFirst(() => {
      try {
        hideOrigins(this.objects, this.redactor);
        hideVariables(this.reconcilers, this.redactor);
      } catch (error) {
        this.guard.note(error, 'steps', { what: 'The list of secrets', at: undefined });
      }
    });
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
  readonly #codeowners = once(() => this.#step('CODEOWNERS', () => codeownersOf(this.tree)));
  readonly #baseline = once(() => this.#step('The baseline', () => baselineIn(this.tree, this.policy.baseline.path)));
  readonly #fluxVersions = once(() => [...fluxVersions(this.manifests)]);
  readonly #deployments = once(
    () =>
      new Deployments({
        tree: this.tree,
        manifests: this.manifests,
        base: this.base,
        change: this.change,
        paths: this.reconcilers.flatMap(({ deploys }) => deploys),
      }),
  );
  readonly #standings = once(() => new Standings(this));
  readonly #patches = once(
    () =>
      new PendingPatches(this.manifests, (overlays) => this.reconcilers.flatMap((one) => [...one.patches(overlays)])),
  );
  readonly #appliedFiles = once(() => new AppliedFiles(this));
  readonly #deployed = once(() =>
    this.#step('The deployments of this revision', () => deployedIn(this.reconcilers, this.overlays)),
  );

  readonly #difference = once(() => {
    const [before, after] = [this.base?.deployed, this.deployed];
    if (!before || !after || !this.options.isBaseWhole) return undefined;
    return this.#step('The effect of the change', () => compareRevisions(before, after));
  });

  /** A step for the whole revision, or undefined if it fails. */
  #step<T>(what: string, step: () => T): T | undefined {
    return this.guard.run(
      'steps',
      () => ({ what, at: undefined }),
      step,
      () => undefined,
    );
  }
}

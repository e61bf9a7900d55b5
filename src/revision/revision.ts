import { compareRevisions, type RevisionDifference } from '../change/compare.ts';
import { type Deployed, deployedIn } from '../change/revision.ts';
import type { PolicyEvaluator } from '../kubernetes/policies/evaluator.ts';
import type { Schemas } from '../kubernetes/schemas.ts';
import { hideOrigins, hideVariables } from '../masking/hidden-origins.ts';
import { Redactor } from '../masking/redactor.ts';
import { once } from '../once.ts';
import type { Tree } from '../repository/tree.ts';
import type { YamlReader } from '../yaml/reader.ts';
import { AppliedFiles } from './applied-files.ts';
import { RevisionContent } from './content.ts';
import { Deployments } from './deployments.ts';
import { loadPolicies } from './load-policies.ts';
import { loadSchemas } from './load-schemas.ts';
import type { RevisionOptions } from './options.ts';
import { PendingPatches } from './pending-patches.ts';
import { Standings } from './standings.ts';

/** One commit of a repository, or a directory of it: its files, what its clusters and Applications deploy, and who owns what. */
export class Revision extends RevisionContent {
  /** The merge base; undefined on the base itself and if there is none. */
  readonly base: Revision | undefined;
  readonly redactor: Redactor;
  #schemas: Schemas | undefined;
  #policyEvaluator: PolicyEvaluator | undefined;

  /** `reader` parses each content once for all revisions that share its cache. */
  constructor(tree: Tree, reader: YamlReader, options: RevisionOptions, base?: Revision) {
    super(tree, reader, options);
    this.base = base;
    this.redactor = new Redactor(tree, reader, options.sources.checkouts);
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
    this.step('The deployments of this revision', () => deployedIn(this.reconcilers, this.overlays)),
  );

  readonly #difference = once(() => {
    const [before, after] = [this.base?.deployed, this.deployed];
    if (!before || !after || !this.options.isBaseWhole) return undefined;
    return this.step('The effect of the change', () => compareRevisions(before, after));
  });
}

import type { CelRules } from '../cel/rules.ts';
import type { InstalledProducts } from '../installed.ts';
import type { NamedVersion } from '../targets.ts';
import type { Completion } from './completion.ts';

/** What judging by schemas takes besides manifests and the policy's targets. */
export interface SchemaOptions {
  readonly completion?: Completion;
  /** The evaluator of the rules inside schemas. */
  readonly rules?: CelRules | undefined;
  /** The versions of Flux that the tree names. */
  readonly flux?: Iterable<NamedVersion>;
  /** Those that single clusters say they run, by the name of the cluster, which is the build of its objects. */
  readonly fluxOfBuilds?: ReadonlyMap<string, readonly NamedVersion[]>;
  /** The versions of operators that the tree installs; called at most once. */
  readonly installed?: () => InstalledProducts;
}

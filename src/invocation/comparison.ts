import type { Base } from '../repository/compare.ts';
import type { Tree } from '../repository/tree.ts';

/**
 * What is checked, and how far its own policy file is trusted.
 *
 * A `proposed` change is not merged yet, so it always has a base, whose policy decides. A `merged` one is checked by its own policy. A
 * person's `own` work is compared as if it were proposed, and checked by its own policy if there is nothing to compare it with.
 */
export type Comparison =
  | { readonly standing: 'proposed'; readonly head: Tree; readonly base: Base }
  | { readonly standing: 'own' | 'merged'; readonly head: Tree; readonly base: Base | undefined };

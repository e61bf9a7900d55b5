import type { ReconcilerWords } from '../words.ts';

/** What people call Flux and its objects. */
export const WORDS: ReconcilerWords = {
  tool: 'Flux',
  entrypoint: 'Flux cluster',
  applier: 'Kustomization',
  makers: [],
  verb: 'reconcile',
};

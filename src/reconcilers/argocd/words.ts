import type { ReconcilerWords } from '../words.ts';

/** What people call Argo CD and its objects. */
export const WORDS: ReconcilerWords = {
  tool: 'Argo CD',
  entrypoint: 'Argo CD Application',
  applier: 'Application',
  makers: ['ApplicationSet'],
  verb: 'sync',
};

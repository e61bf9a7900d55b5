import type { Problem } from '../../src/findings/problem.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { missingIn } from '../../src/reconcilers/flux/named/missing.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { keysInLonePatches } from './lone-patches.ts';
import { missingParts } from './parts.ts';
import { wrongSelections } from './selected.ts';
import { missingTemplateKeys } from './templates.ts';
import { describe, describeKey } from './words.ts';
import { worldsOf } from './worlds.ts';

export default defineRule({
  on: 'tree',
  id: 'unknown-reference',
  theme: 'references',
  description: 'An object references a ServiceAccount, ConfigMap, Secret, Service or other object that does not exist.',
  severity: 'error',

  *check(revision) {
    for (const problem of problemsIn(revision)) {
      const standing = problem.object ? revision.standings.ofObject(problem.object) : 'unreached';
      if (standing === 'off') continue;
      yield standing === 'deployed' ? problem : { ...problem, severity: 'warning' };
    }
  },
});

function* problemsIn(revision: Revision): Iterable<Problem> {
  for (const world of worldsOf(revision)) {
    for (const missing of missingIn(world)) yield describe(missing);
    yield* missingParts(world);
    yield* wrongSelections(world);
    yield* missingTemplateKeys(world);
  }
  for (const { reference, meant } of keysInLonePatches(revision)) yield describeKey(reference, meant);
}

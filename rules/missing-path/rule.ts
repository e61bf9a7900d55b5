import { defineRule } from '../../src/lint/rule.ts';
import { missingOfApplicationSets } from './application-sets.ts';
import { missingOfApplications } from './applications.ts';
import { missingCharts } from './charts.ts';
import { missingComponents, missingComponentsOfApplications } from './components.ts';
import { copiedPaths } from './copied.ts';
import { missingOfElements } from './elements.ts';
import { missingUnderFormerOwner } from './former.ts';
import { missingOfKustomizations } from './kustomizations.ts';
import { copiedEntries } from './lists.ts';
import { shallowOfApplications } from './shallow.ts';
import { missingOfUnreached } from './unreached.ts';

export default defineRule({
  id: 'missing-path',
  description:
    'A Flux Kustomization, a HelmRelease or an Argo CD Application references a directory that does not exist in its source.',
  theme: 'reconcilers',
  severity: 'error',
  on: 'tree',

  *check(revision) {
    yield* missingOfKustomizations(revision);
    yield* missingComponents(revision);
    yield* copiedPaths(revision);
    yield* copiedEntries(revision);
    yield* missingOfUnreached(revision);
    yield* missingOfApplications(revision);
    yield* missingComponentsOfApplications(revision);
    yield* missingUnderFormerOwner(revision);
    yield* missingOfApplicationSets(revision);
    yield* missingOfElements(revision);
    yield* shallowOfApplications(revision);
    yield* missingCharts(revision);
  },
});

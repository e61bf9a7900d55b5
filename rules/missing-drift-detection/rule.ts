import { defineRule } from '../../src/lint/rule.ts';
import { HELM_RELEASE } from '../../src/reconcilers/flux/kinds.ts';

export default defineRule({
  id: 'missing-drift-detection',
  description: 'A HelmRelease does not notice changes that something else makes to its objects.',
  theme: 'practices',
  severity: 'notice',
  preset: 'audit',
  unreached: 'off',
  kinds: [HELM_RELEASE],

  *check(release, { patches }) {
    const at = release.at('spec', 'driftDetection', 'mode');
    if (at.exists || patches.mayWrite(release, at.path)) return;
    yield {
      at,
      message:
        'This HelmRelease has no `driftDetection`, so Flux keeps manual changes to its objects until the next upgrade. Set `mode: enabled`, or `warn` to get only an event. List the fields that an autoscaler changes in `ignore`.',
      values: [],
      cause: ['mode'],
    };
  },
});

import { defineRule } from '../../src/lint/rule.ts';
import { SOURCE_GROUP } from '../../src/reconcilers/flux/kinds.ts';

export default defineRule({
  id: 'oci-helm-repository',
  description: 'A HelmRepository loads charts from a registry, which Flux only keeps for old repositories.',
  theme: 'practices',
  severity: 'warning',
  preset: 'strict',
  unreached: 'off',
  kinds: [`${SOURCE_GROUP}/HelmRepository`],

  *check(repository, { patches }) {
    const at = repository.at('spec', 'type');
    if (at.value !== 'oci' || patches.mayWrite(repository, at.path)) return;
    yield {
      at,
      message:
        'Flux no longer develops HelmRepositories of the type `oci`, and they do not report whether the registry works. Use an OCIRepository for each chart, and `chartRef` in its HelmRelease.',
      values: [],
      cause: ['oci'],
    };
  },
});

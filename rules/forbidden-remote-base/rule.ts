import { defineRule } from '../../src/lint/rule.ts';
import { forbids } from '../../src/reconcilers/flux/controllers.ts';
import { quoted } from '../../src/text/words.ts';

/** The address of a single file, which may not count as a base. */
const FILE = /\.ya?ml(?:\?|$)/i;

export default defineRule({
  id: 'forbidden-remote-base',
  description: 'An overlay uses a base in another repository, which the controller of its cluster does not load.',
  theme: 'overlays',
  severity: 'error',
  on: 'tree',

  *check({ flux, checkouts }) {
    for (const cluster of flux.clusters) {
      const uses = cluster.kustomizations.flatMap(({ object, build }) =>
        (build?.unknown ?? []).flatMap(({ kind, field, entry, origin }) => {
          const isBase = kind === 'remote' && (field === 'resources' || field === 'components');
          return isBase && origin && !checkouts.holds(origin.file.path) ? [{ object, entry, origin }] : [];
        }),
      );
      if (uses.length === 0 || !forbids(cluster, 'kustomize-controller', 'no-remote-bases', flux.manifests)) continue;
      for (const { object, entry, origin } of uses)
        yield {
          at: origin,
          object,
          builds: [cluster.name],
          severity: FILE.test(entry) ? 'warning' : undefined,
          values: [entry],
          cause: [origin.file.path, entry],
          message: `kustomize-controller of this cluster runs with \`--no-remote-bases\`, so it ${FILE.test(entry) ? 'may not load' : 'does not load'} ${quoted(entry)}. Copy the files into this repository, or apply them with a GitRepository or OCIRepository and a Flux Kustomization of their own.`,
        };
    }
  },
});

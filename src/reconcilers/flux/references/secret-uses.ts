import { nameOf } from '../../../repository/tree.ts';
import { stringAt } from '../../../yaml/value.ts';
import { BOOTSTRAP_FILE } from '../entrypoints/bootstraps.ts';
import type { Cluster } from '../follow/cluster.ts';
import { HELM_CHART, HELM_RELEASE, KUSTOMIZATION, SOURCE_GROUP } from '../kinds.ts';
import { fieldReference } from './field-reference.ts';
import { IMAGE_REPOSITORY, IMAGE_UPDATE_AUTOMATION } from './image-uses.ts';
import { PROVIDER, RECEIVER } from './notification-uses.ts';
import type { FieldReference } from './object-reference.ts';

const ACCESS = [['secretRef'], ['certSecretRef'], ['proxySecretRef']];
const VERIFICATION = [['verify', 'secretRef']];
const REMOTE = [['kubeConfig', 'secretRef']];

/** Where objects of Flux name Secrets of their own namespace, below `spec`, by `group/Kind` (the CRDs of Flux 2.2 to 2.10). */
const FIELDS: ReadonlyMap<string, readonly (readonly string[])[]> = new Map([
  [`${SOURCE_GROUP}/GitRepository`, [...ACCESS, ...VERIFICATION]],
  [`${SOURCE_GROUP}/OCIRepository`, [...ACCESS, ...VERIFICATION, ['verify', 'trustedRootSecretRef']]],
  [`${SOURCE_GROUP}/HelmRepository`, ACCESS],
  [`${SOURCE_GROUP}/Bucket`, [...ACCESS, ['sts', 'secretRef'], ['sts', 'certSecretRef']]],
  [KUSTOMIZATION, REMOTE],
  [HELM_CHART, VERIFICATION],
  [HELM_RELEASE, [...REMOTE, ...[...ACCESS, ...VERIFICATION].map((path) => ['chart', 'spec', ...path])]],
  [PROVIDER, ACCESS],
  [RECEIVER, [['secretRef']]],
  [IMAGE_REPOSITORY, ACCESS],
  [IMAGE_UPDATE_AUTOMATION, [['git', 'commit', 'signingKey', 'secretRef']]],
]);

/** The Secrets that the objects of a cluster name, apart from those that bootstrap creates and those of decryption. */
export function secretReferences(cluster: Cluster): FieldReference[] {
  const applied = cluster.objects.filter(({ kustomization, object }) => {
    return kustomization !== undefined && nameOf(object.origin.file.path) !== BOOTSTRAP_FILE;
  });
  const given = secretsOfBootstrap(cluster);
  return applied
    .flatMap(({ object }) =>
      (FIELDS.get(object.groupKind) ?? []).flatMap((path) =>
        fieldReference(object, {
          path: ['spec', ...path],
          kind: 'Secret',
          groupKind: '/Secret',
          mayNameNamespace: false,
        }),
      ),
    )
    .filter(({ namespace, name }) => !given.has(`${namespace}/${name}`));
}

/** `namespace/name` of the Secrets with which a cluster was set up: those of the sources of its first Kustomizations. */
function secretsOfBootstrap({ kustomizations }: Cluster): Set<string> {
  return new Set(
    kustomizations.flatMap(({ parent, source }) => {
      const name = parent ? undefined : stringAt(source?.value, 'spec', 'secretRef', 'name');
      return source && name ? `${source.namespace}/${name}` : [];
    }),
  );
}

/** The keys with which the Kustomizations of a cluster decrypt: Secrets that are often only in the cluster. */
export function decryptionKeys(cluster: Cluster): FieldReference[] {
  const field = {
    path: ['spec', 'decryption', 'secretRef'],
    kind: 'Secret',
    groupKind: '/Secret',
    mayNameNamespace: false,
  };
  return cluster.kustomizations.flatMap(({ object }) => fieldReference(object, field));
}

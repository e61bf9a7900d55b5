import type { Cluster } from '../follow/cluster.ts';
import { fieldReference } from './field-reference.ts';
import type { FieldReference } from './object-reference.ts';

const GROUP = 'image.toolkit.fluxcd.io';
/** The kinds of image automation, as `group/Kind`. */
export const IMAGE_POLICY = `${GROUP}/ImagePolicy`;
export const IMAGE_REPOSITORY = `${GROUP}/ImageRepository`;
export const IMAGE_UPDATE_AUTOMATION = `${GROUP}/ImageUpdateAutomation`;

/** The repositories of which the ImagePolicies of a cluster choose an image. */
export function imageRepositories(cluster: Cluster): FieldReference[] {
  const field = { kind: 'ImageRepository', groupKind: IMAGE_REPOSITORY, mayNameNamespace: true };
  return cluster
    .ofKind(IMAGE_POLICY)
    .flatMap((policy) => fieldReference(policy, { ...field, path: ['spec', 'imageRepositoryRef'] }));
}

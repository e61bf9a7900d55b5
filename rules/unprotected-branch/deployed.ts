import type { TargetBranch } from '../../src/revision/branch-requirements.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { stringAt } from '../../src/yaml/value.ts';

/** Whether clusters or Applications are known to deploy a branch of this repository. */
export function isDeployed({ name, isDefault }: TargetBranch, { flux, argo }: Revision): boolean {
  const ofFlux = flux.clusters.flatMap(({ kustomizations }) =>
    kustomizations.flatMap(({ source, path }) => {
      if (!path) return [];
      // Bootstrap follows the default branch unless it is told otherwise.
      const ref = (field: string): string | undefined => stringAt(source?.value, 'spec', 'ref', field);
      return source?.kind === 'GitRepository' ? (ref('name') ?? ref('branch') ?? '') : [];
    }),
  );
  const ofArgo = argo.applications.flatMap(({ sources }) =>
    sources.flatMap(({ path, revision }) => (path?.isHere ? revision : [])),
  );
  return [...ofFlux, ...ofArgo].some((followed) => {
    const branch = followed.replace(/^refs\/heads\//, '');
    return branch === name || (isDefault && ['', 'HEAD'].includes(branch));
  });
}

import type { Problem } from '../../src/findings/problem.ts';
import { knownKind } from '../../src/kubernetes/bundled-schemas.ts';
import {
  apiVersionOf,
  bundledKinds,
  isBuiltIn,
  isClosed,
  type KindName,
  servedVersions,
} from '../../src/kubernetes/kind-names.ts';
import type { FluxKustomization } from '../../src/reconcilers/flux/follow/flux-kustomization.ts';
import { isTemplate } from '../../src/text/variables.ts';
import { isMap, listAt, stringAt } from '../../src/yaml/value.ts';
import { lossOf } from './loss.ts';

/** What Flux takes for the apiVersion of a check without one (kustomize-controller 1.7, inventory.ReferenceToObjMetadataSet). */
const ASSUMED = 'apps/v1';

/** Checks of a kind that its group does not have. */
export function* wrongKinds({ object, isRemote }: FluxKustomization): Iterable<Problem> {
  if (isRemote) return;
  for (const [index, check] of listAt(object.value, 'spec', 'healthChecks').entries()) {
    const kind = stringAt(check, 'kind');
    const written = stringAt(check, 'apiVersion');
    if (!isMap(check) || !kind || isTemplate(kind) || isTemplate(written ?? '')) continue;
    const apiVersion = written || ASSUMED;
    const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
    if (!isClosed(group) || knownKind(`${group}/${kind}`)) continue;
    const right = rightVersion(kind);
    const missing = `This health check has no \`apiVersion\`, so Flux looks in \`${ASSUMED}\`, which does not have the kind \`${kind}\`.`;
    const wrong = `${kind} does not exist in \`${apiVersion}\`.`;
    const set = right === undefined ? 'the `apiVersion` of the object' : `\`apiVersion: ${right}\``;
    yield {
      at: object.at('spec', 'healthChecks', index, written ? 'apiVersion' : 'kind'),
      object,
      message: `${written ? wrong : missing} ${lossOf(object)} Set ${set}.`,
      fix: written ? right : undefined,
      values: [written ?? '', kind],
      cause: ['kind', written ?? '', kind],
    };
  }
}

/** The newest version of the only kind of a name, or of the only one of Kubernetes and Flux. */
function rightVersion(kind: string): string | undefined {
  const all = bundledKinds().filter((name) => name.kind === kind);
  const name = only(all) ?? only(all.filter(isBuiltIn));
  if (!name) return undefined;
  const [version] = servedVersions(`${name.group}/${name.kind}`);
  return version === undefined ? undefined : apiVersionOf(name.group, version);
}

function only(names: readonly KindName[]): KindName | undefined {
  return names.length === 1 ? names[0] : undefined;
}

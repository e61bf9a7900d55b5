import type { Problem } from '../../src/findings/problem.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { pathsOf } from '../../src/kubernetes/references/paths.ts';
import { isUnknown } from '../../src/kubernetes/terms/unknown.ts';
import { patchFault } from '../../src/kustomize/patch-fault.ts';
import { HELM_RELEASE } from '../../src/reconcilers/flux/kinds.ts';

/** The patches of a HelmRelease that kustomize cannot read, so that no install or upgrade of the release succeeds. */
export function* unreadablePatches(object: KubernetesObject): Iterable<Problem> {
  if (object.groupKind !== HELM_RELEASE) return;
  for (const path of pathsOf(object.value, 'spec.postRenderers.*.kustomize.patches.*.patch')) {
    const place = object.at(...path);
    const { value: text, origin } = place;
    if (typeof text !== 'string' || text.trim() === '' || isUnknown(text)) continue;
    const fault = patchFault(text, origin);
    if (!fault) continue;
    const { misspelt } = fault;
    const what = misspelt
      ? `\`${misspelt.key}\` is not a field of an object. Write \`${misspelt.wanted}\`.`
      : 'Add `kind` and `metadata.name`, or write a list of JSON patch operations.';
    yield {
      at: misspelt?.origin ?? place.key,
      message: `The patch is neither a list of JSON patch operations nor an object with \`kind\` and \`metadata.name\`, so Flux cannot install or upgrade the HelmRelease. ${what}`,
      values: ['patch', path.join('.')],
    };
  }
}

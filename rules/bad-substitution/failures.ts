import type { Problem } from '../../src/findings/problem.ts';
import type { FluxKustomization } from '../../src/reconcilers/flux/follow/flux-kustomization.ts';

const ADVICE =
  'If the text is not meant for Flux, write `$${…}`, or annotate the object with `kustomize.toolkit.fluxcd.io/substitute: disabled`.';

/** What makes the whole Kustomization fail. */
export function* failures(reconciler: FluxKustomization): Iterable<Problem> {
  const { variables, object } = reconciler;
  const isCertain = variables.set.size > 0 || variables.unknown.some(({ isOptional }) => !isOptional);
  const isGrave = isCertain && object.at('spec', 'suspend').value !== true;
  for (const { kind, message, cause, origin } of reconciler.failures) {
    if (!origin || !['syntax', 'not-yaml', 'variable-name'].includes(kind)) continue;
    if (kind === 'not-yaml' && !isAllKnown(reconciler)) continue;
    yield {
      at: origin,
      instead: object.at('spec', 'postBuild'),
      message: kind === 'variable-name' ? message : `${message} ${ADVICE}`,
      values: [cause],
      severity: isGrave ? undefined : 'warning',
    };
  }
}

/** Whether the text that Flux gets is known, not only the places of its variables. */
function isAllKnown({ variables }: FluxKustomization): boolean {
  return variables.unknown.length === 0 && [...variables.set.values()].every(({ isKnown }) => isKnown);
}

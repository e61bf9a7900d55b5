import { stringAt } from '../../../yaml/value.ts';
import { applierId } from '../../deployed.ts';
import type { FluxKustomization } from '../follow/flux-kustomization.ts';
import { dependenciesOf } from '../references/dependencies.ts';

/**
 * By `namespace/name` of a Kustomization, those of its `dependsOn` that must have applied the same revision before it applies
 * anything: as kustomize-controller checks it, those with the same source. What `readyExpr` waits for is not known.
 */
export function orderOf(kustomizations: readonly FluxKustomization[]): Map<string, readonly string[]> {
  const byId = new Map(kustomizations.map((kustomization) => [applierId(kustomization), kustomization]));
  return new Map(
    [...byId].map(([id, kustomization]) => {
      const needed = dependenciesOf(kustomization.object).flatMap(({ statedNamespace, name, at }) => {
        const dependency = applierId({ namespace: statedNamespace ?? kustomization.namespace, name });
        const other = byId.get(dependency);
        const isChecked =
          stringAt(kustomization.object.at(...at.name.path.slice(0, -1)).value, 'readyExpr') === undefined;
        return other && isChecked && sourceOf(other) === sourceOf(kustomization) ? [dependency] : [];
      });
      return [id, needed];
    }),
  );
}

function sourceOf({ object, namespace }: FluxKustomization): string {
  const part = (field: string): string => stringAt(object.value, 'spec', 'sourceRef', field) ?? '';
  return [part('kind'), part('namespace') || namespace, part('name')].join('\0');
}

import type { KubernetesObject, Place } from '../../src/kubernetes/object.ts';
import { declaredSecrets } from '../../src/kubernetes/secrets/find.ts';
import type { SecretPlace } from '../../src/kubernetes/secrets/place.ts';
import { meaningOf } from '../../src/kubernetes/terms/secret-names.ts';
import type { FluxKustomization } from '../../src/reconcilers/flux/follow/flux-kustomization.ts';
import type { FluxGraph } from '../../src/reconcilers/flux/graph.ts';
import type { Variable } from '../../src/reconcilers/flux/substitute/substitution.ts';
import type { Origin } from '../../src/yaml/origin.ts';

/** A secret that a variable carries in plain text to where it is used. */
export interface SubstitutedSecret {
  readonly cluster: string;
  readonly object: KubernetesObject;
  readonly secret: SecretPlace;
  /** The scalar that is the variable. */
  readonly at: Place;
  readonly variable: string;
  /** The value that defines it. */
  readonly definition: Origin;
}

/** A value under such a key can also be something else, which its format alone does not show. */
const SECRET_KEYS: ReadonlySet<string> = new Set(['password', 'credential']);

const found = new WeakMap<FluxGraph, readonly SubstitutedSecret[]>();

/** The values of variables, in plain text in this repository, that are certainly secrets where clusters use them. */
export function substitutedSecrets(flux: FluxGraph): readonly SubstitutedSecret[] {
  let secrets = found.get(flux);
  if (!secrets) {
    const all = flux.clusters.flatMap(({ name, kustomizations }) =>
      kustomizations.flatMap((reconciler) => [...secretsOf(reconciler, name)]),
    );
    secrets = [...new Map(all.map((secret) => [placeOf(secret), secret])).values()];
    found.set(flux, secrets);
  }
  return secrets;
}

/** A place that uses a value is reported once, for all objects of a cluster that are built from it. */
function placeOf({ at: { origin }, definition, cluster }: SubstitutedSecret): string {
  return [cluster, ...[origin, definition].map(({ file, start }) => `${file.path}:${start}`)].join(' ');
}

function* secretsOf({ uses, variables }: FluxKustomization, cluster: string): Iterable<SubstitutedSecret> {
  const objects = new Set<KubernetesObject>();
  for (const { variable, object } of uses) if (isPlain(variables.set.get(variable))) objects.add(object);
  for (const object of objects) {
    for (const secret of declaredSecrets(object.value)) {
      if (secret.certainty !== 'certain' || !SECRET_KEYS.has(meaningOf(secret.key))) continue;
      const at = object.at(...secret.path);
      const variable = /^["']?\$\{(\w+)\}["']?$/.exec(at.origin.text.trim())?.[1] ?? '';
      const definition = variables.set.get(variable)?.origin;
      if (definition && isPlain(variables.set.get(variable)))
        yield { cluster, object, secret, at, variable, definition };
    }
  }
}

function isPlain(variable: Variable | undefined): boolean {
  return variable?.isKnown === true && variable.value !== '';
}

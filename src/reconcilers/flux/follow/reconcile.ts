import { KubernetesObject } from '../../../kubernetes/object.ts';
import { type Build, type BuiltObject, mayLackChanges } from '../../../kustomize/built.ts';
import { withEntry } from '../../../yaml/edit.ts';
import type { YamlMap } from '../../../yaml/value.ts';
import { copyMap, isMap, mapAt, newMap, originOf, setEntry } from '../../../yaml/value.ts';
import type { VariableUse } from '../../reconciler.ts';
import { substituteObject } from '../substitute/object.ts';
import type { SubstitutedObject } from '../substitute/substitution.ts';
import { lookupIn, type Variables } from '../substitute/variables.ts';
import type { KustomizationFailure } from './flux-kustomization.ts';

/** What a Kustomization applies. */
export interface Applied {
  readonly objects: readonly KubernetesObject[];
  readonly uses: readonly VariableUse[];
  readonly missing: readonly VariableUse[];
  readonly failures: readonly KustomizationFailure[];
}

/** What a Kustomization applies of a build: with variables substituted and common metadata added. */
export function applyBuild(flux: KubernetesObject, build: Build, variables: Variables, cluster: string): Applied {
  const failures: KustomizationFailure[] = build.problems.map((problem) => ({
    kind: 'build',
    cause: `kustomize build failed: ${problem.cause}`,
    message: problem.message,
    origin: problem.origin,
    problem,
  }));
  for (const { name, origin } of variables.invalid) {
    const cause = `'${name}' var name is invalid, must match '^[_[:alpha:]][_[:alpha:][:digit:]]*$'`;
    const message = `\`${name}\` is not a valid name for a variable, so the whole Kustomization fails. Use letters, digits and \`_\`.`;
    failures.push({ kind: 'variable-name', cause, message, origin });
  }
  const uses: VariableUse[] = [];
  const missing: VariableUse[] = [];
  const isSubstituting = variables.areUsed && variables.invalid.length === 0;
  const results = isSubstituting ? substituted(build, variables) : [];
  const lacksParts = mayLackChanges(build);
  const objects = build.objects.map((built, index) => {
    const result = results[index];
    const value = withCommonMetadata(result?.value ?? built.value, flux, built);
    const { name, namespace } = built.previousIds[0] ?? built.id;
    const object = new KubernetesObject(value, built.origin, [cluster], {
      isFinal: true,
      lacksParts,
      stated: { name, namespace },
    });
    uses.push(...(result?.uses ?? []).map((use) => ({ ...use, object })));
    missing.push(...(result?.missing ?? []).map((use) => ({ ...use, object })));
    if (result?.failure) {
      const { kind, cause, origin } = result.failure;
      const message = `Flux cannot substitute variables in ${object.kind} \`${object.name}\`, so the whole Kustomization fails: ${cause}.`;
      failures.push({ kind, cause: `post build failed for '${built.id.name}': ${cause}`, message, origin });
    }
    return object;
  });
  return { objects, uses, missing, failures };
}

const SUBSTITUTED = new WeakMap<Build, Map<string, readonly SubstitutedObject[]>>();

/** The objects of a build with variables filled in; the same for the same variables. */
function substituted(build: Build, variables: Variables): readonly SubstitutedObject[] {
  const byVariables = SUBSTITUTED.get(build) ?? new Map<string, readonly SubstitutedObject[]>();
  SUBSTITUTED.set(build, byVariables);
  const key = keyOf(variables);
  let objects = byVariables.get(key);
  if (!objects) {
    const lookup = lookupIn(variables);
    objects = build.objects.map(({ value, origin }) => substituteObject(value, origin, lookup));
    byVariables.set(key, objects);
  }
  return objects;
}

function keyOf({ set, unknown }: Variables): string {
  const parts = [...set.values()].map(({ name, value, origin }) => [name, value, origin?.file.path, origin?.start]);
  return JSON.stringify([parts, unknown.length > 0]);
}

/** `spec.commonMetadata` on an object; its entries win. */
function withCommonMetadata(value: YamlMap, flux: KubernetesObject, { origin }: BuiltObject): YamlMap {
  const common = mapAt(flux.value, 'spec', 'commonMetadata');
  if (!common) return value;
  let metadata = mapAt(value, 'metadata') ?? newMap();
  for (const field of ['labels', 'annotations']) {
    const entries = common[field];
    if (!isMap(entries) || Object.keys(entries).length === 0) continue;
    const at = originOf(common, field) ?? origin;
    const own = mapAt(metadata, field);
    const merged = own ? copyMap(own) : newMap();
    for (const key in entries) setEntry(merged, key, entries[key] ?? '', originOf(entries, key) ?? at);
    metadata = withEntry(metadata, field, merged, originOf(metadata, field) ?? at);
  }
  return withEntry(value, 'metadata', metadata, originOf(value, 'metadata') ?? origin);
}

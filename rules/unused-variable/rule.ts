import { defineRule } from '../../src/lint/rule.ts';
import type { FluxKustomization } from '../../src/reconcilers/flux/follow/flux-kustomization.ts';
import { Origin, writtenAt } from '../../src/yaml/origin.ts';
import { mapAt, originOf } from '../../src/yaml/value.ts';

/** A variable that Kustomizations define in one place, and whether one of them uses it. */
interface Definition {
  readonly variable: string;
  readonly at: Origin;
  readonly reconciler: FluxKustomization;
  readonly builds: string[];
  isUsed: boolean;
}

export default defineRule({
  id: 'unused-variable',
  description: 'A Flux Kustomization defines a variable that none of its manifests uses.',
  theme: 'reconcilers',
  severity: 'notice',
  preset: 'audit',
  on: 'tree',

  *check({ flux }) {
    const definitions = new Map<string, Definition>();
    for (const { name, kustomizations } of flux.clusters)
      for (const reconciler of kustomizations) note(reconciler, name, definitions);
    for (const { variable, at, reconciler, builds, isUsed } of definitions.values()) {
      if (isUsed) continue;
      yield {
        at,
        message: `Nothing that Kustomization \`${reconciler.name}\` applies uses the variable \`${variable}\`. Remove it, or correct its name.`,
        object: reconciler.object,
        builds,
        values: [variable],
      };
    }
  },
});

/** Notes what a Kustomization's own file defines. Patches are left out, as they set variables for many Kustomizations. */
function note(reconciler: FluxKustomization, cluster: string, definitions: Map<string, Definition>): void {
  const { object, uses } = reconciler;
  const own = mapAt(object.value, 'spec', 'postBuild', 'substitute');
  const used = new Set(uses.map(({ variable }) => variable));
  for (const variable in own) {
    const origin = originOf(own, variable);
    if (!origin || origin.file !== object.origin.file) continue;
    const key = writtenAt(origin);
    const { file, keyStart, keyEnd } = origin;
    const definition = definitions.get(key) ?? {
      variable,
      at: new Origin(file, keyStart, keyEnd, keyStart, keyEnd),
      reconciler,
      builds: [],
      isUsed: false,
    };
    definition.builds.push(cluster);
    definition.isUsed ||= used.has(variable) || !isKnown(reconciler);
    definitions.set(key, definition);
  }
}

/** Whether everything that could use a variable is known. */
function isKnown({ build, failures, unknowns }: FluxKustomization): boolean {
  return build !== undefined && failures.length === 0 && unknowns.length === 0;
}

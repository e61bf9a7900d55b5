import type { Problem } from '../../src/findings/problem.ts';
import { KubernetesObject } from '../../src/kubernetes/object.ts';
import { sopsMetadata } from '../../src/kubernetes/sops/metadata.ts';
import { type PlainValue, scopedValues } from '../../src/kubernetes/sops/plain-values.ts';
import { type SopsScope, scopeOf } from '../../src/kubernetes/sops/scope.ts';
import type { BuiltObject } from '../../src/kustomize/built.ts';
import type { FluxKustomization } from '../../src/reconcilers/flux/follow/flux-kustomization.ts';
import type { FluxGraph } from '../../src/reconcilers/flux/graph.ts';
import { quoted } from '../../src/text/words.ts';
import { writtenAt } from '../../src/yaml/origin.ts';
import { isMap, mapAt, stringAt } from '../../src/yaml/value.ts';
import { settingOf } from './words.ts';

/**
 * Values that overlays and Kustomizations add to encrypted objects where SOPS expects encrypted ones. kustomize-controller decrypts
 * what a build yields (`DecryptResource`), so these objects fail. `reported`: places that need no second finding.
 */
export function* addedByBuilds({ clusters }: FluxGraph, reported: ReadonlySet<string>): Iterable<Problem> {
  for (const reconciler of clusters.flatMap(({ kustomizations }) => kustomizations)) {
    if (!isMap(mapAt(reconciler.object.value, 'spec')?.decryption)) continue;
    for (const built of reconciler.build?.objects ?? []) {
      const notes = sopsMetadata(built.value);
      const scope = notes && stringAt(notes, 'mac') ? scopeOf(notes) : undefined;
      if (!scope) continue;
      const added = scopedValues(built.value, built.origin, scope).plain.find(
        ({ origin }) => !reported.has(writtenAt(origin)),
      );
      if (added) yield describe(reconciler, built, added, scope);
    }
  }
}

function describe(reconciler: FluxKustomization, built: BuiltObject, added: PlainValue, scope: SopsScope): Problem {
  const object = new KubernetesObject(built.value, built.origin);
  const isIdle = reconciler.object.at('spec', 'suspend').value === true;
  const source = added.origin.related ?? added.origin;
  return {
    at: source,
    object,
    message: `This sets ${quoted(added.path.join('.'))} in an object that SOPS encrypted, and ${settingOf(scope)} says that SOPS encrypted this field. Flux decrypts the object after the build, so it fails and applies none of the objects of Kustomization ${quoted(reconciler.name)}. Encrypt only the data: set \`encrypted_regex: ^(data|stringData)$\` in \`.sops.yaml\` and encrypt the file again.`,
    related: [{ at: object.at('sops'), message: 'this object is encrypted' }],
    values: ['built', added.path.join('.'), built.origin.file.path],
    severity: isIdle ? 'warning' : undefined,
  };
}

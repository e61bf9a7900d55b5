import type { Problem } from '../../src/findings/problem.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { defineRule } from '../../src/lint/rule.ts';
import type { FluxKustomization } from '../../src/reconcilers/flux/follow/flux-kustomization.ts';
import { isMap, mapAt, stringAt } from '../../src/yaml/value.ts';

const DECRYPT = 'kustomize.toolkit.fluxcd.io/decrypt';
const ENCRYPTED = 'ENC[AES256_GCM,';

export default defineRule({
  id: 'missing-decryption',
  description: 'A Flux Kustomization applies SOPS-encrypted manifests without `spec.decryption`.',
  severity: 'error',
  on: 'tree',

  *check({ flux }) {
    for (const { kustomizations } of flux.clusters) {
      const key = keyOfOthers(kustomizations);
      for (const reconciler of kustomizations) {
        if (isMap(mapAt(reconciler.object.value, 'spec')?.decryption)) continue;
        const encrypted = reconciler.objects.filter((object) => isEncrypted(object) && !isLeft(object));
        const [first] = encrypted;
        if (first) yield describe(reconciler, [first, ...encrypted.slice(1)], key);
      }
    }
  },
});

/** Whether Flux would have to decrypt an object, or a Secret was generated from an encrypted file. */
function isEncrypted({ value, groupKind }: KubernetesObject): boolean {
  if (stringAt(value, 'sops', 'mac')) return true;
  if (groupKind !== '/Secret') return false;
  const data = Object.values(mapAt(value, 'data') ?? {});
  return data.some((text) => typeof text === 'string' && Buffer.from(text, 'base64').toString().includes(ENCRYPTED));
}

function isLeft(object: KubernetesObject): boolean {
  return ['labels', 'annotations'].some(
    (field) => stringAt(object.value, 'metadata', field, DECRYPT)?.toLowerCase() === 'disabled',
  );
}

function describe(
  { object, name }: FluxKustomization,
  encrypted: readonly [KubernetesObject, ...KubernetesObject[]],
  key: string | undefined,
): Problem {
  const [first] = encrypted;
  // Flux itself refuses a Secret; what happens to other objects is up to their kinds.
  const isRefused = encrypted.some(({ kind, value }) => kind === 'Secret' && stringAt(value, 'sops', 'mac'));
  const isIdle = object.at('spec', 'suspend').value === true;
  const more = encrypted.length > 1 ? ` and ${encrypted.length - 1} more` : '';
  const loss = isRefused
    ? 'so Flux rejects it and applies none of its objects'
    : 'so the cluster gets the encrypted text';
  const others = key === undefined ? '' : ` (other Kustomizations in the cluster use the Secret \`${key}\`)`;
  return {
    at: object.at('spec', 'decryption'),
    object,
    message: `Kustomization \`${name}\` applies ${first.kind} \`${first.name}\`${more}, encrypted with SOPS, without \`spec.decryption\`, ${loss}. Add \`decryption\` with \`provider: sops\` and the Secret that contains the key${others}.`,
    related: [{ at: first.at('metadata', 'name'), message: `${first.kind} ${first.name} is encrypted` }],
    values: [],
    severity: isRefused && !isIdle ? undefined : 'warning',
  };
}

/** The Secret with the key that the Kustomizations with decryption name, or undefined if they name several. */
function keyOfOthers(reconcilers: readonly FluxKustomization[]): string | undefined {
  const keys = new Set(
    reconcilers.flatMap(({ object }) => stringAt(object.value, 'spec', 'decryption', 'secretRef', 'name') ?? []),
  );
  return keys.size === 1 ? [...keys][0] : undefined;
}

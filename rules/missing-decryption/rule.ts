import { askedObject } from '../../src/findings/asks-for.ts';
import type { Problem } from '../../src/findings/problem.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import type { Schemas } from '../../src/kubernetes/schemas.ts';
import { defineRule } from '../../src/lint/rule.ts';
import type { FluxKustomization } from '../../src/reconcilers/flux/follow/flux-kustomization.ts';
import { listWords, quoted } from '../../src/text/words.ts';
import { isMap, mapAt, stringAt } from '../../src/yaml/value.ts';
import { type Effect, effectOf, encryptedIdentity, isEncrypted, isLeft, isRenamed } from './encrypted.ts';

export default defineRule({
  id: 'missing-decryption',
  description: 'A Flux Kustomization applies SOPS-encrypted manifests that it cannot decrypt.',
  theme: 'secrets',
  severity: 'error',
  on: 'tree',

  *check({ flux, schemas }) {
    for (const { kustomizations } of flux.clusters) {
      const key = keyOfOthers(kustomizations);
      for (const reconciler of kustomizations) {
        const encrypted = reconciler.objects.filter((object) => isEncrypted(object) && !isLeft(object));
        const unseen = encrypted.filter((object) =>
          decrypts(reconciler) ? isRenamed(object) : encryptedIdentity(object).length > 0,
        );
        for (const object of unseen) yield describeUnseen(reconciler, object);
        if (decrypts(reconciler)) continue;
        const [first, ...more] = encrypted.filter((object) => !unseen.includes(object) && isAffected(object, schemas));
        if (first) yield describe(reconciler, [first, ...more], { key, schemas });
      }
    }
  },
});

function decrypts({ object }: FluxKustomization): boolean {
  return isMap(mapAt(object.value, 'spec')?.decryption);
}

function isAffected(object: KubernetesObject, schemas: Schemas): boolean {
  return effectOf(object, schemas) !== 'none';
}

const ONLY_DATA = 'Encrypt only the data: set `encrypted_regex: ^(data|stringData)$` in `.sops.yaml`';

/** An object of which not even the kind can be read. */
function describeUnseen(reconciler: FluxKustomization, object: KubernetesObject): Problem {
  const fields = encryptedIdentity(object).map(quoted);
  const are = fields.length === 1 ? 'is' : 'are';
  const isLacking = !decrypts(reconciler);
  const what = `${listWords(fields)} of this object ${are}`;
  return {
    at: object.at('kind'),
    object: reconciler.object,
    message: isLacking
      ? `${what} encrypted with SOPS, so Flux cannot tell what Kustomization ${quoted(reconciler.name)} applies, and applies none of its objects. ${ONLY_DATA}, encrypt the file again, and add \`spec.decryption\`.`
      : `${what} encrypted with SOPS, and a name prefix or suffix is added before Flux decrypts it, so the build fails and Flux applies none of the objects of Kustomization ${quoted(reconciler.name)}. ${ONLY_DATA} and encrypt the file again.`,
    related: isLacking
      ? [{ at: reconciler.object.at('spec', 'decryption'), message: 'this Kustomization has no `decryption`' }]
      : [],
    values: ['identity', object.origin.file.path],
    asksFor: isLacking ? askedObject(reconciler.object, { field: ['spec', 'decryption'] }) : undefined,
    severity: isIdle(reconciler) ? 'warning' : undefined,
  };
}

function isIdle({ object }: FluxKustomization): boolean {
  return object.at('spec', 'suspend').value === true;
}

/** What each effect means, the worst first. */
const LOSSES: ReadonlyMap<Effect, string> = new Map([
  ['refused by Flux', 'so Flux fails and applies none of its objects'],
  ['refused by the server', 'so the API server rejects the field `sops` and Flux applies none of its objects'],
  ['unknown', 'so the API server rejects the field `sops`, or the cluster gets the encrypted text'],
  ['applied', 'so the cluster gets the encrypted text'],
]);

function describe(
  reconciler: FluxKustomization,
  encrypted: readonly [KubernetesObject, ...KubernetesObject[]],
  { key, schemas }: { readonly key: string | undefined; readonly schemas: Schemas },
): Problem {
  const { object, name } = reconciler;
  const [first] = encrypted;
  const effects = encrypted.map((one) => effectOf(one, schemas));
  const [worst = 'applied', loss = ''] = [...LOSSES].find(([effect]) => effects.includes(effect)) ?? [];
  const more = encrypted.length > 1 ? ` and ${encrypted.length - 1} more are` : ' is';
  const others = key === undefined ? '' : ` (other Kustomizations in the cluster use the Secret \`${key}\`)`;
  return {
    at: object.at('spec', 'decryption'),
    object,
    message: `Kustomization \`${name}\` has no \`spec.decryption\`, but ${first.kind} \`${first.name}\`${more} encrypted with SOPS, ${loss}. Add \`decryption\` with \`provider: sops\` and the Secret that contains the key${others}.`,
    related: [{ at: first.at('metadata', 'name'), message: `${first.kind} ${first.name} is encrypted` }],
    values: [],
    asksFor: askedObject(object, { field: ['spec', 'decryption'] }),
    severity: worst.startsWith('refused') && !isIdle(reconciler) ? undefined : 'warning',
  };
}

/** The Secret with the key that the Kustomizations with decryption name, or undefined if they name several. */
function keyOfOthers(reconcilers: readonly FluxKustomization[]): string | undefined {
  const keys = new Set(
    reconcilers.flatMap(({ object }) => stringAt(object.value, 'spec', 'decryption', 'secretRef', 'name') ?? []),
  );
  return keys.size === 1 ? [...keys][0] : undefined;
}

import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import type { Schemas } from '../../src/kubernetes/schemas.ts';
import { mapAt, stringAt } from '../../src/yaml/value.ts';

const DECRYPT = 'kustomize.toolkit.fluxcd.io/decrypt';
const ENCRYPTED = 'ENC[AES256_GCM,';
/** What says which object it is. */
const IDENTITY = [['apiVersion'], ['kind'], ['metadata', 'name'], ['metadata', 'namespace']];

/**
 * What happens to an encrypted object that nothing decrypts. `applied`: the cluster gets the encrypted text. `none`: its kind is
 * made to be encrypted.
 */
export type Effect = 'refused by Flux' | 'refused by the server' | 'unknown' | 'applied' | 'none';

/** Whether Flux would have to decrypt an object, or a Secret was generated from an encrypted file. */
export function isEncrypted({ value, groupKind }: KubernetesObject): boolean {
  if (stringAt(value, 'sops', 'mac')) return true;
  if (groupKind !== '/Secret') return false;
  const data = Object.values(mapAt(value, 'data') ?? {});
  return data.some((text) => typeof text === 'string' && Buffer.from(text, 'base64').toString().includes(ENCRYPTED));
}

/** Whether an object asks to be left as it is. */
export function isLeft({ value }: KubernetesObject): boolean {
  return ['labels', 'annotations'].some(
    (field) => stringAt(value, 'metadata', field, DECRYPT)?.toLowerCase() === 'disabled',
  );
}

/** The encrypted fields of those that say which object it is. */
export function encryptedIdentity({ value }: KubernetesObject): string[] {
  return IDENTITY.filter((path) => stringAt(value, ...path)?.includes(ENCRYPTED)).map((path) => path.join('.'));
}

/** Whether an object whose kind is encrypted has got a prefix or a suffix for its name, at which the build panics (fluxcd/pkg/kustomize). */
export function isRenamed({ value }: KubernetesObject): boolean {
  const name = stringAt(value, 'metadata', 'name') ?? '';
  const isWhole = name.startsWith(ENCRYPTED) && name.endsWith(']');
  return name.includes(ENCRYPTED) && !isWhole && (stringAt(value, 'kind')?.startsWith(ENCRYPTED) ?? false);
}

/**
 * What happens to an encrypted object without decryption. kustomize-controller refuses Secrets itself; of other kinds a server-side
 * apply fails on the field `sops`, which their schemas do not declare.
 */
export function effectOf(object: KubernetesObject, schemas: Schemas): Effect {
  if (!stringAt(object.value, 'sops', 'mac')) return 'applied';
  if (object.groupKind === '/Secret') return 'refused by Flux';
  const known = schemas.versionStatus(object).schemas.map((schema) => schema.read());
  if (known.length === 0) return /^sops/i.test(object.kind) ? 'none' : 'unknown';
  if (known.some(({ root }) => root.properties?.sops !== undefined)) return 'none';
  const isOpen = known.every(({ root }) => root['x-kubernetes-preserve-unknown-fields'] === true);
  return isOpen ? 'applied' : 'refused by the server';
}

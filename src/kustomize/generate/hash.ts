import { createHash } from 'node:crypto';
import { isMap, originOf, type YamlMap } from '../../yaml/value.ts';
import { goJson } from '../resources/go-json.ts';
import type { Resource } from '../resources/resource.ts';

const LETTERS: { readonly [digit: string]: string } = { '0': 'g', '1': 'h', '3': 'k', a: 'm', e: 't' };

/** The suffix that kustomize gives to the name of a generated object (api/hasher); the name itself does not count. */
function hashSuffix(object: YamlMap): string {
  const digest = createHash('sha256').update(encode(object)).digest('hex').slice(0, 10);
  return digest.replace(/[013ae]/g, (digit) => LETTERS[digit] ?? digit);
}

function encode(object: YamlMap): string {
  const data = object.data ?? '';
  if (object.kind === 'ConfigMap') {
    const binary = isMap(object.binaryData) ? `"binaryData":${goJson(object.binaryData)},` : '';
    return `{${binary}"data":${goJson(data)},"kind":"ConfigMap","name":""}`;
  }
  if (object.kind === 'Secret') {
    const strings = isMap(object.stringData) ? `"stringData":${goJson(object.stringData)},` : '';
    return `{"data":${goJson(data)},"kind":"Secret","name":"",${strings}"type":${goJson(object.type ?? '')}}`;
  }
  return goJson(object);
}

/** Adds the hash of its content to the name of an object. */
export function addHash(resource: Resource): void {
  const { metadata } = resource;
  const origin = (metadata && originOf(metadata, 'name')) ?? resource.origin;
  const name = `${resource.id.name}-${hashSuffix(resource.value)}`;
  resource.storeId();
  resource.setMetadata('name', name, origin);
}

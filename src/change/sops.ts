import { withoutEntry } from '../yaml/edit.ts';
import { stringAt, type YamlMap } from '../yaml/value.ts';

/** An object without what SOPS writes next to its values: Flux takes it away before it applies the object. */
export function withoutSops(value: YamlMap): YamlMap {
  return stringAt(value, 'sops', 'mac') ? withoutEntry(value, 'sops') : value;
}

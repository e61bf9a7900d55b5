import { isList, isMap, stringAt, type YamlList, type YamlMap, type YamlValue } from '../../yaml/value.ts';
import { meaningOf } from '../terms/secret-names.ts';
import { argumentIn, commandLineOf } from './arguments.ts';
import { isDefinition } from './context.ts';
import { FoundCandidates, type Purpose } from './found.ts';
import {
  credentialsOf,
  entriesOf,
  type HeldEntry,
  literalsOf,
  loginsOf,
  sealedOf,
  templateValuesOf,
} from './held-entries.ts';
import { decoded, isEncrypted, replacementField, secretWithin, variableName } from './holders.ts';
import { Repeats } from './repeats.ts';
import { holdsPatches, TextCandidates } from './texts.ts';

/** What SOPS notes next to the values that it encrypted. */
const NOTES = 'sops';
/** Fields of an encrypted object that remain in plain text. */
const IDENTITY = new Set(['apiVersion', 'kind', 'metadata', 'type']);
const MAX_DEPTH = 300;

/** Walks a value and collects the candidates. */
export class CandidateWalk {
  readonly found: FoundCandidates;
  readonly #texts: TextCandidates;
  #encrypted = false;
  /** Whether the patches that are walked apply to Secrets only. */
  #patchesSecret = false;
  readonly #repeats = new Repeats();

  constructor(purposes: readonly Purpose[]) {
    this.found = new FoundCandidates(purposes);
    this.#texts = new TextCandidates(this.found, (value) => this.value(value, ''));
  }

  value(value: YamlValue, key: string): void {
    if (this.found.path.length > MAX_DEPTH) return;
    if (typeof value === 'string') this.#texts.text(value, key, this.#encrypted);
    else if (typeof value === 'number') this.#number(value, key);
    else if (value === null || typeof value === 'boolean' || this.#repeats.isOld(value, () => this.#contextOf(key)))
      return;
    else if (isList(value)) this.#list(value, key);
    else if (isMap(value)) this.#map(value);
  }

  #contextOf(key: string): string {
    return `${this.found.purposes} ${this.#encrypted} ${this.#patchesSecret} ${key}`;
  }

  #number(value: number, key: string): void {
    const text = (): void => this.#texts.text(String(value), key, this.#encrypted);
    if (meaningOf(key) === 'password') text();
    else this.found.only('hidden', text);
  }

  #list(list: YamlList, key: string): void {
    this.found.hold(commandLineOf(list));
    for (const [index, item] of list.entries()) {
      this.found.path.push(index);
      const argument = argumentIn(item, list[index - 1]);
      if (argument) this.#texts.text(argument.value, argument.key, this.#encrypted);
      else this.value(item, holdsPatches(key) ? key : '');
      this.found.path.pop();
    }
  }

  #map(map: YamlMap): void {
    const [encrypted, patchesSecret] = [this.#encrypted, this.#patchesSecret];
    this.#encrypted ||= isEncrypted(map);
    this.#patchesSecret ||= stringAt(map, 'target', 'kind') === 'Secret';
    this.#entriesOf(map);
    this.#encrypted = encrypted;
    this.#patchesSecret = patchesSecret;
  }

  #entriesOf(map: YamlMap): void {
    const secret = map.kind === 'Secret' && (map.apiVersion === undefined || map.apiVersion === 'v1');
    const variable = variableName(map);
    for (const key in map) {
      const value = map[key];
      if (value === undefined || value === null || key === NOTES) continue;
      if (key === 'secretKey' && 'remoteRef' in map) continue;
      if (key === 'spec' && isDefinition(map)) continue;
      this.found.path.push(key);
      if (this.#encrypted && IDENTITY.has(key)) this.found.only('judged', () => this.value(value, key));
      else if (secret && (key === 'data' || key === 'stringData')) this.#secretData(map, value, key === 'data');
      else if (key === 'binaryData' && isMap(value)) this.#texts.encoded(value);
      else if (key === 'encryptedData' && isMap(value)) this.found.hold(sealedOf(map, value));
      else if (key === 'secureJsonData' && isMap(value)) this.#heldIn(value, credentialsOf(value));
      else if (key === 'template' && isMap(value)) this.#heldIn(value, templateValuesOf(value));
      else if (key === 'secretGenerator' && isList(value)) this.found.hold(literalsOf(value));
      else if (key === 'value' && variable !== undefined) this.#variable(variable, value);
      else if (key === 'auths' && isMap(value)) this.#heldIn(value, loginsOf(value));
      else if (key === 'sourceValue' && typeof value === 'string') this.#replacement(map, value);
      else this.value(value, key);
      this.found.path.pop();
    }
  }

  /** What a collection contains as a secret, and whatever else is in it. */
  #heldIn(map: YamlMap, entries: Iterable<HeldEntry>): void {
    this.found.hold(entries);
    this.#map(map);
  }

  /** The value of `{name, value}` or of an operation of a JSON patch. */
  #variable(name: string, value: YamlValue): void {
    const [, field, entry = ''] = /^\/(data|stringData)(?:\/(.*))?$/.exec(name) ?? [];
    const last = name.slice(name.lastIndexOf('/') + 1);
    if (field === undefined || (field === 'data' && !this.#patchesSecret)) this.value(value, last);
    else if (isMap(value)) this.found.hold(entriesOf('', value, field === 'data'));
    else if (entry !== '' && (typeof value === 'string' || typeof value === 'number'))
      this.found.add('entry', entry, field === 'data' ? decoded(String(value)) : String(value));
  }

  #replacement(map: YamlMap, value: string): void {
    const { key, isEncoded, isEntry } = replacementField(map);
    if (isEntry) this.found.add('entry', key, isEncoded ? decoded(value) : value);
    else this.#texts.text(value, key, this.#encrypted);
  }

  #secretData(secret: YamlMap, entries: YamlValue, encoded: boolean): void {
    const within = secretWithin(entries);
    if (within) this.#map(within);
    else if (isMap(entries)) this.found.hold(entriesOf(stringAt(secret, 'metadata', 'name') ?? '', entries, encoded));
  }
}

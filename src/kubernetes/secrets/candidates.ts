import { TextFile } from '../../repository/text-file.ts';
import { parseYaml } from '../../yaml/parse.ts';
import { isList, isMap, stringAt, type YamlList, type YamlMap, type YamlValue } from '../../yaml/value.ts';
import { meaningOf } from './names.ts';

/**
 * A value that stands where a secret may stand.
 *
 * `entry`: under data (base64) or stringData of a Secret. `literal`: of a secretGenerator. `keyed`: under a key that speaks of
 * a secret, the value of a variable of such a name, or an argument. `text`: a text of several lines, which may hold settings.
 */
export interface SecretCandidate {
  readonly held: 'entry' | 'literal' | 'keyed' | 'text';
  /** The path to the value that holds it: for a candidate inside a text, the path to the text. */
  readonly path: readonly (string | number)[];
  /** The name that it goes by. */
  readonly key: string;
  /** The value; decoded where it stood in base64. */
  readonly text: string;
  /** The name of the Secret or generator that holds it; empty where none is stated. */
  readonly holder: string;
  /** Candidates of one Secret or generator share this number. */
  readonly group: number;
}

/**
 * All values that stand where secrets stand, whatever they look like.
 *
 * What SOPS encrypted is left out; `thorough` takes in what stands in clear there, Secrets that a patch deletes, and numbers.
 */
export function secretCandidates(value: YamlValue, thorough = false): SecretCandidate[] {
  const walk = new CandidateWalk(thorough);
  walk.value(value, '');
  return walk.candidates;
}

/** Fields that say where a secret is kept, not what it is. */
const REFERENCES = new Set([
  'remoteRef',
  'secretKeyRef',
  'configMapKeyRef',
  'valueFrom',
  'sourceRef',
  'encryptedData',
  'sops',
]);
/** Fields of an encrypted object that stay in clear. */
const IDENTITY = new Set(['apiVersion', 'kind', 'metadata', 'type']);
const INLINE_PATCHES = new Set(['patch', 'patchesStrategicMerge']);
const ARGUMENT = /^-{0,2}([A-Za-z_][\w.-]{0,127})=(\S.*)$/;
const NESTED_SECRET = /^\s{0,200}(?:-\s)?["']?(?:kind["']?:\s*["']?Secret\b|(?:op|path)["']?:.*\/stringData\/)/m;
const MAX_NESTED = 256 * 1024;
const MAX_NESTING = 4;

/** Walks a value and collects the candidates. */
class CandidateWalk {
  readonly candidates: SecretCandidate[] = [];
  readonly #path: (string | number)[] = [];
  /** Where the value inside a text is walked: the path to the text. */
  #textPath: readonly (string | number)[] | undefined;
  readonly #thorough: boolean;
  #encrypted = false;
  #nesting = 0;
  #groups = 0;

  constructor(thorough: boolean) {
    this.#thorough = thorough;
  }

  value(value: YamlValue, key: string): void {
    if (typeof value === 'string') this.#string(value, key);
    else if (typeof value === 'number' && this.#thorough) this.#string(String(value), key);
    else if (isList(value)) this.#list(value, key);
    else if (isMap(value)) this.#map(value);
  }

  #add(held: SecretCandidate['held'], key: string, text: string, holder = '', group = 0): void {
    this.candidates.push({ held, path: this.#textPath ?? [...this.#path], key, text, holder, group });
  }

  #at(step: string | number, visit: () => void): void {
    this.#path.push(step);
    visit();
    this.#path.pop();
  }

  #string(text: string, key: string): void {
    if (text.includes('\n')) {
      this.#add('text', key, text);
      if (INLINE_PATCHES.has(key) || NESTED_SECRET.test(text)) this.#nested(text);
      return;
    }
    const meaning = meaningOf(key);
    if (this.#encrypted || meaning === 'password' || meaning === 'credential' || meaning === 'hash')
      this.#add('keyed', key, text);
  }

  #nested(text: string): void {
    if (text.length > MAX_NESTED || this.#nesting >= MAX_NESTING) return;
    const outer = this.#textPath;
    this.#textPath ??= [...this.#path];
    this.#nesting++;
    for (const { value } of parseYaml(new TextFile('', text), 'resource').documents) this.value(value, '');
    this.#nesting--;
    this.#textPath = outer;
  }

  #list(list: YamlList, key: string): void {
    for (const [index, item] of list.entries()) {
      this.#path.push(index);
      const argument = typeof item === 'string' ? ARGUMENT.exec(item) : null;
      if (argument) this.#string(argument[2] ?? '', argument[1] ?? '');
      else this.value(item, INLINE_PATCHES.has(key) ? key : '');
      this.#path.pop();
    }
  }

  #map(map: YamlMap): void {
    const encrypted = isEncrypted(map);
    if (map.kind === 'CustomResourceDefinition' || (!this.#thorough && (encrypted || map.$patch === 'delete'))) return;
    const outer = this.#encrypted;
    this.#encrypted ||= encrypted;
    this.#entriesOf(map);
    this.#encrypted = outer;
  }

  #entriesOf(map: YamlMap): void {
    const secret = map.kind === 'Secret' && (map.apiVersion === undefined || map.apiVersion === 'v1');
    const variable = variableName(map);
    for (const key in map) {
      const value = map[key];
      if (value === undefined || value === null || REFERENCES.has(key)) continue;
      if (this.#encrypted && IDENTITY.has(key)) continue;
      if (key === 'secretKey' && 'remoteRef' in map) continue;
      this.#path.push(key);
      if (secret && (key === 'data' || key === 'stringData')) this.#entries(map, value, key === 'data');
      else if (key === 'secretGenerator' && isList(value)) this.#generators(value);
      else if (key === 'value' && variable !== undefined) this.#variable(variable, value);
      else this.value(value, key);
      this.#path.pop();
    }
  }

  /** The value of `{name, value}` or of an operation of a JSON patch. */
  #variable(name: string, value: YamlValue): void {
    if (name.startsWith('/stringData/') && (typeof value === 'string' || typeof value === 'number')) {
      this.#add('entry', name.slice('/stringData/'.length), String(value), '', ++this.#groups);
    } else this.value(value, name.slice(name.lastIndexOf('/') + 1));
  }

  #entries(secret: YamlMap, entries: YamlValue, encoded: boolean): void {
    if (!isMap(entries)) return;
    const group = ++this.#groups;
    const holder = stringAt(secret, 'metadata', 'name') ?? '';
    for (const key in entries) {
      const value = entries[key];
      if (value === undefined || value === null || typeof value === 'object') continue;
      this.#at(key, () => this.#add('entry', key, encoded ? decoded(String(value)) : String(value), holder, group));
    }
  }

  #generators(generators: YamlList): void {
    for (const [index, generator] of generators.entries()) {
      const literals = isMap(generator) ? generator.literals : undefined;
      if (!isList(literals)) continue;
      const group = ++this.#groups;
      const holder = stringAt(generator, 'name') ?? '';
      for (const [at, literal] of literals.entries()) {
        if (typeof literal !== 'string' || !literal.includes('=')) continue;
        const split = literal.indexOf('=');
        const text = literal.slice(split + 1).replace(/^(["'])(.*)\1$/s, '$2');
        this.#path.push(index, 'literals', at);
        this.#add('literal', literal.slice(0, split), text, holder, group);
        this.#path.length -= 3;
      }
    }
  }
}

/** Whether SOPS encrypted a mapping, as Flux sees it: its message authentication code is there. */
function isEncrypted(map: YamlMap): boolean {
  return map.sops !== undefined && (stringAt(map, 'sops', 'mac') ?? '') !== '';
}

/** The name of a variable (`{name, value}`), a parameter or the field that a JSON patch sets. */
function variableName({ name, key, path, op, value }: YamlMap): string | undefined {
  if (value === undefined) return undefined;
  if (typeof name === 'string') return name;
  if (typeof op === 'string' && typeof path === 'string') return path;
  return typeof key === 'string' ? key : undefined;
}

/** Base64 as text; the text itself where it is no base64 of a text. */
function decoded(text: string): string {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length === 0 || !/^[A-Za-z0-9+/=\s]+$/.test(text)) return text;
  const plain = bytes.toString('utf8');
  return plain.includes('\uFFFD') ? text : plain;
}

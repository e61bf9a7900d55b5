import { TextFile } from '../../repository/text-file.ts';
import { parseYaml } from '../../yaml/parse.ts';
import { isList, isMap, listAt, stringAt, type YamlList, type YamlMap, type YamlValue } from '../../yaml/value.ts';
import { readable, statesSecret } from './encoded.ts';
import { entriesOf, type HeldEntry, literalsOf, loginsOf, sealedOf } from './held-entries.ts';
import { decoded, isEncrypted, reachesSecret, secretWithin, variableName } from './holders.ts';
import { meaningOf } from './names.ts';
import { passwordOf, phrasesIn } from './phrases.ts';
import { Repeats } from './repeats.ts';
import { structureIn } from './structure.ts';

/**
 * A value that stands where a secret may stand.
 *
 * `entry`: under data (base64) or stringData of a Secret. `literal`: of a secretGenerator. `keyed`: under a key that speaks of
 * a secret, the value of a variable of such a name, or an argument. `text`: a text that may hold settings or commands. `shown`: such a text that is
 * written in base64, so that a reader of the file does not see the tokens in it.
 */
export interface SecretCandidate {
  readonly held: 'entry' | 'literal' | 'keyed' | 'text' | 'shown';
  /** The path to the value that holds it: for a candidate inside a text, the path to the text. */
  readonly path: readonly (string | number)[];
  /** The name that it goes by. */
  readonly key: string;
  /** The value; decoded where it stood in base64. */
  readonly text: string;
  /** The name of the Secret or generator that holds it; empty where none is stated. */
  readonly holder: string;
  /** The key of the collection that holds it; empty at the top. */
  readonly parent: string;
}

/**
 * All values that stand where secrets stand, whatever they look like.
 *
 * `thorough` takes in what SOPS leaves unencrypted beside its values, Secrets that a patch deletes, and numbers; it takes texts
 * of several lines as they are, and no texts of one line.
 */
export function secretCandidates(value: YamlValue, thorough = false): SecretCandidate[] {
  const walk = new CandidateWalk(thorough);
  walk.value(value, '');
  return walk.candidates;
}

/** What SOPS notes beside the values that it encrypted. */
const NOTES = 'sops';
/** Fields of an encrypted object that stay in clear. */
const IDENTITY = new Set(['apiVersion', 'kind', 'metadata', 'type']);
const INLINE_PATCHES = new Set(['patch', 'patchesStrategicMerge']);
const ARGUMENT = /^-{0,2}([A-Za-z_][\w.-]{0,127})=(\S.*)$/;
const FLAG = /^--?[A-Za-z][\w-]{1,64}$/;
/** An option of one letter, with or without its value. */
const LETTER = /^-[A-Za-z](?!-)/;
const MAX_ARGUMENTS = 64;
const HTPASSWD = /^[^:\s]{1,64}:\$(?:2[aby]|apr1|5|6)\$/;
const HEADER = /^(bearer|basic|token|api-?key) +([\w.~+/=-]{8,})$/i;
const NESTED_SECRET = /^\s{0,200}(?:-\s)?["']?(?:kind["']?:\s*["']?Secret\b|(?:op|path)["']?:.*\/stringData\b)/m;
const MAX_NESTED = 256 * 1024;
const MAX_NESTING = 4;
const MAX_DEPTH = 300;
const SECRET_MEANINGS: ReadonlySet<string> = new Set(['password', 'credential', 'hash']);

/** Whether a mapping defines kinds: its schema and its examples speak of all kinds of fields. */
function isDefinition({ kind, apiVersion }: YamlMap): boolean {
  return (
    kind === 'CustomResourceDefinition' &&
    typeof apiVersion === 'string' &&
    apiVersion.startsWith('apiextensions.k8s.io/')
  );
}

/** Whether a text holds a Secret, or a patch of one. */
function holdsSecret(text: string): boolean {
  return (text.includes('Secret') || text.includes('stringData')) && NESTED_SECRET.test(text);
}

/** Walks a value and collects the candidates. */
class CandidateWalk {
  readonly candidates: SecretCandidate[] = [];
  readonly #path: (string | number)[] = [];
  /** Where the value inside a text is walked: the path to the text. */
  #textPath: readonly (string | number)[] | undefined;
  readonly #thorough: boolean;
  #encrypted = false;
  /** Whether the patches that are walked apply to Secrets only. */
  #patchesSecret = false;
  #nesting = 0;
  readonly #repeats = new Repeats();

  constructor(thorough: boolean) {
    this.#thorough = thorough;
  }

  value(value: YamlValue, key: string): void {
    if (this.#path.length > MAX_DEPTH) return;
    if (typeof value === 'string') this.#string(value, key);
    else if (typeof value === 'number') this.#number(value, key);
    else if (value === null || typeof value === 'boolean' || this.#repeats.isOld(value, this.#contextOf(key))) return;
    else if (isList(value)) this.#list(value, key);
    else if (isMap(value)) this.#map(value);
  }

  #contextOf(key: string): string {
    return `${this.#encrypted} ${this.#patchesSecret} ${key}`;
  }

  #add(held: SecretCandidate['held'], key: string, text: string, holder = ''): void {
    const parent = String(
      this.#path.findLast((step, at) => typeof step === 'string' && at < this.#path.length - 1) ?? '',
    );
    this.candidates.push({ held, path: this.#textPath ?? [...this.#path], key, text, holder, parent });
  }

  #number(value: number, key: string): void {
    if (this.#thorough || meaningOf(key) === 'password') this.#string(String(value), key);
  }

  #string(text: string, key: string): void {
    const isLine = !text.includes('\n');
    if (isLine) this.#line(text, key);
    if (INLINE_PATCHES.has(key) || holdsSecret(text)) {
      if (!isLine) this.#add('text', key, text);
      this.#nested(() => parseYaml(new TextFile('', text), 'resource').documents.map(({ value }) => value), text);
      return;
    }
    if (!isLine || !this.#thorough) this.#add('text', key, text);
    if (!this.#thorough) this.#nested(() => structureIn(text), text);
    this.#behind(text, key);
  }

  /** The text that is written in base64, and what it holds in its turn. */
  #behind(text: string, key: string): void {
    const plain = readable(text);
    if (plain === undefined) return;
    if (!this.#thorough) {
      this.#add('shown', key, plain);
      this.#nested(() => structureIn(plain), plain);
    } else if (statesSecret(plain)) this.#add('keyed', key, text);
  }

  #encoded(entries: YamlMap): void {
    for (const key in entries) {
      const value = entries[key];
      if (typeof value !== 'string') continue;
      this.#path.push(key);
      this.#behind(value, key);
      this.#path.pop();
    }
  }

  /** What Grafana encrypts when it has it: every value gives access, headers included. */
  #credentials(values: YamlMap): void {
    for (const key in values) {
      const text = values[key];
      if (typeof text !== 'string') continue;
      this.#path.push(key);
      this.#add('keyed', key, HEADER.exec(text)?.[2] ?? text);
      this.#path.pop();
    }
    this.#map(values);
  }

  /** The template of a Secret that a controller makes: what it states itself is in no store. */
  #template(template: YamlMap): void {
    for (const field of ['data', 'stringData']) {
      const data = template[field];
      if (!isMap(data)) continue;
      for (const key in data) {
        const text = data[key];
        if (typeof text !== 'string' || text.includes('\n') || SECRET_MEANINGS.has(meaningOf(key))) continue;
        this.#path.push(field, key);
        if (meaningOf(key) === 'other') this.#add('keyed', key, text);
        this.#path.length -= 2;
      }
    }
    this.#map(template);
  }

  #line(text: string, key: string): void {
    const [, scheme = '', value = ''] = /authorization$/i.test(key) ? (HEADER.exec(text) ?? []) : [];
    if (value !== '') this.#add('keyed', 'Authorization token', /basic/i.test(scheme) ? passwordOf(value) : value);
    else if ((this.#thorough && this.#encrypted) || SECRET_MEANINGS.has(meaningOf(key))) this.#add('keyed', key, text);
    else if (HTPASSWD.test(text)) this.#add('keyed', key === '' ? 'hash' : key, text);
  }

  #nested(read: () => readonly YamlValue[], text: string): void {
    if (text.length > MAX_NESTED || this.#nesting >= MAX_NESTING) return;
    const outer = this.#textPath;
    this.#textPath ??= [...this.#path];
    this.#nesting++;
    for (const value of read()) this.value(value, '');
    this.#nesting--;
    this.#textPath = outer;
  }

  #list(list: YamlList, key: string): void {
    this.#commandLine(list);
    for (const [index, item] of list.entries()) {
      this.#path.push(index);
      const before = list[index - 1];
      const argument = typeof item === 'string' ? ARGUMENT.exec(item) : null;
      if (argument) this.#string(argument[2] ?? '', argument[1] ?? '');
      else if (typeof item === 'string' && typeof before === 'string' && FLAG.test(before) && !item.startsWith('-'))
        this.#string(item, before.replace(/^-+/, ''));
      else this.value(item, INLINE_PATCHES.has(key) ? key : '');
      this.#path.pop();
    }
  }

  /** A program and its arguments: letters such as `-p` say what they are only together. */
  #commandLine(list: YamlList): void {
    if (list.length > MAX_ARGUMENTS || !list.some((item) => typeof item === 'string' && LETTER.test(item))) return;
    const words = list.map((item) => (typeof item === 'string' && /^[^\s"']+$/.test(item) ? item : '_'));
    for (const { key, value } of phrasesIn(words.join(' '))) {
      const index = words.findIndex((word) => word.endsWith(value));
      if (index === -1) continue;
      this.#path.push(index);
      this.#add('keyed', key, value);
      this.#path.pop();
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
      if (this.#thorough && this.#encrypted && IDENTITY.has(key)) continue;
      if (key === 'secretKey' && 'remoteRef' in map) continue;
      if (key === 'spec' && isDefinition(map)) continue;
      this.#path.push(key);
      if (secret && (key === 'data' || key === 'stringData')) this.#secretData(map, value, key === 'data');
      else if (key === 'binaryData' && isMap(value)) this.#encoded(value);
      else if (key === 'encryptedData' && isMap(value)) this.#held(sealedOf(map, value));
      else if (key === 'secureJsonData' && isMap(value)) this.#credentials(value);
      else if (key === 'template' && isMap(value)) this.#template(value);
      else if (key === 'secretGenerator' && isList(value)) this.#held(literalsOf(value));
      else if (key === 'value' && variable !== undefined) this.#variable(variable, value);
      else if (key === 'auths' && isMap(value)) this.#logins(value);
      else if (key === 'sourceValue' && typeof value === 'string') this.#replacement(map, value);
      else this.value(value, key);
      this.#path.pop();
    }
  }

  #held(entries: Iterable<HeldEntry>): void {
    for (const { steps, held, key, text, holder } of entries) {
      this.#path.push(...steps);
      this.#add(held, key, text, holder);
      this.#path.length -= steps.length;
    }
  }

  #logins(auths: YamlMap): void {
    this.#held(loginsOf(auths));
    this.#map(auths);
  }

  /** The value of `{name, value}` or of an operation of a JSON patch. */
  #variable(name: string, value: YamlValue): void {
    const [, field, entry = ''] = /^\/(data|stringData)(?:\/(.*))?$/.exec(name) ?? [];
    const last = name.slice(name.lastIndexOf('/') + 1);
    if (field === undefined || (field === 'data' && !this.#patchesSecret)) this.value(value, last);
    else if (isMap(value)) this.#held(entriesOf('', value, field === 'data'));
    else if (entry !== '' && (typeof value === 'string' || typeof value === 'number'))
      this.#add('entry', entry, field === 'data' ? decoded(String(value)) : String(value));
  }

  /** A value that a replacement writes into Secrets, or into a field whose name speaks of one. */
  #replacement(map: YamlMap, value: string): void {
    const [first = ''] = listAt(map, 'targets').flatMap((target) => listAt(target, 'fieldPaths'));
    const key = String(first).replace(/^.*\./, '');
    if (reachesSecret(map)) this.#add('entry', key, String(first).startsWith('data.') ? decoded(value) : value);
    else this.#string(value, key);
  }

  #secretData(secret: YamlMap, entries: YamlValue, encoded: boolean): void {
    const within = secretWithin(entries);
    if (within) this.#map(within);
    else if (isMap(entries)) this.#held(entriesOf(stringAt(secret, 'metadata', 'name') ?? '', entries, encoded));
  }
}

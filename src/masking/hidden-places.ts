import { pairsIn, secretCandidates } from '../kubernetes/secrets.ts';
import { editDistance } from '../nearest.ts';
import { TextFile } from '../repository/text-file.ts';
import { parseYaml } from '../yaml/parse.ts';
import { isList, isMap, stringAt, type YamlList, type YamlMap, type YamlValue } from '../yaml/value.ts';
import { speaksOfSecret } from './telling-names.ts';

type Path = readonly (string | number)[];

/** A place of a value below which nothing is shown, and the texts that it hides. */
export interface HiddenPlace {
  readonly path: Path;
  readonly texts: readonly string[];
  /** Whether only some lines of a text are hidden. */
  readonly isPart?: boolean;
}

/** Everything that a value hides because of where it is: what Secrets, patches to them and generators hold, and what names speak of. */
export function hiddenPlaces(value: YamlValue): HiddenPlace[] {
  const walk = new HidingWalk();
  walk.value(value, '', NOTHING_KNOWN);
  for (const { held, path, text } of secretCandidates(value, true)) {
    if (held !== 'text') walk.places.push({ path, texts: [text] });
    else {
      const texts = [...pairsIn(text)].filter(({ key }) => speaksOfSecret(key)).map((pair) => pair.value);
      if (texts.length > 0) walk.places.push({ path, texts, isPart: true });
    }
  }
  return walk.places;
}

/** What is known of the object that a value belongs to. */
interface Surroundings {
  /** The kind that a patch is for; undefined where it does not say. */
  readonly target: string | undefined;
  /** The key of the list or mapping that holds the value. */
  readonly parent: string;
}

const NOTHING_KNOWN: Surroundings = { target: undefined, parent: '' };
const NESTED = /kind["']?\s{0,32}:\s{0,32}["']?\w*Secret\b|stringData|secretGenerator|["']?path["']?\s{0,32}:\s{0,32}["']?\/data/;
const MAX_NESTED = 256 * 1024;
const MAX_NESTING = 4;
const MAX_DEPTH = 200;
/** Where a mapping with a name holds a value. */
const VALUE_HOLDERS = /(?:env|envs|vars?|variables?|param(?:eter)?s?|headers?|values?)$/i;
/** Keys beside a name that never hold the value. */
const BESIDE =
  /^(?:name|key|path|op|kind|apiVersion|namespace|valueFrom|from|type|optional|version|forceString|description|required|readOnly|mountPath|subPath|protocol)$/;
const FLAG = /^--?[A-Za-z][\w.-]{0,127}$/;

/** Walks a value and collects the places that `secretCandidates`, which looks for scalars, does not have. */
class HidingWalk {
  readonly places: HiddenPlace[] = [];
  readonly #path: (string | number)[] = [];
  #nesting = 0;

  value(value: YamlValue, key: string, around: Surroundings): void {
    if (this.#path.length > MAX_DEPTH) return;
    if (typeof value === 'string') this.#nested(value, around);
    else if (isList(value)) this.#list(value, key, around);
    else if (isMap(value)) this.#map(value, { target: around.target, parent: key });
  }

  /** Hides every scalar of a value; the keys above them stay. */
  #hide(value: YamlValue): void {
    if (this.#path.length > MAX_DEPTH) return;
    if (isList(value)) for (const [index, item] of value.entries()) this.#at(index, () => this.#hide(item));
    else if (isMap(value)) for (const key in value) this.#at(key, () => this.#hide(value[key] ?? null));
    else if (typeof value === 'string') this.places.push({ path: [...this.#path], texts: [value, ...decoded(value)] });
    else if (typeof value === 'number') this.places.push({ path: [...this.#path], texts: [String(value)] });
  }

  #at(step: string | number, visit: () => void): void {
    this.#path.push(step);
    visit();
    this.#path.pop();
  }

  #list(list: YamlList, key: string, around: Surroundings): void {
    for (const [index, item] of list.entries()) {
      const before = list[index - 1];
      const isValueOfFlag =
        typeof before === 'string' && FLAG.test(before) && speaksOfSecret(before.replace(/^-+/, ''));
      this.#at(index, () => {
        if (isValueOfFlag && typeof item !== 'object' && !String(item).startsWith('-')) this.#hide(item);
        else this.value(item, key, around);
      });
    }
  }

  #map(map: YamlMap, around: Surroundings): void {
    if (map.kind === 'CustomResourceDefinition') return this.#defaults(map, '', 0);
    const kind = stringAt(map, 'kind') ?? around.target;
    const isSecret = kind !== undefined && /Secret$/.test(kind) && !/^(?:Sealed|\w*External|Push)Secret$/.test(kind);
    const holdsLiterals = around.parent === 'secretGenerator' || kind === 'SecretGenerator';
    const named = nameOf(map);
    for (const key in map) {
      const value = map[key];
      if (value === undefined || value === null) continue;
      const isHidden =
        key === 'stringData' ||
        (key === 'data' && isSecret) ||
        (key === 'literals' && holdsLiterals) ||
        (named !== undefined && holdsValue(key, value, around.parent) && hides(map, named, around.target)) ||
        isTold(key, value);
      this.#at(key, () => {
        if (isHidden) this.#hide(value);
        else this.value(value, key, { target: targetOf(map, key) ?? around.target, parent: around.parent });
      });
    }
    if (isMap(map.sops)) this.#leftInClear(map);
    if (Object.hasOwn(map, 'generators')) this.#handedOn(map);
  }

  /** What SOPS did not encrypt may still be secret. */
  #leftInClear(map: YamlMap): void {
    for (const key in map) {
      const value = map[key];
      if (value === undefined || /^(?:apiVersion|kind|metadata|type|sops|spec)$/.test(key)) continue;
      this.#at(key, () => this.#hide(value));
    }
  }

  /** Values of generators of an ApplicationSet that its template puts where secrets are. */
  #handedOn(spec: YamlMap): void {
    const names = new Set<string>();
    for (const { texts } of hiddenPlaces(spec.template ?? null))
      for (const text of texts)
        for (const [, name = ''] of text.matchAll(/\{\{-?\s*\.?(?:values\.)?([\w-]+)\s*-?\}\}/g)) names.add(name);
    if (names.size > 0 && spec.generators !== undefined)
      this.#at('generators', () => this.#named(spec.generators ?? null, names));
  }

  #named(value: YamlValue, names: ReadonlySet<string>): void {
    if (this.#path.length > MAX_DEPTH) return;
    if (isList(value)) for (const [index, item] of value.entries()) this.#at(index, () => this.#named(item, names));
    if (!isMap(value)) return;
    for (const key in value) {
      const item = value[key] ?? null;
      this.#at(key, () => (names.has(key) && typeof item !== 'object' ? this.#hide(item) : this.#named(item, names)));
    }
  }

  /** Defaults and examples that a schema states for fields whose names speak of secrets. */
  #defaults(value: YamlValue, key: string, depth: number): void {
    if (depth > MAX_DEPTH) return;
    if (isList(value))
      for (const [index, item] of value.entries()) this.#at(index, () => this.#defaults(item, key, depth + 1));
    if (!isMap(value)) return;
    for (const name in value) {
      const item = value[name];
      if (item === undefined || item === null) continue;
      const isStated = /^(?:default|examples?|enum|const)$/.test(name) && speaksOfSecret(key);
      this.#at(name, () => (isStated ? this.#hide(item) : this.#defaults(item, name, depth + 1)));
    }
  }

  /** A manifest or a patch inside a text: all of the text is hidden where something of it is. */
  #nested(text: string, around: Surroundings): void {
    const speaks = NESTED.test(text) || (around.target !== undefined && /\bdata\b/.test(text));
    if (!speaks || text.length > MAX_NESTED || this.#nesting >= MAX_NESTING) return;
    this.#nesting++;
    const { documents, problems } = parseYaml(new TextFile('', text), 'resource');
    const inner = new HidingWalk();
    inner.#nesting = this.#nesting;
    for (const { value } of documents) inner.value(value, '', around);
    this.#nesting--;
    const texts = inner.places.flatMap((place) => place.texts);
    if (problems.length > 0) texts.push(...text.split('\n').map((line) => line.replace(/^\s*(?:[\w.-]+\s*:\s)?/, '')));
    if (texts.length > 0) this.places.push({ path: [...this.#path], texts });
  }
}

/** The name of a variable, parameter or header, or the path that an operation of a JSON patch sets. */
function nameOf({ name, key, path, op }: YamlMap): string | undefined {
  if (typeof op === 'string' && typeof path === 'string') return path;
  if (typeof name === 'string') return name;
  return typeof key === 'string' ? key : undefined;
}

/** Whether a mapping of that name, or an operation at that path, sets something secret. */
function hides(map: YamlMap, name: string, target: string | undefined): boolean {
  if (typeof map.op !== 'string') return speaksOfSecret(name.slice(name.lastIndexOf('.') + 1));
  const [, first = '', ...rest] = name.split('/');
  if (first === 'stringData' || rest.includes('stringData')) return true;
  if (first === 'data' && (target === undefined || target.endsWith('Secret'))) return true;
  return speaksOfSecret(rest.at(-1) ?? first);
}

/** Whether a key of a mapping with a name holds its value, misspelled or not. */
function holdsValue(key: string, value: YamlValue, parent: string): boolean {
  if (BESIDE.test(key)) return false;
  if (Math.abs(key.length - 'value'.length) <= 2 && editDistance(key.toLowerCase(), 'value') <= 2) return true;
  return typeof value !== 'object' && VALUE_HOLDERS.test(parent);
}

/** Whether a key says that its scalar, or each scalar of its list, is secret. */
function isTold(key: string, value: YamlValue): boolean {
  if (typeof value === 'boolean' || isMap(value)) return false;
  if (!speaksOfSecret(key)) return false;
  return !isList(value) || value.every((item) => typeof item !== 'object');
}

/** The kind of the objects that an entry of `patches` is for. */
function targetOf(map: YamlMap, key: string): string | undefined {
  return key === 'patch' ? stringAt(map, 'target', 'kind') : undefined;
}

/** What base64 stands for, where it stands for a text. */
function decoded(text: string): string[] {
  if (text.length < 8 || !/^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(text)) return [];
  const plain = Buffer.from(text, 'base64').toString('utf8');
  return plain.includes('\uFFFD') ? [] : [plain];
}

import { pairsIn, Repeats, secretCandidates } from '../kubernetes/secrets.ts';
import { TextFile } from '../repository/text-file.ts';
import { parseYaml } from '../yaml/parse.ts';
import { isList, isMap, stringAt, type YamlList, type YamlMap, type YamlValue } from '../yaml/value.ts';
import {
  decoded,
  hides,
  holdsValue,
  isLiteral,
  isSecretKind,
  isTold,
  isValueOfFlag,
  nameOf,
  targetOf,
} from './holders.ts';
import { speaksOfSecret } from './telling-names.ts';
import { mayHide } from './telling-words.ts';

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
    else if (mayHide(text)) {
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
const NESTED =
  /kind["']?\s{0,32}:\s{0,32}["']?\w*Secret\b|stringData|secretGenerator|["']?path["']?\s{0,32}:\s{0,32}["']?\/data/;
/** Letters of the shortest text that `NESTED` takes. */
const MIN_NESTED = 'stringData'.length;
const MAX_NESTED = 256 * 1024;
const MAX_NESTING = 4;
const MAX_DEPTH = 200;

/** Walks a value and collects the places that `secretCandidates`, which looks for scalars, does not have. */
class HidingWalk {
  readonly places: HiddenPlace[] = [];
  readonly #path: (string | number)[] = [];
  #nesting = 0;
  readonly #repeats = new Repeats();

  value(value: YamlValue, key: string, around: Surroundings): void {
    if (this.#path.length > MAX_DEPTH) return;
    if (typeof value === 'string') this.#nested(value, around);
    else if (value === null || typeof value !== 'object') return;
    else if (this.#repeats.isOld(value, `${around.target} ${around.parent} ${key}`)) return;
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
      this.#at(index, () => {
        if (isValueOfFlag(item, list[index - 1])) this.#hide(item);
        else this.value(item, key, around);
      });
    }
  }

  #map(map: YamlMap, around: Surroundings): void {
    if (map.kind === 'CustomResourceDefinition') {
      this.#each(map, '', isExample);
      return;
    }
    const kind = stringAt(map, 'kind') ?? around.target;
    const isSecret = isSecretKind(kind);
    // A reference to a Secret names its kind, too.
    const isWhole = map.kind === 'Secret' && isMap(map.metadata);
    const holdsLiterals = around.parent === 'secretGenerator' || kind === 'SecretGenerator';
    const named = nameOf(map);
    const isNamed = named !== undefined && hides(map, named, around.target);
    for (const key in map) {
      const value = map[key];
      if (value === undefined || value === null) continue;
      const isHidden =
        key === 'stringData' ||
        (isWhole && isOutOfPlace(key, value)) ||
        (key === 'data' && isSecret) ||
        (key === 'literals' && holdsLiterals) ||
        (key === 'files' && holdsLiterals && isLiteral(value)) ||
        (isNamed && holdsValue(key, value, around.parent)) ||
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
    if (names.size > 0) this.#at('generators', () => this.#each(spec.generators ?? null, '', (key) => names.has(key)));
  }

  /** Hides scalars and lists under keys, wherever they are below a value. */
  #each(value: YamlValue, parent: string, isHidden: (key: string, parent: string) => boolean): void {
    if (this.#path.length > MAX_DEPTH) return;
    if (isList(value))
      for (const [index, item] of value.entries()) this.#at(index, () => this.#each(item, parent, isHidden));
    if (!isMap(value)) return;
    for (const key in value) {
      const item = value[key] ?? null;
      const hides = isHidden(key, parent) && !isMap(item);
      this.#at(key, () => (hides ? this.#hide(item) : this.#each(item, key, isHidden)));
    }
  }

  /** A manifest or a patch inside a text: all of the text is hidden where something of it is. */
  #nested(text: string, around: Surroundings): void {
    const speaks =
      (text.length >= MIN_NESTED && NESTED.test(text)) || (around.target !== undefined && /\bdata\b/.test(text));
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

/** Whether a field of a Secret holds what none of its fields does: a slip may have put a value there. */
function isOutOfPlace(key: string, value: YamlValue): boolean {
  if (key === 'immutable') return typeof value !== 'boolean';
  return !isMap(value) && !/^(?:apiVersion|kind|type|\$patch)$/.test(key);
}

/** Whether a schema states a default or an example of a field whose name speaks of a secret. */
function isExample(key: string, parent: string): boolean {
  return /^(?:default|examples?|enum|const)$/.test(key) && speaksOfSecret(parent);
}

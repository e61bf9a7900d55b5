import { Repeats } from '../kubernetes/secrets/repeats.ts';
import { TextFile } from '../repository/text-file.ts';
import { parseYaml } from '../yaml/parse.ts';
import { isList, isMap, stringAt, type YamlList, type YamlMap, type YamlValue } from '../yaml/value.ts';
import { type HiddenPlace, mayHoldSecret, type Surroundings } from './hidden-place.ts';
import {
  decoded,
  hides,
  holdsValue,
  isExample,
  isLiteral,
  isOutOfPlace,
  isSecretKind,
  isTold,
  isValueOfFlag,
  nameOf,
  targetOf,
} from './holders.ts';

const MAX_NESTING = 4;
const MAX_DEPTH = 200;

/** Walks a value and collects the places that `secretCandidates`, which looks for scalars, does not have. */
export class HidingWalk {
  readonly places: HiddenPlace[] = [];
  readonly #path: (string | number)[] = [];
  #nesting = 0;
  readonly #repeats = new Repeats();
  readonly #placesIn: (value: YamlValue) => readonly HiddenPlace[];

  /** `placesIn` finds all hidden places of a value, those included that this walk does not look for. */
  constructor(placesIn: (value: YamlValue) => readonly HiddenPlace[]) {
    this.#placesIn = placesIn;
  }

  value(value: YamlValue, key: string, around: Surroundings): void {
    if (this.#path.length > MAX_DEPTH) return;
    if (typeof value === 'string') this.#nested(value, around);
    else if (value === null || typeof value !== 'object') return;
    else if (this.#repeats.isOld(value, () => `${around.target} ${around.parent} ${key}`)) return;
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
      this.#path.push(index);
      if (isValueOfFlag(item, list[index - 1])) this.#hide(item);
      else this.value(item, key, around);
      this.#path.pop();
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
      // Most scalars have nothing to look at.
      if (!isHidden && typeof value !== 'object' && typeof value !== 'string') continue;
      this.#path.push(key);
      if (isHidden) this.#hide(value);
      else this.value(value, key, { target: targetOf(map, key) ?? around.target, parent: around.parent });
      this.#path.pop();
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
    for (const { texts } of this.#placesIn(spec.template ?? null))
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

  /** A manifest or a patch inside a text: all of the text is hidden if something of it is. */
  #nested(text: string, around: Surroundings): void {
    if (!mayHoldSecret(text, around) || this.#nesting >= MAX_NESTING) return;
    this.#nesting++;
    const { documents, problems } = parseYaml(new TextFile('', text), 'resource');
    const inner = new HidingWalk(this.#placesIn);
    inner.#nesting = this.#nesting;
    for (const { value } of documents) inner.value(value, '', around);
    this.#nesting--;
    const texts = inner.places.flatMap((place) => place.texts);
    if (problems.length > 0) texts.push(...text.split('\n').map((line) => line.replace(/^\s*(?:[\w.-]+\s*:\s)?/, '')));
    if (texts.length > 0) this.places.push({ path: [...this.#path], texts });
  }
}

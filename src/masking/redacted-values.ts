import type { KubernetesObject, Place } from '../kubernetes/object.ts';
import { isSecretPath } from '../kubernetes/terms/words.ts';
import { TextFile } from '../repository/text-file.ts';
import type { Origin } from '../yaml/origin.ts';
import {
  isList,
  isMap,
  newList,
  newMap,
  originOf,
  pushItem,
  setEntry,
  type YamlMap,
  type YamlValue,
} from '../yaml/value.ts';
import { hiddenPlaces } from './hidden-places.ts';
import { HiddenRanges } from './hidden-ranges.ts';
import { MASK } from './mask.ts';
import type { Redactor } from './redactor.ts';
import { cut, isPlain, MAX_TEXT } from './shown.ts';

type Path = readonly (string | number)[];
/** Lines of a text of which no more than `MAX_TEXT` letters are shown. */
const MAX_LINES = 40;
/** Fields that name a Secret and do not hold one. */
const NAMES = new Set(['secretName', 'existingSecret']);
const REFERENCE = /(?:Ref|Secrets|KeyRef)$/;
const REFERRING = new Set(['name', 'namespace', 'key', 'kind', 'optional']);

/** The values of one object as people may see them: on one line, and what may be a secret replaced. */
export class RedactedValues {
  readonly #object: KubernetesObject;
  readonly #redactor: Redactor;
  #secret: ReadonlySet<string> | undefined;

  /** `redactor` is that of the tree which the object comes from. */
  constructor(object: KubernetesObject, redactor: Redactor) {
    this.#object = object;
    this.#redactor = redactor;
  }

  /** The value of a place; a collection as YAML writes it on one line. */
  text({ path, value, origin }: Place): string {
    return cut(value === undefined ? '' : this.#flow(value, path, origin, MAX_TEXT));
  }

  /** The lines of a text of several lines, or undefined if all of it is hidden. */
  lines({ path, value, origin }: Place): readonly string[] | undefined {
    if (typeof value !== 'string' || this.#isHidden(path) || this.#isWrittenInSecret(origin.related)) return undefined;
    return this.#linesOf(value).map(cut);
  }

  /** The object itself, each hidden value in it replaced. */
  object(): YamlMap {
    const { value, origin } = this.#object;
    return this.#map(value, [], origin);
  }

  #map(map: YamlMap, path: Path, origin: Origin): YamlMap {
    const copy = newMap();
    for (const key in map) {
      const place = originOf(map, key) ?? origin;
      setEntry(copy, key, this.#value(map[key] ?? null, [...path, key], place), place);
    }
    return copy;
  }

  #value(value: YamlValue, path: Path, origin: Origin): YamlValue {
    if (isMap(value)) return this.#map(value, path, origin);
    if (isList(value)) {
      const copy = newList();
      for (const [index, item] of value.entries()) {
        const place = originOf(value, index) ?? origin;
        pushItem(copy, this.#value(item, [...path, index], place), place);
      }
      return copy;
    }
    if (value === null || typeof value === 'boolean') return value;
    const isText = String(value).includes('\n');
    if (this.#isHidden(path) || this.#isWrittenInSecret(isText ? origin.related : origin)) return MASK;
    return typeof value === 'number' ? value : this.#linesOf(value).join('\n');
  }

  /** Whether a scalar of one line must not be shown at all. */
  hides({ path, origin }: Place): boolean {
    return this.#isHidden(path) || this.#isWrittenInSecret(origin);
  }

  #flow(value: YamlValue, path: Path, origin: Origin, room: number): string {
    if (isList(value) || isMap(value)) {
      let text = '';
      for (const key of isList(value) ? value.keys() : Object.keys(value)) {
        if (text.length > room) break;
        const item = isList(value) ? value[Number(key)] : value[key];
        const place = originOf(value, key) ?? origin;
        const written = this.#flow(item ?? null, [...path, key], place, room - text.length);
        text += `${text === '' ? '' : ', '}${isList(value) ? '' : `${key}: `}${written}`;
      }
      return isList(value) ? `[${text}]` : `{${text}}`;
    }
    if (value === null || typeof value === 'boolean') return String(value);
    if (this.#isHidden(path)) return MASK;
    const lines = String(value).includes('\n');
    if (this.#isWrittenInSecret(lines ? origin.related : origin)) return MASK;
    if (typeof value === 'number') return String(value);
    const shown = this.#linesOf(value.slice(0, MAX_TEXT * 4))
      .slice(0, MAX_LINES)
      .join('\n');
    return isPlain(value) ? shown : JSON.stringify(shown);
  }

  #isHidden(path: Path): boolean {
    const { kind } = this.#object;
    this.#secret ??= new Set(
      hiddenPlaces(this.#object.value).flatMap(({ path, isPart }) => (isPart ? [] : [JSON.stringify(path)])),
    );
    if (this.#secret.has(JSON.stringify(path))) return true;
    // A ConfigMap's data are not secret as such; keys and lines that mention secrets are found by what they say.
    const own = kind === 'ConfigMap' && path[0] === 'data' ? path.slice(1) : path;
    return isSecretPath(own, kind) && (kind === 'Secret' || !isReference(path));
  }

  /** The lines of a text, without what they and the redactor hide. */
  #linesOf(text: string): string[] {
    const hidden = new HiddenRanges(new TextFile('', text));
    return text.split('\n').map((_, index) => this.#redactor.text(hidden.line(index + 1).text));
  }

  /** Whether a place that wrote a value, or a part of it, is secret in its file: the Secret whose variable it holds. */
  #isWrittenInSecret(origin: Origin | undefined): boolean {
    for (let place = origin; place; place = place.related) if (this.#redactor.hides(place)) return true;
    return false;
  }
}

/** Whether a field says which Secret is meant. */
function isReference(path: Path): boolean {
  const keys = path.filter((key) => typeof key === 'string');
  const last = keys.at(-1) ?? '';
  return NAMES.has(last) || (REFERRING.has(last) && REFERENCE.test(keys.at(-2) ?? ''));
}

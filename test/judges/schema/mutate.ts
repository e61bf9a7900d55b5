import type { Random } from '../../random.ts';
import { BAD_KEYS, BAD_LABELS, BAD_NAMES, BAD_NUMBERS, BAD_PORTS, BAD_QUANTITIES } from './bad-values.ts';
import type { Json } from './json.ts';

/** A value inside an object: where it stands and in what. */
interface Site {
  readonly path: readonly (string | number)[];
  readonly holder: Json[] | { [key: string]: Json };
  readonly key: string | number;
  readonly value: Json;
  /** The holder's holder. */
  readonly above: Json[] | { [key: string]: Json } | undefined;
}

/** Changes a value in place; undefined where its kind of change does not fit, else a word on what was done. */
type Mutation = (site: Site, random: Random) => string | undefined;

const QUANTITY_KEYS =
  /^(?:cpu|memory|storage|ephemeral-storage|sizeLimit|divisor|requests\..*|limits\..*|pods|averageValue)$/;
const LABEL_HOLDERS = /^(?:labels|matchLabels|selector|annotations|nodeSelector|commonAnnotations)$/;
const NAME_KEYS = /^(?:name|namespace|.*Name|.*Namespace)$/;
const PORT_KEYS = /port$/i;

const isMap = (value: Json | undefined): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function write(site: Site, value: Json | undefined, how: string): string | undefined {
  if (value === undefined || value === site.value) return undefined;
  if (Array.isArray(site.holder)) site.holder[Number(site.key)] = value;
  else site.holder[String(site.key)] = value;
  return how;
}

/** Renames a key and leaves it where it stands. */
function rename(holder: { [key: string]: Json }, key: string, name: string): void {
  const entries = Object.entries(holder);
  for (const [old] of entries) delete holder[old];
  for (const [old, value] of entries) holder[old === key ? name : old] = value;
}

function misspell(text: string, random: Random): string {
  const at = random.below(text.length);
  const letter = String.fromCharCode(97 + random.below(26));
  switch (random.below(4)) {
    case 0:
      return text.slice(0, at) + text.slice(at + 1);
    case 1:
      return text.slice(0, at) + letter + text.slice(at);
    case 2:
      return text.slice(0, at) + letter + text.slice(at + 1);
    default:
      return text.slice(0, at) + text.slice(at + 1, at + 2) + text.charAt(at) + text.slice(at + 2);
  }
}

const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'field misspelt'({ holder, key }, random) {
    if (Array.isArray(holder)) return undefined;
    const name = misspell(String(key), random);
    if (name === key || name in holder) return undefined;
    rename(holder, String(key), name);
    return name;
  },
  'field dropped'({ holder, key }) {
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else delete holder[key];
    return '';
  },
  'field moved up'({ holder, key, above, value }) {
    if (Array.isArray(holder) || !isMap(above) || key in above) return undefined;
    delete holder[key];
    above[key] = value;
    return '';
  },
  'wrong type'(site, random) {
    const { value } = site;
    const others: Json[] = [null, {}, [], 'text', 7, true, '', [value], { name: 'x' }, String(value)];
    const other = random.pick(
      others.filter((candidate) => typeof candidate !== typeof value || isMap(candidate) !== isMap(value)),
    );
    return write(site, other, JSON.stringify(other)?.slice(0, 40) ?? '');
  },
  'value misspelt'(site, random) {
    const { value } = site;
    return typeof value === 'string' && value !== '' ? write(site, misspell(value, random), '') : undefined;
  },
  'value of another case'(site, random) {
    const { value } = site;
    if (typeof value !== 'string' || value === '') return undefined;
    const first = value.charAt(0);
    const swapped = first === first.toLowerCase() ? first.toUpperCase() : first.toLowerCase();
    return write(site, random.pick([value.toLowerCase(), value.toUpperCase(), swapped + value.slice(1)]), '');
  },
  'bad name'(site, random) {
    if (typeof site.value !== 'string' || !NAME_KEYS.test(String(site.key))) return undefined;
    const name = random.pick(BAD_NAMES);
    return write(site, name, JSON.stringify(name).slice(0, 20));
  },
  'bad label'({ key, value }, random) {
    if (!isMap(value) || !LABEL_HOLDERS.test(String(key))) return undefined;
    const existing = random.pick(Object.keys(value));
    const [bad, badKey] = [random.pick(BAD_LABELS) ?? '', random.pick(BAD_KEYS) ?? ''];
    switch (existing === undefined ? 0 : random.below(3)) {
      case 0:
        value[badKey] = 'x';
        return `key ${badKey.slice(0, 20)}`;
      case 1:
        value[existing ?? ''] = random.pick([7, true, null, {}]) ?? null;
        return 'no string';
      default:
        value[existing ?? ''] = bad;
        return `value ${bad.slice(0, 20)}`;
    }
  },
  'bad quantity'(site, random) {
    if (!QUANTITY_KEYS.test(String(site.key)) || isMap(site.value)) return undefined;
    const quantity = random.pick(BAD_QUANTITIES);
    return write(site, quantity, JSON.stringify(quantity));
  },
  'bad number'(site, random) {
    if (typeof site.value !== 'number') return undefined;
    const number = random.pick(BAD_NUMBERS);
    return write(site, number, JSON.stringify(number));
  },
  'bad port'(site, random) {
    if (!PORT_KEYS.test(String(site.key)) || isMap(site.value)) return undefined;
    const port = random.pick(BAD_PORTS);
    return write(site, port, JSON.stringify(port));
  },
  'duplicate entry'({ value }, random) {
    if (!Array.isArray(value) || value.length === 0) return undefined;
    value.push(structuredClone(random.pick(value) ?? null));
    return '';
  },
};

export const MUTATION_NAMES = ['unchanged', ...Object.keys(MUTATIONS)];

/** An object with one change, and a word on it. */
export interface Mutated {
  readonly value: Json;
  readonly mutation: string;
  readonly path: readonly (string | number)[];
  readonly how: string;
}

/** One change of the named sort to a copy of an object; undefined where the object has nothing that it fits. */
export function mutate(object: Json, mutation: string, random: Random): Mutated | undefined {
  const value = structuredClone(object);
  const change = MUTATIONS[mutation];
  if (!change) return { value, mutation, path: [], how: '' };
  const sites = sitesOf(value);
  for (let attempt = 0; attempt < 40; attempt++) {
    const site = random.pick(sites);
    const how = site && change(site, random);
    if (site && how !== undefined) return { value, mutation, path: site.path, how };
  }
  return undefined;
}

/** Every value of an object, its identity and what the server writes aside. */
function sitesOf(object: Json): Site[] {
  const sites: Site[] = [];
  const visit = (holder: Site['holder'], above: Site['above'], path: Site['path']): void => {
    const keys: (string | number)[] = Array.isArray(holder) ? holder.map((_, index) => index) : Object.keys(holder);
    for (const key of keys) {
      if (path.length === 0 && ['apiVersion', 'kind', 'status'].includes(String(key))) continue;
      const value = Array.isArray(holder) ? holder[Number(key)] : holder[String(key)];
      if (value === undefined) continue;
      const here = [...path, key];
      sites.push({ path: here, holder, key, value, above });
      if (typeof value === 'object' && value !== null) visit(value, holder, here);
    }
  };
  if (typeof object === 'object' && object !== null) visit(object, undefined, []);
  return sites;
}

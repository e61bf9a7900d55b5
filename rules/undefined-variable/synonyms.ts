import { getOrInsert } from '../../src/grouping.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import { expressionsIn } from '../../src/reconcilers/flux/substitute/places.ts';
import { type Origin, writtenAt } from '../../src/yaml/origin.ts';

/** Words at the end of names that mean the same where they are used in the same way. */
const SAME: readonly (readonly string[])[] = [
  ['DOMAIN', 'DOMAINNAME', 'FQDN', 'HOST', 'HOSTNAME', 'URL', 'ZONE'],
  ['TIMEZONE', 'TZ'],
];
/** In how many places another variable must be used in the same way to be the one that was meant. */
const MANY = 10;
/** The longest default of an expression whose end is looked for. */
const LONGEST = 200;

/** The names of a cluster's variables that mean the same as others, by the way in which they are used. */
export class Synonyms {
  /** Places of each variable and way. */
  readonly #places = new Map<string, Set<string>>();

  constructor({ kustomizations }: Cluster) {
    const origins = new Set(kustomizations.flatMap(({ uses }) => uses.map(({ origin }) => origin)));
    for (const origin of origins)
      for (const [variable, places] of expressionsIn(origin))
        for (const at of places)
          getOrInsert(this.#places, keyOf(variable, wayOf(at, origin)), () => new Set()).add(writtenAt(origin));
  }

  /** The only variable of the same meaning that many places use as an origin uses this one. */
  meantBy(variable: string, origin: Origin): string | undefined {
    const others = othersOf(variable);
    if (others.length === 0) return undefined;
    const ways = (expressionsIn(origin).get(variable) ?? []).map((at) => wayOf(at, origin));
    const isUsual = (other: string): boolean =>
      ways.some((way) => (this.#places.get(keyOf(other, way))?.size ?? 0) >= MANY);
    const usual = others.filter(isUsual);
    return usual.length === 1 ? usual[0] : undefined;
  }
}

function othersOf(variable: string): string[] {
  const start = variable.lastIndexOf('_') + 1;
  const last = variable.slice(start);
  const words = SAME.find((group) => group.includes(last)) ?? [];
  return words.flatMap((word) => (word === last ? [] : variable.slice(0, start) + word));
}

/** The letters before and after an expression in its scalar; the key, where it is the whole value. */
function wayOf(at: Origin, { file, start, end, keyStart, keyEnd }: Origin): string {
  const close = file.text.slice(at.end, Math.min(end, at.end + LONGEST)).indexOf('}');
  const before = bare(file.text.slice(Math.max(start, at.start - 1), at.start), at.start - 1 === start);
  const next = at.end + close + 1;
  const after = bare(file.text.slice(next, Math.min(end, next + 1)), next + 1 === end);
  return before === '' && after === '' ? file.text.slice(keyStart, keyEnd) : `${before}\0${after}`;
}

/** A letter, unless it is a quote around the scalar. */
function bare(letter: string, isOutermost: boolean): string {
  return isOutermost && /^["']$/.test(letter) ? '' : letter;
}

function keyOf(variable: string, way: string): string {
  return `${variable}\0${way}`;
}

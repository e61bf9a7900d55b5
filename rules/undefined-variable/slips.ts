import type { Problem } from '../../src/findings/problem.ts';
import { getOrInsert } from '../../src/grouping.ts';
import { once } from '../../src/once.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import { expressionsIn } from '../../src/reconcilers/flux/substitute/places.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { misspelt } from '../../src/text/misspelling.ts';
import { Origin, writtenAt } from '../../src/yaml/origin.ts';
import { Synonyms } from './synonyms.ts';

/** In how many places a variable must be used to be the one that was meant, if no known definition has it. */
const ENOUGH = 3;
/** In how many places a variable may be used for it to be a slip of one that is used in many, and how much more often that is. */
const FEW = 3;
const MANY = 10;
const TIMES = 5;
/** Names that are compared with each other. */
const MAX_NAMES = 1000;

/** Variables that are used in only few places and look like a typo, or another word, for one that is defined, or used in many places of the cluster. */
export function* slips({ flux, externals }: Revision): Iterable<Problem> {
  const places = placesOf(flux.clusters);
  for (const cluster of flux.clusters) {
    const own = new Set(cluster.kustomizations.flatMap(({ uses }) => uses.map(({ variable }) => variable)));
    const defined = new Set(cluster.kustomizations.flatMap(({ variables }) => [...variables.set.keys()]));
    const usual = [...new Set([...own].filter((name) => (places.get(name)?.size ?? 0) >= ENOUGH).concat(...defined))];
    if (own.size > MAX_NAMES || usual.length > MAX_NAMES) continue;
    const told = new Set(cluster.kustomizations.flatMap(({ missing }) => missing.map(({ variable }) => variable)));
    const done = new Set<string>();
    const synonyms = once(() => new Synonyms(cluster));
    for (const { uses } of cluster.kustomizations) {
      for (const { variable, origin, object } of uses) {
        const used = places.get(variable)?.size ?? 0;
        const key = `${variable}\0${writtenAt(origin)}`;
        if (used > FEW || done.has(key)) continue;
        done.add(key);
        if (told.has(variable) || defined.has(variable) || externals.setsVariable(variable, cluster.name)) continue;
        const meant = misspelt(variable, usual) ?? (used === 1 ? synonyms().meantBy(variable, origin) : undefined);
        if (meant === undefined || isPlural(variable, meant)) continue;
        const usually = places.get(meant)?.size ?? 0;
        if (used > 1 && (usually < MANY || usually < used * TIMES)) continue;
        for (const at of expressionsIn(origin).get(variable) ?? [origin])
          yield { at, object, severity: 'warning', builds: [cluster.name], ...describe(variable, meant, at, places) };
      }
    }
  }
}

/** Where each variable is used in the files: what is usual in one cluster of a repository is so in the others. */
function placesOf(clusters: readonly Cluster[]): Map<string, Set<string>> {
  const places = new Map<string, Set<string>>();
  for (const { uses } of clusters.flatMap(({ kustomizations }) => kustomizations)) {
    for (const { variable, origin } of uses) {
      getOrInsert(places, variable, () => new Set()).add(writtenAt(origin));
    }
  }
  return places;
}

/** Whether names differ only as singular and plural. */
function isPlural(name: string, other: string): boolean {
  const bare = (text: string): string => text.replace(/s$/i, '');
  return bare(name).toLowerCase() === bare(other).toLowerCase();
}

function describe(
  variable: string,
  meant: string,
  at: Origin,
  places: ReadonlyMap<string, ReadonlySet<string>>,
): Omit<Problem, 'at'> {
  const count = places.get(meant)?.size ?? 0;
  const used = places.get(variable)?.size ?? 1;
  const elsewhere = count === 0 ? 'is defined' : `is used in ${count === 1 ? 'another place' : `${count} places`}`;
  const start = at.end - variable.length;
  const name = new Origin(at.file, start, start, start, at.end);
  return {
    message: `The variable \`${variable}\` ${used === 1 ? 'is used only here' : `is used in only ${used} places`} and has no known definition, but \`${meant}\` ${elsewhere}. Did you mean \`${meant}\`?`,
    values: [variable],
    fix:
      name.text === variable ? { title: `Replace with \`${meant}\``, edits: [{ at: name, text: meant }] } : undefined,
  };
}

import type { Mutated } from './mutate.ts';

const GROUPS = ['built-ins', 'Flux kinds', 'examples'] as const;

/** One object that was judged twice. */
export interface Comparison {
  /** `apiVersion Kind`. */
  readonly kind: string;
  readonly group: (typeof GROUPS)[number];
  readonly mutation: string;
  readonly where: string;
  readonly theirs: readonly string[] | undefined;
  readonly ours: readonly string[];
}

/** How far two judges agree. */
export class Tally {
  readonly #all: Comparison[] = [];

  add(comparison: Comparison): void {
    this.#all.push(comparison);
  }

  /** How many objects only we reject. */
  get wrong(): number {
    return this.#all.filter(({ theirs, ours }) => !theirs && ours.length > 0).length;
  }

  /** A line a group. */
  figures(): string[] {
    return GROUPS.map((group) => {
      const of = this.#all.filter((comparison) => comparison.group === group);
      const rejected = of.filter(({ theirs }) => theirs);
      const accepted = of.filter(({ theirs }) => !theirs);
      const found = rejected.filter(({ ours }) => ours.length > 0).length;
      const wrong = accepted.filter(({ ours }) => ours.length > 0).length;
      const share = rejected.length === 0 ? '–' : `${((100 * found) / rejected.length).toFixed(2)} %`;
      return `${group}: of ${rejected.length} that the judge rejects we reject ${found} (${share}); of ${accepted.length} that it accepts ${wrong}`;
    });
  }

  /** How many of the judge's rejections we share, by kind of change. */
  byMutation(): string[] {
    const counts = new Map<string, { rejected: number; found: number }>();
    for (const { group, mutation, theirs, ours } of this.#all) {
      if (!theirs) continue;
      const key = `${group} | ${mutation}`;
      const count = counts.get(key) ?? { rejected: 0, found: 0 };
      count.rejected++;
      if (ours.length > 0) count.found++;
      counts.set(key, count);
    }
    return [...counts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(
        ([key, { rejected, found }]) => `${key}: ${found} of ${rejected} (${((100 * found) / rejected).toFixed(1)} %)`,
      );
  }

  /** What only we reject. */
  falseAlarms(most: number): string[] {
    return grouped(
      this.#all.filter(({ theirs, ours }) => !theirs && ours.length > 0),
      ({ ours }) => causeOf(ours[0] ?? ''),
      most,
    );
  }

  /** What only the judge rejects. */
  misses(most: number): string[] {
    return grouped(
      this.#all.filter(({ theirs, ours }) => theirs && ours.length === 0),
      ({ theirs }) => causeOf(theirs?.[0] ?? ''),
      most,
    );
  }
}

function grouped(comparisons: readonly Comparison[], cause: (one: Comparison) => string, most: number): string[] {
  const groups = new Map<string, Comparison[]>();
  for (const one of comparisons) {
    const key = cause(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups]
    .sort(([, a], [, b]) => b.length - a.length)
    .slice(0, most)
    .flatMap(([key, group]) => {
      const kinds = [...new Set(group.map(({ kind }) => kind.replace(/^.*[/ ]/, '')))].slice(0, 6).join(', ');
      const examples = group
        .slice(0, 2)
        .map((one) => `        ${one.kind}: ${one.mutation} ${one.where}: ${firstOf(one)}`);
      return [`${String(group.length).padStart(5)}  ${key}  [${kinds}]`, ...examples];
    });
}

function firstOf({ theirs, ours }: Comparison): string {
  return (theirs?.[0] ?? ours[0] ?? '').replace(/\s+/g, ' ').slice(0, 220);
}

/** A message without what differs from object to object. */
function causeOf(message: string): string {
  return message
    .replace(/\s+/g, ' ')
    .replace(/"(?:[^"\\]|\\.)*"/g, '"…"')
    .replace(/`[^`]*`/g, (text) => (/^`[\w.[\]]+`$/.test(text) ? text.replace(/\[\d+\]/g, '[]') : '`…`'))
    .replace(/\[\d+\]/g, '[]')
    .replace(/\[[^\]"]*[/.][^\]]*\]/g, '[key]')
    .replace(/map\[.*\]/g, 'map[…]')
    .replace(/\b\d+\b/g, 'N')
    .slice(0, 160);
}

/** A word on a change, for a person. */
export function wordsOf({ path, how }: Mutated): string {
  return `${path.join('.')}${how === '' ? '' : ` ⇒ ${how}`}`;
}

import type { RevisionDifference } from '../../src/change/compare.ts';
import type { SetDifference } from '../../src/change/difference.ts';
import { editedLines } from '../../src/findings/changed-at.ts';
import { getOrInsert } from '../../src/grouping.ts';
import type { Change } from '../../src/repository/change.ts';
import { environmentOfFile } from '../../src/repository/environments.ts';
import type { Origin } from '../../src/yaml/origin.ts';

/** A line that environments share, and what it changes. */
export interface SharedLine {
  readonly at: Origin;
  /** The clusters, or the directories that Applications deploy, by name. */
  readonly sets: Map<string, SetDifference['kind']>;
  /** The environments that those are named for. */
  readonly environments: Set<string>;
}

/** The edited lines outside of the folders of environments by what they change in what reconcilers deploy, the widest first. */
export function sharedLines({ differences }: RevisionDifference, change: Change | undefined): SharedLine[] {
  const lines = new Map<string, SharedLine>();
  for (const set of differences) {
    if (!set.by || set.change !== 'changed') continue;
    for (const at of set.objects.flatMap((object) => editedLines(object, change))) {
      if (environmentOfFile(at.file.path) !== undefined) continue;
      const id = `${at.file.path}\0${at.file.position(at.start).line}`;
      note(
        set,
        getOrInsert(lines, id, () => ({ at, sets: new Map(), environments: new Set() })),
      );
    }
  }
  return [...lines.values()].sort(
    (a, b) => b.environments.size - a.environments.size || b.sets.size - a.sets.size || before(a.at, b.at),
  );
}

function note({ name, kind }: SetDifference, { sets, environments }: SharedLine): void {
  sets.set(name, kind);
  const environment = environmentOfFile(`${name}/`);
  if (environment !== undefined) environments.add(environment);
}

function before(a: Origin, b: Origin): number {
  if (a.file.path !== b.file.path) return a.file.path < b.file.path ? -1 : 1;
  return a.start - b.start;
}

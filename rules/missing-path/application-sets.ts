import type { Problem } from '../../src/findings/problem.ts';
import type { FollowedApplicationSet as ArgoSet } from '../../src/reconcilers/argocd/followed-set.ts';
import { isLaidAside } from '../../src/reconcilers/argocd/laid-aside.ts';
import { fateOf } from '../../src/repository/change.ts';
import { directoryOf } from '../../src/repository/tree.ts';
import type { Revision } from '../../src/revision/revision.ts';
import type { Origin } from '../../src/yaml/origin.ts';
import { PLACEHOLDER } from './applications.ts';
import { nearInTree, topMissing } from './near.ts';
import { isLiteral } from './written.ts';

/** A directory that does not exist, and the path that names it. */
interface Absent {
  readonly directory: string;
  readonly value: string;
  readonly origin: Origin;
}

/**
 * ApplicationSets of which no Application has a directory, whatever clusters there are. One that has some may leave the others to
 * clusters that are not registered.
 */
export function* missingOfApplicationSets(revision: Revision): Iterable<Problem> {
  for (const set of revision.argo.sets) {
    const { object, unknowns } = set;
    const isOpen = unknowns.some(({ kind }) => kind === 'template' || kind === 'limit');
    const [first, ...others] = isOpen || isLaidAside(object.origin.file.path, revision) ? [] : absentIn(set, revision);
    if (!first) continue;
    const missing = new Set(others.map(({ directory }) => topMissing(directory, revision)));
    const directory = topMissing(first.directory, revision);
    missing.delete(directory);
    const near = nearInTree(directory, revision);
    yield {
      at: first.origin,
      object,
      severity: 'warning',
      message: `\`${directory}\` does not exist${fateOf(directory, revision.change)}${missing.size > 0 ? `, and neither ${missing.size === 1 ? 'does 1 more directory' : `do ${missing.size} more directories`}` : ''}, so Argo CD cannot sync any Application of ApplicationSet \`${object.name}\`.${near ? ` Did you mean \`${near.directory}\`?` : ''}`,
      fix:
        near?.isCertain && first.value === directory && isLiteral(first.origin, directory) ? near.directory : undefined,
      values: [object.name, directory],
      asksFor: { path: directory, harm: 'can no longer make Argo CD sync any Application' },
    };
  }
}

/** The directories of a set's Applications, if none exists. Nothing if one does, or may. */
export function absentIn({ applications }: ArgoSet, { tree }: Revision): Absent[] {
  const absent: Absent[] = [];
  for (const { object, sources, unknowns } of applications) {
    const isAbsent = unknowns.some(({ kind }) => kind === 'absent');
    for (const { path, pattern } of sources) {
      const value = path?.value ?? pattern;
      if (value === undefined) continue;
      // The part before the first parameter must be there whatever that is.
      const directory = path?.directory ?? directoryOf(value.slice(0, value.indexOf('{{')));
      if (directory === '' || tree.isDirectory(directory) || PLACEHOLDER.test(value.replace(/\{\{.*?\}\}/g, '')))
        return [];
      if (path && !isAbsent) return [];
      absent.push({ directory, value, origin: path?.origin ?? object.at('spec', 'source', 'path').origin });
    }
  }
  return absent;
}

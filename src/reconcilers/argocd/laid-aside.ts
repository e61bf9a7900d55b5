import { isHidden } from '../../repository/folder-names.ts';
import { type Application, placeOfApplication } from './application.ts';
import type { ArgoGraph } from './graph.ts';

/** What a revision knows of its Applications and of what is switched off. */
interface ArgoRevision {
  readonly argo: ArgoGraph;
  readonly standings: { ofFile(path: string): 'deployed' | 'unreached' | 'off' };
}

/** Whether a file is switched off, or in a hidden folder. */
export function isLaidAside(path: string, { standings }: Pick<ArgoRevision, 'standings'>): boolean {
  return isHidden(path) || standings.ofFile(path) === 'off';
}

/** Whether an Application is laid aside, or all Applications that apply it are: an archive, but not the templates of a chart in use. */
export function isApplicationLaidAside(application: Application, revision: ArgoRevision): boolean {
  const seen = new Set<Application>();
  const isAside = (one: Application): boolean => {
    const { set, object } = one;
    const parents = revision.argo.applicationsOf(set ?? object).filter((parent) => !seen.has(parent));
    for (const parent of parents) seen.add(parent);
    return parents.length > 0 ? parents.every(isAside) : isLaidAside(placeOfApplication(one), revision);
  };
  return isAside(application);
}

import type { KubernetesObject } from '../../kubernetes/object.ts';
import { isInExamples, isInTests } from '../../repository/folder-names.ts';
import { type GraphPlace, placeIn } from '../graph.ts';
import { isLaidAside } from './entrypoints/ground.ts';

/** The Kustomizations that no cluster is known to contain, apart from those in folders for what no one deploys. */
export function unplacedAmong(unreached: readonly KubernetesObject[]): GraphPlace[] {
  const isMeant = ({ origin: { file } }: KubernetesObject): boolean =>
    !isLaidAside(file.path) && !isInTests(file.path) && !isInExamples(file.path);
  return unreached.filter(isMeant).map(placeIn);
}

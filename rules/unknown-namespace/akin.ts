import type { Place } from '../../src/kubernetes/object.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';

/** Letters of a name that begins another one. */
const LONG = 5;

/** The only namespace that a cluster creates and after which a folder of the file is called, or else that begins as the name does; none for a name that a folder has. */
export function placedIn(name: string, at: Place, cluster: Cluster): string | undefined {
  const folders = at.origin.file.path.split('/').slice(0, -1);
  if (folders.includes(name)) return undefined;
  const [folder, ...more] = [...cluster.namespaces].filter((other) => folders.includes(other));
  return folder !== undefined && more.length === 0 ? folder : akinTo(name, cluster);
}

/** The only namespace that a cluster creates and that begins as a name does, or with which the name begins. */
export function akinTo(name: string, cluster: Cluster): string | undefined {
  const alike = [...cluster.namespaces].filter((other) => beginsWith(other, name) || beginsWith(name, other));
  return alike.length === 1 ? alike[0] : undefined;
}

function beginsWith(text: string, start: string): boolean {
  return start.length >= LONG && text.startsWith(start);
}

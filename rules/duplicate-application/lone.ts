import type { Problem } from '../../src/findings/problem.ts';
import { groupBy } from '../../src/grouping.ts';
import type { ArgoNode } from '../../src/reconcilers/argocd/entrypoints/application-tree.ts';
import type { ArgoRoot } from '../../src/reconcilers/argocd/entrypoints/roots.ts';
import { isLaidAside } from '../../src/reconcilers/argocd/laid-aside.ts';
import { ENVIRONMENT_NAMES } from '../../src/repository/environments.ts';
import { nameOf } from '../../src/repository/tree.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { isTemplate } from '../../src/text/variables.ts';

/** How many other Applications of a directory must have names of their own. */
const ENOUGH = 2;

/**
 * The one name that two files of a directory have in common, where nothing of the tree applies the directory. Several such names, or
 * files that are called like environments, show that the files are for several clusters.
 */
export function* loneDuplicates(revision: Revision): Iterable<Problem> {
  for (const root of revision.argo.roots) {
    if (root.foundBy !== 'file') continue;
    const entries = root.entries.filter((entry) => isComparable(entry, revision));
    const names = groupBy(entries, ({ object }) => `${object.kind} ${object.namespace}/${object.name}`);
    const [alike, more] = [...names.values()].filter((same) => same.length > 1);
    const [first, second, third] = alike ?? [];
    if (!first || !second || third || more || names.size <= ENOUGH || !areOfOneCluster(first, second, root)) continue;
    const { kind, namespace, name, origin } = second.object;
    if (origin.file === first.object.origin.file) continue;
    yield {
      at: second.object.at('metadata', 'name'),
      object: second.object,
      severity: 'warning',
      message: `\`${first.object.origin.file.path}\` also defines ${kind} \`${namespace}/${name}\`. If one Argo CD gets both, it keeps only one of the two, and can delete what the other one deployed. Rename one of them.`,
      related: [{ at: first.object.at('metadata', 'name'), message: `the other ${kind} \`${name}\` is defined here` }],
      values: [name],
    };
  }
}

function isComparable({ object }: ArgoNode, revision: Revision): boolean {
  const { name, namespace, origin } = object;
  return name !== '' && !isTemplate(name) && !isTemplate(namespace) && !isLaidAside(origin.file.path, revision);
}

/** Whether neither is named for an environment, and both deploy to the same cluster. */
function areOfOneCluster(first: ArgoNode, second: ArgoNode, { childrenOf }: ArgoRoot): boolean {
  const isOfEnvironment = ({ object }: ArgoNode): boolean =>
    nameOf(object.origin.file.path)
      .split(/[-_.]/)
      .some((word) => ENVIRONMENT_NAMES.includes(word));
  const target = ({ object }: ArgoNode): string =>
    JSON.stringify(['server', 'name'].map((field) => object.at('spec', 'destination', field).value));
  const leads = (node: ArgoNode): boolean => childrenOf(node).length > 0;
  return target(first) === target(second) && ![first, second].some((node) => isOfEnvironment(node) || leads(node));
}

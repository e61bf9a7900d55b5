import type { NamedObject } from '../../../kubernetes/references/reference.ts';
import type { World } from './world.ts';

const OPERATOR = 'external-secrets';
const CLUSTER_STORE = 'ClusterSecretStore';
const STORE = 'SecretStore';
const STORES: ReadonlySet<string> = new Set([`${OPERATOR}.io/${CLUSTER_STORE}`, `${OPERATOR}.io/${STORE}`]);

/** Whether a store does not exist although its cluster gets the operator from here, and nothing else speaks of stores. */
export function isStoreMissing(world: World, { groupKind, namespace, name }: NamedObject): boolean {
  return (
    STORES.has(groupKind) &&
    world.parts.isCluster &&
    hasOperator(world) &&
    !world.parts.mayBring({ groupKind, namespace, name }) &&
    !mayBeInText(world) &&
    !world.parts.isDocumented(STORE)
  );
}

function hasOperator({ makers }: World): boolean {
  return [...makers.of(OPERATOR, '')].some(({ isChart }) => isChart);
}

/** Whether a text, such as the values of a chart, contains the kind of a store apart from references. */
function mayBeInText({ mentions, references }: World): boolean {
  const stated = references.filter(({ groupKind, kindAt }) => kindAt !== undefined && STORES.has(groupKind)).length;
  return mentions.count(STORE) + mentions.count(CLUSTER_STORE) > stated;
}

import { objectDefinedAt } from '../../src/findings/defined-at.ts';
import type { Problem } from '../../src/findings/problem.ts';
import { getOrInsert } from '../../src/grouping.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { podMetadataPath } from '../../src/kubernetes/references/pods.ts';
import { portNames, type Selector } from '../../src/kubernetes/references/selectors.ts';
import { isUnknown } from '../../src/kubernetes/terms/unknown.ts';
import type { World } from '../../src/reconcilers/flux/named/world.ts';
import { misspelt } from '../../src/text/misspelling.ts';
import { firstFew, listWords, quoted } from '../../src/text/words.ts';
import { isMap } from '../../src/yaml/value.ts';
import { type Meant, type Selection, selectionsIn } from './selections.ts';

/** Selectors that do not choose what they were meant to, and names of ports that nothing they choose has. */
export function* wrongSelections(world: World): Iterable<Problem> {
  for (const selection of selectionsIn(world)) {
    const { selector, meant } = selection;
    if (!world.isAsItIs(selector.object)) continue;
    if (meant && world.isAsItIs(meant.labeled.object)) yield missed(selector, meant);
    else yield* missingPorts(world, selection);
  }
}

/** What happens if a selector does not choose anything. */
function lossOf({ kind }: KubernetesObject): string {
  if (kind === 'Service') return 'requests to it fail';
  return kind === 'PodDisruptionBudget' ? 'it does not protect any pod' : 'Prometheus does not scrape anything for it';
}

function missed({ object, selects, labels, path }: Selector, { labeled, differing, value }: Meant): Problem {
  const { object: other } = labeled;
  const [key = ''] = differing;
  const what = `${object.kind} \`${object.name}\``;
  const whose = selects === 'pods' ? `the pods of ${other.kind} \`${other.name}\`` : `Service \`${other.name}\``;
  const common = {
    object,
    severity: 'warning' as const,
    related: objectDefinedAt(other),
    values: [...labels].map(([name, text]) => `${name}=${text}`),
  };
  if (differing.length === 0)
    return {
      ...common,
      at: object.at(...path).key,
      message: `${what} does not seem to select any ${selects}: ${whose}, which ${selects === 'pods' ? 'have' : 'has'} these labels, ${selects === 'pods' ? 'are' : 'is'} in namespace \`${other.namespace}\`. If so, ${lossOf(object)}.`,
    };
  const has = differing.map((name) => {
    const text = labeled.labels.get(name);
    return text === undefined ? `no label \`${name}\`` : `\`${name}: ${text}\``;
  });
  const start = `${what} does not seem to select any ${selects}: ${whose} ${selects === 'pods' ? 'have' : 'has'} ${listWords(has)}. If so, ${lossOf(object)}.`;
  const advice = value === undefined ? 'Correct the selector or the labels.' : `Did you mean \`${value}\`?`;
  return { ...common, at: object.at(...path, key), message: `${start} ${advice}`, fix: value };
}

function* missingPorts(world: World, { selector, chosen }: Selection): Iterable<Problem> {
  const { object, selects, ports } = selector;
  if (ports.length === 0) return;
  const objects = chosen.map((labeled) => labeled.object);
  if (objects.length === 0 || objects.some((one) => !world.isAsItIs(one) || portsOf(one, selects).isOpen)) return;
  const names = [...new Set(objects.flatMap((one) => portsOf(one, selects).names))];
  if (names.some(isUnknown)) return;
  for (const port of ports) {
    const { value } = port;
    if (typeof value !== 'string' || isUnknown(value) || names.includes(value)) continue;
    const near = names.length === 1 ? names[0] : misspelt(value, names, 'absent');
    const isCertain =
      world.parts.isCluster && object.kind === 'Service' && objects.every((one) => world.areOfOneBuild(one, object));
    const owner =
      selects === 'pods'
        ? `the pods that ${object.kind} \`${object.name}\` selects`
        : `the Services that ${object.kind} \`${object.name}\` selects`;
    const advice = near
      ? `Did you mean \`${near}\`?`
      : names.length === 0
        ? 'Name the port there, or use its number.'
        : `Their ports are ${firstFew(names, quoted)}.`;
    const loss = object.kind === 'Service' ? 'requests to this port fail' : 'Prometheus does not scrape it';
    yield {
      at: port,
      object,
      severity: isCertain ? undefined : 'warning',
      message: `None of ${owner} has a port named \`${value}\`, so ${loss}. ${advice}`,
      related: objectDefinedAt(objects[0]),
      values: [value],
      fix: near,
    };
  }
}

/** The names of the ports of an object, and whether something adds others. */
interface NamedPorts {
  readonly names: readonly string[];
  readonly isOpen: boolean;
}

/** The ports of what many selectors may choose. */
const known = new WeakMap<KubernetesObject, NamedPorts>();

function portsOf(object: KubernetesObject, selects: Selector['selects']): NamedPorts {
  return getOrInsert(known, object, () => ({ names: portNames(object, selects), isOpen: isInjected(object) }));
}

/** Whether something in the cluster adds containers to the pods of a workload. */
function isInjected(object: KubernetesObject): boolean {
  const path = podMetadataPath(object);
  const metadata = path && object.at(...path).value;
  return ['annotations', 'labels'].some((field) => {
    const entries = isMap(metadata) ? metadata[field] : undefined;
    return isMap(entries) && Object.keys(entries).some((key) => /inject|istio|linkerd/i.test(key));
  });
}

import { isMap, listAt, stringAt, valueAt, type YamlValue } from '../../src/yaml/value.ts';
import { unmaskedProcesses } from './baseline.ts';
import { contextList, contextOf, contextPath, type Holder, isOpen, type PodTemplate, type Violation } from './pod.ts';

/** The types of volume that are not allowed; `hostPath` is one of `baseline`. */
const VOLUMES =
  'gcePersistentDisk awsElasticBlockStore gitRepo nfs iscsi glusterfs rbd flexVolume cinder cephfs flocker fc azureFile azureDisk vsphereVolume quobyte portworxVolume photonPersistentDisk scaleIO storageos'.split(
    ' ',
  );
const PROFILES = new Set(['RuntimeDefault', 'Localhost']);

/** What the standard `restricted` does not allow in a pod in addition to `baseline`, in any version from 1.25 to 1.35. */
export function* restrictedViolations(pod: PodTemplate): Iterable<Violation> {
  yield* volumes(pod);
  // With its own users, a pod may run as root of its own.
  if (pod.spec.hostUsers !== false) yield* users(pod);
  // Also for a pod with its own users, to which `baseline` leaves its processes.
  for (const container of pod.containers) yield* unmaskedProcesses(container);
  if (valueAt(pod.spec, ['os', 'name']) === 'windows') return;
  for (const container of pod.containers) yield* privileges(container);
  yield* required(
    pod,
    ['seccompProfile', 'type'],
    'RuntimeDefault',
    (value) => typeof value === 'string' && PROFILES.has(value),
  );
}

function* volumes({ spec, path }: PodTemplate): Iterable<Violation> {
  for (const [index, volume] of listAt(spec, 'volumes').entries()) {
    const type = isMap(volume) ? VOLUMES.find((name) => isMap(volume[name])) : undefined;
    if (type)
      yield {
        path: [...path, 'volumes', index, type],
        words: `volume \`${stringAt(volume, 'name') ?? index}\` must not be of the type \`${type}\``,
      };
  }
}

function* users(pod: PodTemplate): Iterable<Violation> {
  yield* required(pod, ['runAsNonRoot'], 'true', (value) => value === true);
  for (const holder of pod.holders)
    if (contextOf(holder, 'runAsUser') === 0)
      yield { path: contextPath(holder, 'runAsUser'), words: `${holder.owner} must not set \`runAsUser: 0\`` };
}

function* privileges(container: Holder): Iterable<Violation> {
  const { owner } = container;
  const escalation = contextOf(container, 'allowPrivilegeEscalation');
  if (escalation !== false && !isOpen(escalation))
    yield {
      path: contextPath(container, 'allowPrivilegeEscalation'),
      words: `${owner} must set \`allowPrivilegeEscalation: false\``,
    };
  const dropped = contextList(container, 'capabilities', 'drop');
  if (!dropped.includes('ALL') && !dropped.some(isOpen))
    yield {
      path: contextPath(container, 'capabilities', 'drop'),
      words: `${owner} must set \`capabilities.drop: [ALL]\``,
    };
  for (const [index, name] of contextList(container, 'capabilities', 'add').entries())
    if (name !== 'NET_BIND_SERVICE' && !isOpen(name))
      yield {
        path: [...contextPath(container, 'capabilities', 'add'), index],
        words: `${owner} must not add the capability \`${name}\``,
      };
}

/** A field that each container needs, unless the pod sets it for all. */
function* required(
  { holders: [pod, ...containers] }: PodTemplate,
  field: readonly string[],
  good: string,
  isGood: (value: YamlValue) => boolean,
): Iterable<Violation> {
  const ofPod = pod && contextOf(pod, ...field);
  const isSet = (value: YamlValue | undefined): boolean => value !== undefined && (isGood(value) || isOpen(value));
  const bad = containers.filter((container) => {
    const own = contextOf(container, ...field);
    return own === undefined ? !isSet(ofPod) : !isSet(own);
  });
  const wrong = pod && ofPod !== undefined && !isSet(ofPod) ? [pod] : [];
  const missing = bad.length === containers.length && ofPod === undefined && pod ? [pod] : bad;
  for (const holder of wrong.length > 0 ? wrong : missing)
    yield { path: contextPath(holder, ...field), words: `${holder.owner} must set \`${field.join('.')}: ${good}\`` };
}

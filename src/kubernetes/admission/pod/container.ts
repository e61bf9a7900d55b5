import { inRange, LABEL, oneOf, requireName, unique } from '../checks.ts';
import type { Field } from '../field.ts';
import { portName, portNumber } from '../ports.ts';
import { environmentSource, environmentVariable } from './environment.ts';
import { imageName } from './image-name.ts';
import { type PodVolumes, volumeDevices, volumeMounts } from './mounts.ts';
import { containerClaims, type PodClaims } from './resource-claims.ts';
import { resources } from './resources.ts';
import { containerRestart } from './restart.ts';
import { securityContext } from './security.ts';

/** What the containers of a pod have to agree with. */
export interface PodContext {
  readonly spec: Field;
  readonly volumes: PodVolumes;
  readonly claims: PodClaims;
  readonly hostNetwork: boolean;
}

/** Reports what is wrong with any container, whatever its part in the pod. */
export function containerProblems(container: Field, pod: PodContext): void {
  requireName(container, 'name', LABEL);
  if (!container.require('image')) imageName(container.at('image'));
  oneOf(container.at('imagePullPolicy'), ['Always', 'IfNotPresent', 'Never']);
  oneOf(container.at('terminationMessagePolicy'), ['File', 'FallbackToLogsOnError']);
  ports(container.at('ports'), pod.hostNetwork);
  for (const variable of container.at('env').items) environmentVariable(variable, pod.volumes);
  for (const source of container.at('envFrom').items) environmentSource(source);
  volumeMounts(container, pod.volumes);
  volumeDevices(container, pod.volumes);
  resources(container.at('resources'), 'container');
  containerClaims(container.at('resources', 'claims'), pod.claims);
  resizePolicies(container.at('resizePolicy'), pod.spec);
  containerRestart(container);
  securityContext(container.at('securityContext'), pod.spec);
}

function resizePolicies(list: Field, spec: Field): void {
  for (const policy of list.items) {
    if (!policy.require('resourceName')) oneOf(policy.at('resourceName'), ['cpu', 'memory']);
    if (!policy.require('restartPolicy')) oneOf(policy.at('restartPolicy'), ['NotRequired', 'RestartContainer']);
    const restart = policy.at('restartPolicy');
    if (spec.at('restartPolicy').word === 'Never' && restart.word === 'RestartContainer')
      restart.wrong('restart', `${restart.name} must be \`NotRequired\` in a pod with \`restartPolicy: Never\`.`);
  }
  unique(
    list.items.map((policy) => policy.at('resourceName')),
    'resource',
  );
}

function ports(list: Field, hostNetwork: boolean): void {
  for (const port of list.items) {
    portName(port.at('name'));
    const number = port.at('containerPort');
    if (!port.require('containerPort')) portNumber(number, 'check');
    const host = port.at('hostPort');
    portNumber(host);
    if (hostNetwork && host.integer && number.integer !== undefined && host.integer !== number.integer)
      host
        .against(number)
        .wrong(
          'host-port',
          `${host.name} is ${host.integer}, but must be the \`containerPort\` (${number.integer}) with \`hostNetwork: true\`.`,
        );
    oneOf(port.at('protocol'), ['TCP', 'UDP', 'SCTP']);
  }
  unique(
    list.items.map((port) => port.at('name')),
    'port name',
  );
}

/** Reports containers that claim the same port of the node. */
export function hostPortConflicts(containers: readonly Field[]): void {
  const taken = new Map<string, Field>();
  for (const port of containers.flatMap((container) => container.at('ports').items)) {
    const number = port.at('hostPort');
    const [protocol, address] = [port.at('protocol'), port.at('hostIP')];
    if (!number.integer || !protocol.isKnown || !address.isKnown) continue;
    const key = `${protocol.word ?? 'TCP'} ${address.word ?? ''} ${number.integer}`;
    const first = taken.get(key);
    if (first)
      number.duplicate(`${number.name} uses port ${number.integer} of the node, which ${first.name} already uses.`, [
        key,
      ]);
    else taken.set(key, number);
  }
}

/** Reports a deadline that is not a positive number of seconds. */
export function positiveSeconds(field: Field): void {
  inRange(field, 1, 2 ** 31 - 1);
}

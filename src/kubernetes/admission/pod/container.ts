import { quoted } from '../../../text/words.ts';
import { dataKey, inRange, LABEL, oneOf, requireName, SUBDOMAIN, unique } from '../checks.ts';
import type { Field } from '../field.ts';
import { portName, portNumber } from '../ports.ts';
import { fieldReference, resourceReference } from './downward.ts';
import { type PodVolumes, volumeDevices, volumeMounts } from './mounts.ts';
import { resources } from './resources.ts';
import { securityContext } from './security.ts';

/** What the containers of a pod have to agree with. */
export interface PodContext {
  readonly volumes: PodVolumes;
  readonly hostNetwork: boolean;
}

/** Reports what is wrong with any container, whatever its part in the pod. */
export function containerProblems(container: Field, pod: PodContext): void {
  requireName(container, 'name', LABEL);
  container.require('image');
  oneOf(container.at('terminationMessagePolicy'), ['File', 'FallbackToLogsOnError']);
  ports(container.at('ports'), pod.hostNetwork);
  for (const variable of container.at('env').items) environmentVariable(variable);
  for (const source of container.at('envFrom').items) environmentSource(source);
  volumeMounts(container, pod.volumes);
  volumeDevices(container, pod.volumes);
  resources(container.at('resources'));
  resizePolicies(container.at('resizePolicy'));
  securityContext(container.at('securityContext'));
}

function resizePolicies(list: Field): void {
  for (const policy of list.items) {
    if (!policy.require('resourceName')) oneOf(policy.at('resourceName'), ['cpu', 'memory']);
    if (!policy.require('restartPolicy')) oneOf(policy.at('restartPolicy'), ['NotRequired', 'RestartContainer']);
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
      host.wrong(
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

const SOURCES = ['fieldRef', 'resourceFieldRef', 'configMapKeyRef', 'secretKeyRef', 'fileKeyRef'];

function environmentVariable(variable: Field): void {
  if (!variable.require('name')) environmentName(variable.at('name'));
  const from = variable.at('valueFrom');
  if (!from.isSet) return;
  from.exactlyOne(SOURCES, 'one source');
  const value = variable.at('value');
  if (value.word !== undefined && from.given(SOURCES).length > 0)
    from.wrong('value-and-source', `${from.name} cannot be combined with \`value\`. Keep one of them.`);
  if (from.at('fieldRef').isSet) fieldReference(from.at('fieldRef'), 'env');
  if (from.at('resourceFieldRef').isSet) resourceReference(from.at('resourceFieldRef'), 'env');
  for (const key of ['configMapKeyRef', 'secretKeyRef']) {
    const reference = from.at(key);
    if (!reference.isSet) continue;
    requireName(reference, 'name', SUBDOMAIN);
    if (!reference.require('key')) dataKey(reference.at('key'));
  }
}

/** The API server checks these names as if something would be added to them, so that they may end in `-`. */
function wrongPrefix(name: string): string | undefined {
  return SUBDOMAIN(name.replace(/.-$/, 'a'));
}

/** Since 1.34, any printable character except `=`. Older releases are not reported. */
function environmentName(name: Field): void {
  const { word } = name;
  if (word !== undefined && !/^[\x20-\x7e]+$/.test(word.replaceAll('=', '\0')))
    name.wrong(
      'env-name',
      `${name.name} is ${quoted(word)}, which is not a valid name for a variable. Use printable ASCII characters other than \`=\`.`,
      [word],
    );
}

function environmentSource(source: Field): void {
  environmentName(source.at('prefix'));
  const given = source.exactlyOne(['configMapRef', 'secretRef'], 'one source');
  if (given !== undefined) requireName(source.at(given), 'name', wrongPrefix);
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

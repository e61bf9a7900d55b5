import { quoted } from '../../text/words.ts';
import { wrongKey } from '../terms/names.ts';
import { addressRange, reachableAddress } from './addresses.ts';
import { inRange, LABEL, labelKey, named, oneOf, SUBDOMAIN, unique } from './checks.ts';
import { annotations, clusterAddresses } from './cluster-addresses.ts';
import type { Field } from './field.ts';
import { portNumber, portOrName } from './ports.ts';
import { labels } from './selectors.ts';

const TYPES = ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'];

export function service(object: Field): void {
  const spec = object.at('spec');
  const type = spec.at('type');
  const known = type.isKnown;
  oneOf(type, TYPES);
  labels(spec.at('selector'));
  addresses(spec, type);
  ports(spec);
  affinity(spec);
  if (type.word !== 'ExternalName') clusterAddresses(spec);
  annotations(object.at('metadata', 'annotations'), spec);
  if (known && spec.isWhole) exposure(spec, type.word ?? 'ClusterIP');
  oneOf(spec.at('internalTrafficPolicy'), ['Cluster', 'Local']);
  oneOf(spec.at('trafficDistribution'), ['PreferClose', 'PreferSameZone', 'PreferSameNode'], 'check');
}

function addresses(spec: Field, type: Field): void {
  const ip = spec.at('clusterIP');
  const headless = ip.word === 'None' || spec.at('clusterIPs', 0).word === 'None';
  if (type.word === 'ExternalName') {
    spec.require('externalName', 'A Service of type `ExternalName` requires it');
    const name = spec.at('externalName');
    if (name.word !== undefined) {
      const wrong = SUBDOMAIN(name.word.replace(/\.$/, ''));
      if (wrong !== undefined)
        name.wrong('name', `The name ${quoted(name.word)} in ${name.name} ${wrong}.`, [name.word]);
    }
    for (const key of ['ipFamilies', 'ipFamilyPolicy'])
      if (spec.at(key).word !== undefined || spec.at(key).items.length > 0)
        spec.at(key).wrong('external-name', `${spec.at(key).name} cannot be set for the type \`ExternalName\`.`);
    return;
  }
  if (headless && (type.word === 'NodePort' || type.word === 'LoadBalancer'))
    ip.against(type).wrong(
      'cluster-ip',
      `${ip.name} cannot be \`None\` for the type ${quoted(type.word)}, which requires an address in the cluster.`,
    );
  for (const address of spec.at('externalIPs').items) reachableAddress(address);
  for (const range of spec.at('loadBalancerSourceRanges').items) addressRange(range);
}

function ports(spec: Field): void {
  const list = spec.at('ports');
  const headless = spec.at('clusterIP').word === 'None';
  const type = spec.at('type');
  const optional = headless || type.word === 'ExternalName' || !type.isKnown || !spec.at('clusterIP').isKnown;
  if (!optional)
    spec.require('ports', 'A Service must have at least one port unless it is headless (`clusterIP: None`)');
  const several = list.items.length > 1;
  for (const port of list.items) {
    if (several) port.require('name', 'Each port must have a name if there is more than one');
    named(port.at('name'), LABEL);
    if (!port.require('port')) portNumber(port.at('port'), 'check');
    oneOf(port.at('protocol'), ['TCP', 'UDP', 'SCTP']);
    const target = port.at('targetPort');
    // 0 and `''` mean the port itself.
    if (target.integer !== 0 && target.value !== '') portOrName(target);
    const protocol = port.at('appProtocol');
    const wrong = protocol.word === undefined ? undefined : wrongKey(protocol.word);
    if (wrong !== undefined)
      protocol.wrong('app-protocol', `The protocol ${quoted(protocol.word ?? '')} in ${protocol.name} ${wrong}.`, [
        protocol.word ?? '',
      ]);
  }
  unique(
    list.items.map((port) => port.at('name')),
    'port name',
  );
  repeated(list);
}

/** Reports two ports with the same number and protocol, of the Service or of the nodes. */
function repeated(list: Field): void {
  for (const key of ['port', 'nodePort']) {
    const seen = new Map<string, Field>();
    for (const port of list.items) {
      const number = port.at(key);
      const protocol = port.at('protocol');
      if (!number.integer || !protocol.isKnown) continue;
      const id = `${protocol.word ?? 'TCP'} ${number.integer}`;
      const first = seen.get(id);
      if (first)
        number.duplicate(`${number.name} uses port ${number.integer}, which ${first.name} already uses.`, [id]);
      else seen.set(id, number);
    }
  }
}

function affinity(spec: Field): void {
  const affinity = spec.at('sessionAffinity');
  oneOf(affinity, ['ClientIP', 'None']);
  const config = spec.at('sessionAffinityConfig');
  if (affinity.word === 'ClientIP') inRange(config.at('clientIP', 'timeoutSeconds'), 1, 86_400);
}

/** Reports settings that only a Service which is reachable from outside may have. */
function exposure(spec: Field, type: string): void {
  const outside = type === 'NodePort' || type === 'LoadBalancer';
  for (const port of spec.at('ports').items) {
    const node = port.at('nodePort');
    portNumber(node);
    if (!outside && node.integer)
      node
        .against(spec.at('type'))
        .wrong(
          'node-port',
          `${node.name} requires a Service of type \`NodePort\` or \`LoadBalancer\`, but this Service is of type ${quoted(type)}.`,
        );
  }
  const policy = spec.at('externalTrafficPolicy');
  oneOf(policy, ['Cluster', 'Local']);
  if (!outside && policy.word !== undefined && spec.at('externalIPs').isEmpty)
    policy
      .against(spec.at('type'))
      .wrong(
        'exposure',
        `${policy.name} requires a Service of type \`NodePort\` or \`LoadBalancer\`, or one with \`externalIPs\`.`,
      );
  if (type === 'LoadBalancer') {
    labelKey(spec.at('loadBalancerClass'));
    return;
  }
  for (const key of ['loadBalancerClass', 'loadBalancerSourceRanges', 'allocateLoadBalancerNodePorts']) {
    const field = spec.at(key);
    if (field.isSet && !(Array.isArray(field.value) && field.isEmpty))
      field.against(spec.at('type')).wrong('exposure', `${field.name} requires a Service of type \`LoadBalancer\`.`);
  }
}

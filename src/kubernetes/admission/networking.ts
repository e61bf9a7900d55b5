import { isIP } from 'node:net';
import { quoted } from '../schema/words.ts';
import { inRange, LABEL, named, oneOf, portName, portNumber, requireName, SUBDOMAIN } from './checks.ts';
import type { Field } from './field.ts';
import { labelSelector } from './selectors.ts';

export function ingress(object: Field): void {
  const spec = object.at('spec');
  const fallback = spec.at('defaultBackend');
  if (spec.isWhole && spec.at('rules').isEmpty && !fallback.isSet)
    spec.lacking('backend', `${spec.name} needs \`rules\` or a \`defaultBackend\`.`);
  if (fallback.isSet) backend(fallback);
  for (const rule of spec.at('rules').items) {
    host(rule.at('host'));
    const http = rule.at('http');
    if (!http.isSet) continue;
    http.require('paths');
    for (const path of http.at('paths').items) pathProblems(path);
  }
  for (const tls of spec.at('tls').items) {
    for (const name of tls.at('hosts').items) host(name, 'check');
    named(tls.at('secretName'), SUBDOMAIN);
  }
  named(spec.at('ingressClassName'), SUBDOMAIN, 'check');
  const annotation = object.at('metadata', 'annotations', 'kubernetes.io/ingress.class');
  const name = spec.at('ingressClassName').text;
  if (annotation.text !== undefined && name !== undefined && annotation.text !== name)
    annotation.wrong(
      'class',
      `${annotation.name} is ${quoted(annotation.text)}, and \`spec.ingressClassName\` is ${quoted(name)}: keep only the latter.`,
    );
}

function host(field: Field, empty: 'skip' | 'check' = 'skip'): void {
  const { word } = field;
  if (word !== undefined && isIP(word) !== 0)
    field.wrong('host', `${field.name}: ${quoted(word)} is an IP address; it takes a name, or leave it out for all.`, [
      word,
    ]);
  else named(field, word?.includes('*') ? wrongWildcard : SUBDOMAIN, empty);
}

function wrongWildcard(name: string): string | undefined {
  return name.startsWith('*.') && SUBDOMAIN(name.slice(2)) === undefined && name.length <= 253
    ? undefined
    : 'may have `*` only as its first part: `*.example.com`';
}

function pathProblems(path: Field): void {
  const [type, text] = [path.at('pathType'), path.at('path')];
  if (path.require('pathType', '`Prefix`, `Exact` or `ImplementationSpecific`')) return;
  oneOf(type, ['Exact', 'Prefix', 'ImplementationSpecific']);
  const strict = type.word === 'Exact' || type.word === 'Prefix';
  if (strict && path.lacks('path'))
    path.require('path', `${quoted(type.word ?? '')} matches a path that begins with \`/\``);
  const { word } = text;
  if (word !== undefined && type.word !== undefined) {
    if (!word.startsWith('/')) text.wrong('path', `${text.name}: ${quoted(word)} must begin with \`/\`.`, [word]);
    else if (strict) {
      const bad =
        ['//', '/./', '/../', '%2f', '%2F'].find((part) => word.includes(part)) ??
        ['/..', '/.'].find((end) => word.endsWith(end));
      if (bad !== undefined)
        text.wrong('path', `${text.name}: ${quoted(word)} must not contain ${quoted(bad)}.`, [word]);
    }
  }
  if (path.isWhole) backend(path.at('backend'));
}

function backend(field: Field): void {
  const kind = field.exactlyOne(['service', 'resource'], 'one backend');
  if (kind === 'resource') {
    field.at('resource').require('kind');
    field.at('resource').require('name');
  }
  if (kind !== 'service') return;
  const service = field.at('service');
  requireName(service, 'name', LABEL);
  const port = service.at('port');
  const [name, number] = [port.at('name'), port.at('number')];
  portName(name);
  portNumber(number);
  if (name.word !== undefined && number.integer)
    port.wrong('port', `${port.name} has \`name\` and \`number\`: keep one of the two.`);
  else if (service.isWhole && port.isWhole && name.isEmpty && (number.isEmpty || number.integer === 0))
    port.lacking('port', `${port.name} needs the \`number\` or the \`name\` of a port of the Service.`);
}

export function ingressClass(object: Field): void {
  const controller = object.at('spec', 'controller');
  if (object.at('spec').isWhole && controller.word !== undefined && controller.word.length > 250)
    controller.wrong('length', `${controller.name} has ${controller.word.length} characters; at most 250 are taken.`);
  const parameters = object.at('spec', 'parameters');
  if (!parameters.isSet) return;
  parameters.require('kind');
  parameters.require('name');
  oneOf(parameters.at('scope'), ['Cluster', 'Namespace']);
  if (parameters.at('scope').word === 'Namespace') parameters.require('namespace', 'the scope `Namespace` needs it');
}

export function networkPolicy(object: Field): void {
  const spec = object.at('spec');
  labelSelector(spec.at('podSelector'));
  for (const [list, peers] of [
    ['ingress', 'from'],
    ['egress', 'to'],
  ] as const) {
    for (const rule of spec.at(list).items) {
      for (const port of rule.at('ports').items) policyPort(port);
      for (const peer of rule.at(peers).items) policyPeer(peer);
    }
  }
  const types = spec.at('policyTypes');
  if (types.items.length > 2)
    types.wrong('types', `${types.name} has ${types.items.length} entries; it takes \`Ingress\` and \`Egress\`.`);
  for (const type of types.items) {
    oneOf(type, ['Ingress', 'Egress']);
    if (type.value === '' || type.value === null)
      type.wrong('choice', `${type.name} is empty; it takes \`Ingress\` or \`Egress\`.`);
  }
}

function policyPort(port: Field): void {
  const [number, end] = [port.at('port'), port.at('endPort')];
  oneOf(port.at('protocol'), ['TCP', 'UDP', 'SCTP']);
  if (port.at('protocol').value === '')
    port.at('protocol').wrong('choice', `${port.at('protocol').name} is empty; leave it out for \`TCP\`.`);
  portNumber(number, 'check');
  portName(number, 'check');
  if (!end.isSet) return;
  if (number.text !== undefined || port.lacks('port'))
    end.wrong('end-port', `${end.name} needs a \`port\` that is a number.`);
  else inRange(end, number.integer ?? 1, 65535);
}

function policyPeer(peer: Field): void {
  const kinds = ['podSelector', 'namespaceSelector', 'ipBlock'];
  const given = peer.given(kinds);
  if (given.length === 0 && peer.isWhole)
    peer.lacking('peer', `${peer.name} needs \`podSelector\`, \`namespaceSelector\` or \`ipBlock\`.`);
  if (given.length > 1 && given.includes('ipBlock'))
    peer.wrong('peer', `${peer.name} has an \`ipBlock\` beside a selector: make an entry of its own of it.`);
  labelSelector(peer.at('podSelector'));
  labelSelector(peer.at('namespaceSelector'));
  const block = peer.at('ipBlock');
  if (!block.isSet || block.require('cidr')) return;
  for (const range of [block.at('cidr'), ...block.at('except').items]) addressRange(range);
}

function addressRange(field: Field): void {
  const { text } = field;
  if (text === undefined) return;
  const [address = '', bits = '', ...more] = text.split('/');
  const family = isIP(address.replace(/(^|\.)0+(?=\d)/g, '$1'));
  const right =
    family !== 0 && more.length === 0 && /^[0-9]{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128);
  if (!right)
    field.wrong('cidr', `${field.name}: ${quoted(text)} is no range of addresses, such as \`10.0.0.0/8\`.`, [text]);
}

import { isIP } from 'node:net';
import { quoted } from '../schema/words.ts';
import { addressRange } from './addresses.ts';
import { inRange, LABEL, named, oneOf, PATH_SEGMENT, portName, portNumber, requireName, SUBDOMAIN } from './checks.ts';
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
    requireName(field.at('resource'), 'kind', PATH_SEGMENT);
    requireName(field.at('resource'), 'name', PATH_SEGMENT);
    named(field.at('resource', 'apiGroup'), SUBDOMAIN, 'check');
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
  const [controller, parameters] = [object.at('spec', 'controller'), object.at('spec', 'parameters')];
  if (!object.at('spec').require('controller')) domainPath(controller);
  if (!parameters.isSet) return;
  named(parameters.at('apiGroup'), SUBDOMAIN, 'check');
  requireName(parameters, 'kind', PATH_SEGMENT);
  requireName(parameters, 'name', PATH_SEGMENT);
  const [scope, namespace] = [parameters.at('scope'), parameters.at('namespace')];
  oneOf(scope, ['Cluster', 'Namespace']);
  if (scope.word === 'Namespace') parameters.require('namespace', 'the scope `Namespace` needs it');
  if (scope.word === 'Namespace') named(namespace, LABEL);
  else if ((scope.word === 'Cluster' || parameters.lacks('scope')) && namespace.isSet)
    namespace.wrong('namespace', `${namespace.name} needs \`scope: Namespace\`.`);
}

/** A domain, `/` and a path. */
function domainPath(field: Field): void {
  const { word } = field;
  if (word === undefined) return;
  const at = word.indexOf('/');
  const right =
    word.length <= 250 &&
    at > 0 &&
    SUBDOMAIN(word.slice(0, at)) === undefined &&
    /^[-A-Za-z0-9/_.~!$&'()*+,;=:%@]+$/.test(word.slice(at + 1));
  if (!right)
    field.wrong(
      'domain-path',
      `${field.name}: ${quoted(word)} must be a domain, \`/\` and a path, such as \`example.com/controller\`.`,
      [word],
    );
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

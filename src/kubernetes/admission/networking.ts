import { isIP } from 'node:net';
import { quoted } from '../../text/words.ts';
import { LABEL, named, oneOf, PATH_SEGMENT, requireName, SUBDOMAIN } from './checks.ts';
import type { Field } from './field.ts';
import { portName, portNumber } from './ports.ts';

export function ingress(object: Field): void {
  const spec = object.at('spec');
  const fallback = spec.at('defaultBackend');
  if (spec.isWhole && spec.at('rules').isEmpty && !fallback.isSet)
    spec.lacking('backend', `${spec.name} must have \`rules\` or a \`defaultBackend\`.`);
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
      `${annotation.name} is ${quoted(annotation.text)}, but \`spec.ingressClassName\` is ${quoted(name)}. Remove the annotation.`,
    );
}

function host(field: Field, empty: 'skip' | 'check' = 'skip'): void {
  const { word } = field;
  if (word !== undefined && isIP(word) !== 0)
    field.wrong(
      'host',
      `${field.name} is the IP address ${quoted(word)}, but must be a DNS name. Remove it to match all hosts.`,
      [word],
    );
  else named(field, word?.includes('*') ? wrongWildcard : SUBDOMAIN, empty);
}

function wrongWildcard(name: string): string | undefined {
  return name.startsWith('*.') && SUBDOMAIN(name.slice(2)) === undefined && name.length <= 253
    ? undefined
    : 'can contain `*` only as its first label, as in `*.example.com`';
}

function pathProblems(path: Field): void {
  const [type, text] = [path.at('pathType'), path.at('path')];
  if (path.require('pathType', 'Use `Prefix`, `Exact` or `ImplementationSpecific`')) return;
  oneOf(type, ['Exact', 'Prefix', 'ImplementationSpecific']);
  const strict = type.word === 'Exact' || type.word === 'Prefix';
  if (strict && path.lacks('path'))
    path.require('path', `The path type ${quoted(type.word ?? '')} requires a path that starts with \`/\``);
  const { word } = text;
  if (word !== undefined && type.word !== undefined) {
    if (!word.startsWith('/'))
      text.wrong('path', `${text.name} is ${quoted(word)}, but must start with \`/\`.`, [word]);
    else if (strict) {
      const bad =
        ['//', '/./', '/../', '%2f', '%2F'].find((part) => word.includes(part)) ??
        ['/..', '/.'].find((end) => word.endsWith(end));
      if (bad !== undefined)
        text.wrong('path', `${text.name} is ${quoted(word)}, but must not contain ${quoted(bad)}.`, [word]);
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
    port.lastOf(['name', 'number']).wrong('port', `${port.name} has \`name\` and \`number\`. Keep one of them.`);
  else if (service.isWhole && port.isWhole && name.isEmpty && (number.isEmpty || number.integer === 0))
    port.lacking('port', `${port.name} must have the \`number\` or the \`name\` of a port of the Service.`);
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
  if (scope.word === 'Namespace') parameters.require('namespace', 'The scope `Namespace` requires it');
  if (scope.word === 'Namespace') named(namespace, LABEL);
  else if ((scope.word === 'Cluster' || parameters.lacks('scope')) && namespace.isSet)
    namespace.wrong('namespace', `${namespace.name} requires \`scope: Namespace\`.`);
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
      `${field.name} is ${quoted(word)}, but must be a domain, \`/\` and a path, such as \`example.com/controller\`.`,
      [word],
    );
}

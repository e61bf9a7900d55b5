import { quoted } from '../../text/words.ts';
import { addressRange, isInside } from './addresses.ts';
import { inRange, oneOf } from './checks.ts';
import type { Field } from './field.ts';
import { portName, portNumber } from './ports.ts';
import { labelSelector } from './selectors.ts';

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
    types.wrong(
      'types',
      `${types.name} has ${types.items.length} entries, but can have only \`Ingress\` and \`Egress\`.`,
    );
  for (const type of types.items) {
    oneOf(type, ['Ingress', 'Egress']);
    if (type.value === '' || type.value === null)
      type.wrong('choice', `${type.name} is empty. Use \`Ingress\` or \`Egress\`.`);
  }
}

function policyPort(port: Field): void {
  const [number, end] = [port.at('port'), port.at('endPort')];
  oneOf(port.at('protocol'), ['TCP', 'UDP', 'SCTP']);
  if (port.at('protocol').value === '')
    port.at('protocol').wrong('choice', `${port.at('protocol').name} is empty. Remove it to use \`TCP\`.`);
  portNumber(number, 'check');
  portName(number, 'check');
  if (!end.isSet) return;
  if (number.text !== undefined || port.lacks('port'))
    end.wrong('end-port', `${end.name} requires a \`port\` that is a number.`);
  else inRange(end, number.integer ?? 1, 65535);
}

function policyPeer(peer: Field): void {
  const kinds = ['podSelector', 'namespaceSelector', 'ipBlock'];
  const given = peer.given(kinds);
  if (given.length === 0 && peer.isWhole)
    peer.lacking('peer', `${peer.name} must have \`podSelector\`, \`namespaceSelector\` or \`ipBlock\`.`);
  if (given.length > 1 && given.includes('ipBlock'))
    peer.wrong(
      'peer',
      `${peer.name} has an \`ipBlock\` and a selector, which cannot be combined. Move the \`ipBlock\` to a separate entry.`,
    );
  labelSelector(peer.at('podSelector'));
  labelSelector(peer.at('namespaceSelector'));
  const block = peer.at('ipBlock');
  if (!block.isSet || block.require('cidr')) return;
  const outer = addressRange(block.at('cidr'));
  for (const field of block.at('except').items) {
    const inner = addressRange(field);
    if (inner && outer && !isInside(inner, outer))
      field.wrong(
        'except',
        `${field.name} is ${quoted(field.text ?? '')}, but must be a smaller range inside ${quoted(block.at('cidr').text ?? '')}.`,
        [field.text ?? ''],
      );
  }
}

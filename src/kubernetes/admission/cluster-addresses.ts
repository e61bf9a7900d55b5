import { quoted } from '../../text/words.ts';
import { addressRange, familyOf, ipAddress } from './addresses.ts';
import { oneOf, unique } from './checks.ts';
import type { Field } from './field.ts';

const HINTS = 'service.kubernetes.io/topology-aware-hints';
const TOPOLOGY = 'service.kubernetes.io/topology-mode';
const SOURCES = 'service.beta.kubernetes.io/load-balancer-source-ranges';

/** Reports addresses and families of a Service in its cluster that contradict each other. */
export function clusterAddresses(spec: Field): void {
  const [address, list, families] = [spec.at('clusterIP'), spec.at('clusterIPs'), spec.at('ipFamilies')];
  for (const family of families.items) oneOf(family, ['IPv4', 'IPv6'], 'check');
  unique(families.items, 'family');
  oneOf(spec.at('ipFamilyPolicy'), ['SingleStack', 'PreferDualStack', 'RequireDualStack'], 'check');
  if (address.word !== 'None') ipAddress(address);
  several(list, families);
}

function several(list: Field, families: Field): void {
  const { items } = list;
  const kinds = items.map((item, index) =>
    !(index === 0 && item.word === 'None') && ipAddress(item, 'check') ? familyOf(item.text ?? '') : undefined,
  );
  for (const [index, item] of items.entries()) {
    const [kind, family] = [kinds[index], families.at(index).word];
    if (kind !== undefined && (family === 'IPv4' || family === 'IPv6') && family !== `IPv${kind}`)
      item.wrong(
        'family',
        `${item.name} is ${quoted(item.text ?? '')}, but \`ipFamilies[${index}]\` is ${quoted(family)}.`,
        [item.text ?? ''],
      );
  }
}

/** Reports annotations that the API server reads as settings of a Service. */
export function annotations(field: Field, spec: Field): void {
  const [hints, mode, sources] = [field.at(HINTS), field.at(TOPOLOGY), field.at(SOURCES)];
  if (hints.text !== undefined && mode.text !== undefined && hints.text !== mode.text)
    mode.wrong(
      'topology',
      `${mode.name} is ${quoted(mode.text)}, but must be equal to the annotation \`${HINTS}\`. Keep one of them.`,
    );
  if (sources.text === undefined || !spec.at('loadBalancerSourceRanges').isEmpty) return;
  if (spec.at('type').isKnown && spec.at('type').word !== 'LoadBalancer')
    sources.wrong('exposure', `${sources.name} requires a Service of type \`LoadBalancer\`.`);
  else if (sources.text.trim() !== '') for (const range of sources.text.split(',')) addressRange(sources, range);
}

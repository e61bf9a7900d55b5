import { ipAddress } from '../addresses.ts';
import { atMost, named, oneOf, SUBDOMAIN } from '../checks.ts';
import type { Field } from '../field.ts';

const MOST_SERVERS = 3;
const MOST_SEARCHES = 32;
const LONGEST_SEARCHES = 2048;

/** Reports what is wrong with the name resolution of a pod. */
export function dns(spec: Field): void {
  const [policy, config] = [spec.at('dnsPolicy'), spec.at('dnsConfig')];
  oneOf(policy, ['ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None']);
  if (policy.word === 'None' && !spec.require('dnsConfig', '`dnsPolicy: None` requires it'))
    config.require('nameservers', '`dnsPolicy: None` requires it');
  atMost(config.at('nameservers'), MOST_SERVERS);
  for (const server of config.at('nameservers').items) ipAddress(server, 'check');
  searches(config.at('searches'));
  for (const option of config.at('options').items) option.require('name');
}

function searches(list: Field): void {
  atMost(list, MOST_SEARCHES);
  const length = list.items.reduce((sum, { text }) => sum + (text?.length ?? 0), list.items.length - 1);
  if (length > LONGEST_SEARCHES)
    list.wrong(
      'size',
      `${list.name} has ${length} characters including spaces, but can have at most ${LONGEST_SEARCHES}.`,
    );
  for (const search of list.items) named(search, wrongSearch, 'check');
}

/** A domain whose labels may begin with `_`, or have it inside: so since 1.34. Older releases are not reported. */
function wrongSearch(name: string): string | undefined {
  if (name === '.') return undefined;
  const plain = name.replace(/\.$/, '').replace(/(^|\.)_(?=[a-z0-9])/g, '$1');
  return SUBDOMAIN(plain.replace(/(?<=[a-z0-9_-])_(?=[a-z0-9_-])/g, '-'));
}

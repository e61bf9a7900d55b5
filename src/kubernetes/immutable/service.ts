import type { YamlMap, YamlValue } from '../../yaml/value.ts';
import { isUnknown } from '../terms/unknown.ts';
import type { Refusal } from './refusal.ts';
import { valueIn } from './value-changes.ts';

/** The changes of a Service that the API server refuses: its address, its first IP family, its class. */
export function* serviceChanges(before: YamlMap, after: YamlMap): Iterable<Refusal> {
  const [old, now] = [read(before), read(after)];
  if ([old, now].some(({ type }) => type === 'ExternalName' || isUnknown(type))) return;
  const changed = (path: readonly (string | number)[], isRemoved = false): Refusal => ({
    path,
    isRemoved,
    field: path.slice(0, 2),
  });
  // An address that is left out is the one that the Service has.
  const becomesHeadless = old.address === '' && now.address === 'None';
  if (becomesHeadless || (old.address !== '' && now.address !== '' && old.address !== now.address))
    yield changed(now.addressPath);
  if (old.family !== '' && now.family !== '' && old.family !== now.family && old.address !== 'None')
    yield changed(['spec', 'ipFamilies', 0]);
  if (old.type === 'LoadBalancer' && now.type === 'LoadBalancer' && changesClass(old.balancer, now.balancer))
    yield changed(['spec', 'loadBalancerClass'], now.balancer === '');
}

/** A class can be left out only from the beginning; the controller of AWS sets its own in Services that have none. */
function changesClass(before: string, after: string): boolean {
  return before !== after && !(before === '' && after.startsWith('service.k8s.aws/'));
}

interface Addressing {
  readonly type: string;
  readonly address: string;
  readonly addressPath: readonly (string | number)[];
  readonly family: string;
  readonly balancer: string;
}

/** What a Service says, empty where it does not or where it is not known. */
function read(service: YamlMap): Addressing {
  const at = (...path: (string | number)[]): string => known(valueIn(service, ['spec', ...path]));
  const isSingle = at('clusterIP') !== '';
  return {
    type:
      typeof valueIn(service, ['spec', 'type']) === 'string' ? String(valueIn(service, ['spec', 'type'])) : 'ClusterIP',
    address: isSingle ? at('clusterIP') : at('clusterIPs', 0),
    addressPath: isSingle ? ['spec', 'clusterIP'] : ['spec', 'clusterIPs', 0],
    family: at('ipFamilies', 0),
    balancer: at('loadBalancerClass'),
  };
}

function known(value: YamlValue | undefined): string {
  return typeof value === 'string' && !isUnknown(value) ? value : '';
}

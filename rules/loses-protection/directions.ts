import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { isList, isMap, listAt, valueAt, type YamlMap, type YamlValue } from '../../src/yaml/value.ts';

type Direction = 'ingress' | 'egress';

/** The directions in which a network policy, or one of Cilium, denies traffic. */
export function networkDirections({ group, value }: KubernetesObject): Direction[] {
  const denies = group === 'cilium.io' ? deniesByCilium : deniesByPolicy;
  return (['ingress', 'egress'] as const).filter((direction) => denies(value, direction));
}

/** Without `policyTypes` it is for ingress, and for egress if it has rules for it. An empty rule allows all. */
function deniesByPolicy(value: YamlMap, direction: Direction): boolean {
  const types = listAt(value, 'spec', 'policyTypes');
  const rules = listAt(value, 'spec', direction);
  const isFor =
    types.length > 0
      ? types.some((type) => type === (direction === 'ingress' ? 'Ingress' : 'Egress'))
      : direction === 'ingress' || rules.length > 0;
  return isFor && !rules.some(isEmptyRule);
}

/** Rules for a direction deny all else, also an empty one, unless they allow all or `enableDefaultDeny` is false for it. */
function deniesByCilium(value: YamlMap, direction: Direction): boolean {
  if (listAt(value, 'spec', `${direction}Deny`).length > 0) return true;
  const rules = listAt(value, 'spec', direction);
  const isDefault = valueAt(value, ['spec', 'enableDefaultDeny', direction]) !== false;
  const entities = direction === 'ingress' ? 'fromEntities' : 'toEntities';
  const isOpen = (rule: YamlValue): boolean =>
    isMap(rule) && Object.keys(rule).length === 1 && listAt(rule, entities).includes('all');
  return rules.length > 0 && isDefault && !rules.some(isOpen);
}

function isEmptyRule(rule: YamlValue): boolean {
  return isMap(rule) && Object.values(rule).every((part) => part === null || (isList(part) && part.length === 0));
}

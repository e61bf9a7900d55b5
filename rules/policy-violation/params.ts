import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { selects } from '../../src/kubernetes/policies/selector.ts';
import { isOfCluster } from '../../src/kubernetes/scope.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { mapAt, newMap, stringAt, type YamlMap } from '../../src/yaml/value.ts';
import type { BoundPolicy } from './bound.ts';
import { Neighbors } from './neighbors.ts';

/** The parameters with which a policy is evaluated, each by itself: null without parameters, none if they are not known. */
export function paramsOf(
  { policy, paramRef }: BoundPolicy,
  object: KubernetesObject,
  place: string,
  revision: Revision,
): readonly (YamlMap | null)[] {
  const { paramKind } = policy;
  if (!paramKind || !paramRef) return [null];
  const [apiVersion = '', kind = ''] = [stringAt(paramKind, 'apiVersion'), stringAt(paramKind, 'kind')];
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  const groupKind = `${group}/${kind}`;
  const namespace = isOfCluster({ groupKind, kind }) ? '' : (stringAt(paramRef, 'namespace') ?? object.namespace);
  const name = stringAt(paramRef, 'name');
  const selector = mapAt(paramRef, 'selector');
  return Neighbors.of(revision)
    .ofKind(place, groupKind)
    .filter((param) => param.apiVersion === apiVersion && param.namespace === namespace)
    .filter((param) =>
      selector ? selects(selector, mapAt(param.value, 'metadata', 'labels') ?? newMap()) === true : param.name === name,
    )
    .filter((param) => !param.lacksParts && !revision.patches.mayWrite(param, []))
    .map(({ value }) => value);
}

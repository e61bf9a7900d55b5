import { listAt, mapAt, stringAt, type YamlMap, type YamlValue } from '../../yaml/value.ts';
import { isUnknown } from '../terms/unknown.ts';
import { type Answer, allOf, anyOf, not } from './answer.ts';
import { selects } from './selector.ts';

/** What a request does. */
export type Operation = 'CREATE' | 'UPDATE';

/** An object that is sent to the API server. */
export interface Target {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  /** The plural of the kind, or undefined if it is not known. */
  readonly resource: string | undefined;
  readonly name: string;
  /** The namespace; empty for an object of the whole cluster. */
  readonly namespace: string;
  readonly labels: YamlMap;
  /** The labels that it had before. */
  readonly oldLabels: YamlMap | undefined;
  /** Those of its namespace; of a Namespace, its own. */
  readonly namespaceLabels: YamlMap;
}

/**
 * Whether the `matchConstraints` of a policy or the `matchResources` of a binding match a request. Without rules, a binding matches
 * every resource (k8s.io/apiserver, pkg/admission/plugin/policy/matching).
 */
export function matchesResources(match: YamlMap | undefined, target: Target, operation: Operation): Answer {
  if (!match) return true;
  const isExact = stringAt(match, 'matchPolicy') === 'Exact';
  const matches = (rule: YamlValue): Answer => matchesRule(rule, target, operation, isExact);
  const rules = listAt(match, 'resourceRules');
  return allOf([
    not(anyOf(listAt(match, 'excludeResourceRules').map(matches))),
    rules.length === 0 || anyOf(rules.map(matches)),
    isOfNamespace(target) ? selects(match.namespaceSelector, target.namespaceLabels) : true,
    anyOf(
      [target.labels, ...(target.oldLabels ? [target.oldLabels] : [])].map((labels) =>
        selects(match.objectSelector, labels),
      ),
    ),
  ]);
}

/** Whether a selector of namespaces is asked: for objects in namespaces, and for Namespaces. */
function isOfNamespace(target: Target): boolean {
  return target.namespace !== '' || isNamespace(target);
}

/** Whether it is a Namespace. */
export function isNamespace({ group, kind }: Pick<Target, 'group' | 'kind'>): boolean {
  return group === '' && kind === 'Namespace';
}

function matchesRule(rule: YamlValue, target: Target, operation: Operation, isExact: boolean): Answer {
  const list = (key: string): readonly YamlValue[] => listAt(rule, key);
  const version = among(list('apiVersions'), target.version);
  const names = list('resourceNames');
  return allOf([
    among(list('apiGroups'), target.group),
    // An object of another version is converted to the one of the rule.
    version === false && !isExact ? undefined : version,
    anyOf(list('resources').map((entry) => isResource(entry, target.resource))),
    among(list('operations'), operation),
    isInScope(mapAt(rule)?.scope, target),
    names.length === 0 || among(names, target.name),
  ]);
}

function among(list: readonly YamlValue[], text: string): Answer {
  if (list.includes('*') || list.includes(text)) return true;
  return isUnknown(text) || list.some((entry) => typeof entry !== 'string' || isUnknown(entry)) ? undefined : false;
}

/** Whether an entry of `resources` means a resource itself: `pods`, `*`, `pods/*`, and not `pods/status`. */
function isResource(entry: YamlValue, resource: string | undefined): Answer {
  if (typeof entry !== 'string' || isUnknown(entry)) return undefined;
  const [name, sub] = entry.split('/');
  if (sub !== undefined && sub !== '*') return false;
  if (name === '*') return true;
  return resource === undefined ? undefined : name === resource;
}

function isInScope(scope: YamlValue | undefined, target: Target): Answer {
  const isNamespaced = target.namespace !== '' && !isNamespace(target);
  if (scope === 'Namespaced') return isNamespaced;
  return scope === 'Cluster' ? !isNamespaced : true;
}

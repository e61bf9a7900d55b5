import type { KubernetesObject } from '../../../src/kubernetes/object.ts';
import type { SchemaProblem } from '../../../src/kubernetes/terms/problem.ts';
import { isList, isMap, type YamlValue } from '../../../src/yaml/value.ts';

/** What flux-schema finds in an object. */
export interface Violation {
  readonly path?: string;
  readonly message: string;
}

/** Why flux-schema rejects what it rejects, in words of flux-schema.md; undefined where that is not known. */
export function causeOfTheirs(violation: Violation | undefined, object: KubernetesObject): string | undefined {
  if (!violation) return undefined;
  const { path = '', message } = violation;
  const value = valueAt(object.value, path);
  if (/\$[{A-Z]/.test(JSON.stringify(value ?? null))) return 'variable';
  if (path === '/metadata/name' && typeof value === 'string' && !/[a-z0-9]/i.test(value)) return 'placeholder name';
  if (/\/(?:limits|requests)\/[^/]+$/.test(path) && message === 'got number, want string') return 'number as quantity';
  if (message.startsWith('got null, want ')) return 'null';
  if (message.startsWith('missing propert')) return 'missing field';
  return undefined;
}

/** Why we reject what flux-schema accepts. */
export function causeOfOurs(problem: SchemaProblem | undefined): string | undefined {
  return problem?.kind === 'missing-field' && problem.path[0] === 'subjects' ? 'check in code' : undefined;
}

function valueAt(value: YamlValue, pointer: string): YamlValue | undefined {
  let found: YamlValue | undefined = value;
  for (const key of pointer.split('/').slice(1)) {
    const name = key.replaceAll('~1', '/').replaceAll('~0', '~');
    found = isMap(found) ? found[name] : isList(found) ? found[Number(name)] : undefined;
  }
  return found;
}

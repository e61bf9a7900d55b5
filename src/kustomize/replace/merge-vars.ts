import { isMap, stringAt } from '../../yaml/value.ts';
import type { Accumulator } from '../accumulator.ts';
import { fail } from '../failure.ts';
import type { Entry } from '../load/entries.ts';
import { gvkText, idKey, isClusterScoped, splitApiVersion } from '../resources/identity.ts';
import type { Var } from '../resources/vars.ts';

/** Takes in the `vars` of a kustomization file: each marks the object that it reads from. */
export function mergeVars(state: Accumulator, entries: readonly Entry[], directory: string): void {
  for (const { map, origin } of entries) {
    const variable = readVar({ map, origin });
    const { target } = variable;
    const key = idKey(target);
    const isExact = target.namespace !== '' || isClusterScoped(target);
    const matched = state.withAnyId((id) =>
      isExact
        ? idKey(id) === key
        : id.name === target.name &&
          id.kind === target.kind &&
          id.group === target.group &&
          id.version === target.version,
    );
    const details = { origin, directory };
    if (matched.length > 1) {
      throw fail(
        'reference',
        `found ${matched.length} resId matches for var ${printVar(variable)} (unable to disambiguate)`,
        details,
      );
    }
    const [resource] = matched;
    if (resource) resource.varNames = [...resource.varNames, variable.name];
    if (state.vars.has(variable.name)) throw fail('reference', `var '${variable.name}' already encountered`, details);
    state.vars.set(variable.name, variable);
  }
}

/** A var as Go prints it. */
export function printVar({ name, target, statedPath }: Var): string {
  return `{${name} ${gvkText(target)} {${statedPath}}}`;
}

function readVar({ map, origin }: Entry): Var {
  const reference = isMap(map.objref) ? map.objref : undefined;
  const text = (key: string): string => (reference && stringAt(reference, key)) ?? '';
  const stated = text('apiVersion') === '' ? undefined : splitApiVersion(text('apiVersion'));
  const field = isMap(map.fieldref) ? map.fieldref : undefined;
  const statedPath = (field && (stringAt(field, 'fieldPath') ?? stringAt(field, 'fieldpath'))) ?? '';
  return {
    name: stringAt(map, 'name') ?? '',
    target: {
      group: stated?.group || text('group'),
      version: stated?.version ?? text('version'),
      kind: text('kind'),
      name: text('name'),
      namespace: text('namespace'),
    },
    fieldPath: statedPath || 'metadata.name',
    statedPath,
    origin,
  };
}

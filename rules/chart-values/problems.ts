import type { Problem } from '../../src/findings/problem.ts';
import { Place } from '../../src/kubernetes/object.ts';
import { repairAt } from '../../src/kubernetes/schema/fix.ts';
import type { FieldPath } from '../../src/kubernetes/terms/problem.ts';
import { fieldName } from '../../src/kubernetes/terms/words.ts';
import { type Origin, writtenAt } from '../../src/yaml/origin.ts';
import { isList, isMap, originOf, type YamlMap, type YamlValue } from '../../src/yaml/value.ts';
import type { ChartUse } from './chart-use.ts';
import type { Violation } from './evaluation.ts';
import type { ChartPart } from './parts.ts';

/** What a violation of the schema of a chart means for what installs the chart, at the value that is to blame. */
export function problemOf(violation: Violation, part: ChartPart, use: ChartUse): Problem {
  const { kind, path, message, fix } = violation;
  const place = kind === 'missing-field' ? missingAt(path, use) : valueAt(path, part, use);
  const { schemaPath: schema } = part.chart;
  return {
    at: kind === 'unknown-field' ? place.key : place,
    message: `${message} Helm checks the values against \`${schema}\`, so ${use.harm}.`,
    fix: repairAt(place, fix),
    ...(use.object && { object: use.object }),
    builds: use.builds,
    values: [kind, fieldName(path)],
    cause: [writtenAt(place.origin), schema, message],
    severity: use.isCertain ? undefined : 'warning',
  };
}

/** The place of a value: in the release, in a file of values, or in the defaults of the chart. */
function valueAt(path: FieldPath, { path: root, values }: ChartPart, { valuesAt }: ChartUse): Place {
  const found = lastOrigin(values, path.slice(root.length));
  return found ? new Place(path, found.value, found.origin) : valuesAt;
}

/** The place where a value that nothing sets would be: its mapping in the values that the chart is installed with. */
function missingAt(path: FieldPath, { values, valuesAt }: ChartUse): Place {
  const found = lastOrigin(values.merged, path.slice(0, -1));
  return found ? new Place(path, undefined, found.origin) : valuesAt;
}

/** The origin of the value at a path or of what contains it, with the value if it exists. */
function lastOrigin(
  values: YamlMap,
  path: FieldPath,
): { readonly origin: Origin; readonly value: YamlValue | undefined } | undefined {
  let value: YamlValue | undefined = values;
  let origin: Origin | undefined;
  for (const key of path) {
    const inner: YamlValue | undefined =
      isMap(value) && Object.hasOwn(value, key) ? value[key] : isList(value) ? value[Number(key)] : undefined;
    const at: Origin | undefined = isMap(value) || isList(value) ? originOf(value, key) : undefined;
    if (inner === undefined || !at) return origin && { origin, value: undefined };
    value = inner;
    origin = at;
  }
  return origin && { origin, value };
}

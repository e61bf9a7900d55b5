import type { Severity } from '../severity.ts';
import { isList, isMap, listAt, mapAt, stringAt, valueAt, type YamlValue } from '../yaml/value.ts';
import type { ForeignResult, NamedObject, Region, Subject } from './result.ts';
import { dottedPath, messageText, pointerPath, ruleId } from './texts.ts';

/** The results in the output of `conftest test --output json`; undefined if the value is not such an output. Exceptions are left out. */
export function conftestResults(value: YamlValue): ForeignResult[] | undefined {
  if (!isList(value) || !value.every((one) => isMap(one) && typeof one.filename === 'string')) return undefined;
  return value.flatMap((checked) => [
    ...listAt(checked, 'failures').map((one) => toResult(one, checked, 'error')),
    ...listAt(checked, 'warnings').map((one) => toResult(one, checked, 'warning')),
  ]);
}

function toResult(result: YamlValue, checked: YamlValue, severity: Severity): ForeignResult {
  const metadata = mapAt(result, 'metadata') ?? {};
  const query = stringAt(metadata, 'query')?.replace(/^data\./, '');
  const namespace = stringAt(checked, 'namespace') ?? 'main';
  const parts = query?.split('.') ?? [namespace, severity === 'error' ? 'deny' : 'warn'];
  return {
    tool: 'conftest',
    rule: ruleId('conftest', ...parts.slice(0, -1).join('.').split(' '), parts.at(-1) ?? ''),
    severity,
    message: messageText(stringAt(result, 'msg') ?? ''),
    subject: subjectOf(result, metadata, stringAt(checked, 'filename')),
  };
}

/** What a policy says about its subject: in `_loc`, and in the keys of its result that name the object and the field. */
function subjectOf(result: YamlValue, metadata: YamlValue, checked: string | undefined): Subject {
  const file = stringAt(result, 'loc', 'file') ?? checked;
  const said = [metadata, mapAt(metadata, 'details') ?? null];
  const path = said.flatMap((one) => stringAt(one, 'path') ?? [])[0];
  return {
    file: file === '' || file === '-' ? undefined : file,
    region: regionOf(valueAt(result, ['loc', 'line'])),
    object: said.flatMap((one) => objectIn(one) ?? [])[0],
    path: path === undefined ? undefined : (pointerPath(path) ?? dottedPath(path)),
  };
}

function objectIn(value: YamlValue): NamedObject | undefined {
  const [kind, name] = [stringAt(value, 'kind'), stringAt(value, 'name')];
  if (!kind || !name) return undefined;
  return { apiVersion: stringAt(value, 'apiVersion'), kind, namespace: stringAt(value, 'namespace'), name };
}

function regionOf(line: YamlValue | undefined): Region | undefined {
  const number = Number(line);
  return Number.isSafeInteger(number) && number > 0 ? { line: number } : undefined;
}

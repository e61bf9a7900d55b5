import { isList, isMap, listAt, mapAt, stringAt, type YamlValue } from '../yaml/value.ts';
import { violation } from './kubeconform.ts';
import type { ForeignResult, NamedObject, Subject } from './result.ts';
import { messageText, ruleId } from './texts.ts';

/** The results in the report of `flux-schema validate --output json` or `yaml`; undefined if the value is not such a report. */
export function fluxSchemaResults(value: YamlValue): ForeignResult[] | undefined {
  const report = mapAt(value, 'report');
  if (!isMap(report) || !isList(report.results)) return undefined;
  return report.results.flatMap(documentResults);
}

function documentResults(result: YamlValue): ForeignResult[] {
  if (stringAt(result, 'status') !== 'invalid') return [];
  const file = stringAt(result, 'source');
  const subject: Subject = {
    file: file === 'stdin' || file === '-' ? undefined : file,
    object: objectOf(mapAt(result, 'resource') ?? null),
  };
  const rule = ruleId('flux-schema', stringAt(result, 'reason') ?? 'invalid');
  const base = { tool: 'flux-schema', rule, severity: 'error' } as const;
  const violations = listAt(result, 'violations');
  if (violations.length === 0) return [{ ...base, message: messageText(''), subject }];
  return violations.map((one) => ({
    ...base,
    ...violation(subject, stringAt(one, 'path') ?? '', stringAt(one, 'message') ?? ''),
  }));
}

/** An object as reports name it, or undefined if they do not. */
export function objectOf(value: YamlValue): NamedObject | undefined {
  const [kind, name] = [stringAt(value, 'kind'), stringAt(value, 'name')];
  if (!kind || !name) return undefined;
  return {
    apiVersion: stringAt(value, 'apiVersion') || undefined,
    kind,
    namespace: stringAt(value, 'namespace') ?? '',
    name,
  };
}

import type { Severity } from '../severity.ts';
import { isList, isMap, listAt, mapAt, stringAt, type YamlValue } from '../yaml/value.ts';
import { objectOf } from './flux-schema.ts';
import type { ForeignResult, NamedObject } from './result.ts';
import { fieldIn, messageText, ruleId } from './texts.ts';

/** The API and the kind of a report, old and new. */
const REPORT = /^(?:wgpolicyk8s|openreports|reports\.kyverno)\.io\/\S+ (?:Cluster)?(?:Policy|Ephemeral)?Report$/;
/** The levels of results that are not passed or skipped. */
const RESULTS: Readonly<Record<string, Severity>> = { fail: 'error', error: 'error', warn: 'warning' };
/** The highest level of a failure whose policy says that it is less severe. */
const SEVERITIES: Readonly<Record<string, Severity>> = { low: 'warning', info: 'notice' };

/**
 * The results in policy reports, as `kyverno apply --policy-report` writes them and Kyverno keeps them in a cluster; undefined if the
 * value is not a report. Results of the policy named, and not of its rules, have one id.
 */
export function kyvernoResults(value: YamlValue): ForeignResult[] | undefined {
  if (!isMap(value)) return undefined;
  if (stringAt(value, 'kind')?.endsWith('List') && isList(value.items))
    return value.items.flatMap((item) => kyvernoResults(item) ?? []);
  if (!REPORT.test(`${stringAt(value, 'apiVersion')} ${stringAt(value, 'kind')}`)) return undefined;
  const scope = objectOf(mapAt(value, 'scope') ?? null);
  return listAt(value, 'results').flatMap((result) => toResults(result, scope));
}

function toResults(result: YamlValue, scope: NamedObject | undefined): ForeignResult[] {
  const outcome = stringAt(result, 'result') ?? '';
  const level = Object.hasOwn(RESULTS, outcome) ? RESULTS[outcome] : undefined;
  if (level === undefined) return [];
  const own = [...listAt(result, 'resources'), ...listAt(result, 'subjects')].flatMap((one) => objectOf(one) ?? []);
  const objects = own.length > 0 ? own : [scope];
  const text = stringAt(result, 'message') ?? stringAt(result, 'description') ?? '';
  const rule = ruleId('kyverno', stringAt(result, 'policy')?.split('/').at(-1) ?? '');
  const path = fieldIn(text);
  return objects.map((object) => ({
    ...{ tool: 'kyverno', rule, severity: severityOf(level, stringAt(result, 'severity')) },
    message: messageText(text),
    subject: { object, path },
  }));
}

function severityOf(level: Severity, severity: string | undefined): Severity {
  const own = severity !== undefined && Object.hasOwn(SEVERITIES, severity) ? SEVERITIES[severity] : undefined;
  return level === 'error' && own !== undefined ? own : level;
}

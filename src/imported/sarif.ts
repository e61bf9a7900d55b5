import type { Severity } from '../severity.ts';
import { isList, isMap, listAt, mapAt, stringAt, valueAt, type YamlMap, type YamlValue } from '../yaml/value.ts';
import type { ForeignResult, NamedObject, Region, Subject } from './result.ts';
import { addressOf, type Rules, ruleOf, rulesOf, textOf } from './sarif-rules.ts';
import { messageText, ruleId } from './texts.ts';

const LEVELS: Readonly<Record<string, Severity>> = {
  error: 'error',
  warning: 'warning',
  note: 'notice',
  none: 'notice',
};
/** Kinds of results that say that something is wrong, or has to be looked at. */
const KINDS = ['fail', 'open', 'review'];

/** The results in a SARIF 2.1.0 log; undefined if the value is not one. What passed, and what the tool suppresses, is left out. */
export function sarifResults(value: YamlValue): ForeignResult[] | undefined {
  if (!isMap(value) || !isList(value.runs)) return undefined;
  return value.runs.flatMap((run) => {
    const rules = rulesOf(run);
    return [...failureOf(run), ...listAt(run, 'results').flatMap((result) => toResult(result, run, rules))];
  });
}

/** That a log has another version than 2.1.0, which has other fields; undefined if it has not. */
export function sarifRefusal(value: YamlValue): string | undefined {
  const version = stringAt(value, 'version');
  if (version === undefined || /^2\.1\.0(?:-|$)/.test(version) || !isList(valueAt(value, ['runs']))) return undefined;
  return `It is SARIF ${messageText(version)}, and only SARIF 2.1.0 can be read. Make the tool write SARIF 2.1.0`;
}

/** What a tool says of itself that could not do its work: it may have found nothing for that reason. */
function failureOf(run: YamlValue): ForeignResult[] {
  const failed = listAt(run, 'invocations').find((one) => valueAt(one, ['executionSuccessful']) === false);
  if (failed === undefined) return [];
  const notes = ['toolExecutionNotifications', 'toolConfigurationNotifications'].flatMap((key) => listAt(failed, key));
  const note = notes.find((one) => stringAt(one, 'level') === 'error') ?? notes[0] ?? null;
  const text = textOf(mapAt(note, 'message') ?? null, null);
  return [
    {
      tool: 'sarif',
      rule: ruleId('sarif', toolName(run), 'failed'),
      severity: 'error',
      message: messageText(`The tool did not finish, so there may be more to find. It says: ${text}`),
      subject: subjectOf(listAt(note, 'locations')[0] ?? null, run),
    },
  ];
}

function toolName(run: YamlValue): string {
  return (stringAt(run, 'tool', 'driver', 'name') ?? '').toLowerCase();
}

function toResult(result: YamlValue, run: YamlValue, rules: Rules): ForeignResult[] {
  const isOpen = listAt(result, 'suppressions').every((one) => stringAt(one, 'status') === 'rejected');
  const kind = stringAt(result, 'kind') ?? 'fail';
  if (!KINDS.includes(kind) || !isOpen || stringAt(result, 'baselineState') === 'absent') return [];
  const rule = ruleOf(result, rules);
  const id = stringAt(result, 'ruleId') ?? stringAt(result, 'rule', 'id') ?? stringAt(rule, 'id') ?? '';
  return [
    {
      tool: 'sarif',
      rule: ruleId('sarif', toolName(run), ...id.split('/').slice(0, 2)),
      severity: severityOf(kind, stringAt(result, 'level') ?? stringAt(rule, 'defaultConfiguration', 'level')),
      message: messageText(saidIn(textOf(mapAt(result, 'message') ?? null, rule))),
      url: addressOf(stringAt(rule, 'helpUri')),
      subject: subjectOf(listAt(result, 'locations')[0] ?? null, run),
    },
  ];
}

/** Trivy repeats the other fields of a result in its text; one line of it says what is wrong. */
function saidIn(text: string): string {
  const said = text.startsWith('Artifact: ')
    ? text.split('\n').find((line) => line.startsWith('Message: '))
    : undefined;
  return said?.slice('Message: '.length) ?? text;
}

function severityOf(kind: string, level = 'warning'): Severity {
  if (kind !== 'fail') return 'notice';
  return (Object.hasOwn(LEVELS, level) ? LEVELS[level] : undefined) ?? 'warning';
}

function subjectOf(location: YamlValue, run: YamlValue): Subject {
  const artifact = mapAt(location, 'physicalLocation', 'artifactLocation');
  return {
    file: artifact && fileOf(artifact, run),
    region: regionOf(mapAt(location, 'physicalLocation', 'region')),
    object: listAt(location, 'logicalLocations').flatMap((one) => namedIn(one) ?? [])[0],
  };
}

/** The file of an artifact: its own address, or that of its entry in the log, below that of its base. */
function fileOf(artifact: YamlMap, run: YamlValue): string | undefined {
  const index = valueAt(artifact, ['index']);
  const entry = typeof index === 'number' ? listAt(run, 'artifacts')[index] : undefined;
  const uri = stringAt(artifact, 'uri') ?? stringAt(entry, 'location', 'uri');
  if (uri === undefined) return undefined;
  const id = stringAt(artifact, 'uriBaseId') ?? stringAt(entry, 'location', 'uriBaseId');
  const base = id === undefined ? undefined : stringAt(run, 'originalUriBaseIds', id, 'uri');
  // Of one file that is checked, Trivy gives the file itself as its base.
  if (base?.replace(/\/$/, '').endsWith(`/${uri}`)) return pathOf(base.replace(/\/$/, ''));
  const whole = base === undefined || /^[a-z][a-z0-9+.-]*:/i.test(uri) ? uri : `${base.replace(/\/?$/, '/')}${uri}`;
  return pathOf(whole);
}

/** The path of an address, which may be relative. */
function pathOf(uri: string): string {
  const path = uri.replace(/^file:\/\/(?:localhost)?(?=\/)/, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function regionOf(region: YamlMap | undefined): Region | undefined {
  const [line, column, endLine, endColumn] = ['startLine', 'startColumn', 'endLine', 'endColumn'].map((key) => {
    const value = region?.[key];
    return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined;
  });
  if (line === undefined) return undefined;
  // A range that ends before the first character of a line has no columns; an empty one at the start knows only the file (Trivy).
  if (column !== 1 || endColumn !== 1) return { line, column, endLine, endColumn };
  return line === 1 && endLine === 1 ? undefined : { line, endLine, column: undefined, endColumn: undefined };
}

/** The object of a logical location, whose full name is `apiVersion/Kind/namespace/name`, or such without version and namespace. */
function namedIn(location: YamlValue): NamedObject | undefined {
  const parts = stringAt(location, 'fullyQualifiedName')?.split('/') ?? [];
  const at = parts.findIndex((part) => /^[A-Z][A-Za-z0-9]+$/.test(part));
  const [kind, ...rest] = parts.slice(Math.max(at, 0));
  const name = rest.at(-1);
  if (at === -1 || !kind || !name || rest.length > 2) return undefined;
  const apiVersion = at === 0 ? undefined : parts.slice(0, at).join('/');
  return { apiVersion, kind, namespace: rest.length === 2 ? rest[0] : undefined, name };
}

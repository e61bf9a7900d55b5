import { fieldName } from '../kubernetes/terms/words.ts';
import { isList, isMap, listAt, stringAt, type YamlValue } from '../yaml/value.ts';
import type { ForeignResult, Subject } from './result.ts';
import { messageText, pointerPath, ruleId } from './texts.ts';

/** A violation in the text of kubeconform 0.7 and newer, which lists only the outermost ones of nested schemas apart. */
const LEAF = / ?- at '([^']{0,500})': ((?:(?! - at ').)+)/gs;

/** What an unknown field is called by kubeconform and flux-schema, old and new. */
const UNKNOWN = /^additional ?properties '([^']{1,200})'(?: not allowed)?/i;

/** The results in the output of `kubeconform -output json`; undefined if the value is not such an output. */
export function kubeconformResults(value: YamlValue): ForeignResult[] | undefined {
  if (!isMap(value) || !isList(value.resources)) return undefined;
  return value.resources.flatMap(resourceResults);
}

function resourceResults(resource: YamlValue): ForeignResult[] {
  const status = stringAt(resource, 'status');
  const text = stringAt(resource, 'msg') ?? '';
  const [file, kind, name] = ['filename', 'kind', 'name'].map((key) => stringAt(resource, key) || undefined);
  const object =
    kind === undefined || name === undefined ? undefined : { apiVersion: stringAt(resource, 'version'), kind, name };
  const subject: Subject = { file: file === 'stdin' ? undefined : file, object };
  const base = { tool: 'kubeconform', severity: 'error', subject } as const;
  if (status === 'statusError') return [{ ...base, rule: ruleId('kubeconform', 'error'), message: messageText(text) }];
  if (status !== 'statusInvalid') return [];
  const violations = violationsOf(resource, text);
  const rule = ruleId('kubeconform', 'schema');
  if (violations.length === 0) return [{ ...base, rule, message: messageText(text) }];
  return violations.map(({ pointer, message }) => ({ ...base, rule, ...violation(subject, pointer, message) }));
}

interface Violation {
  readonly pointer: string;
  readonly message: string;
}

function violationsOf(resource: YamlValue, text: string): Violation[] {
  const listed = listAt(resource, 'validationErrors').map((one) => ({
    pointer: stringAt(one, 'path') ?? '',
    message: stringAt(one, 'msg') ?? '',
  }));
  // "validation failed" only says that something below is wrong; the text says what.
  if (listed.length > 0 && listed.every(({ message }) => message !== 'validation failed')) return listed;
  return [...text.matchAll(LEAF)].map(([, pointer = '', message = '']) => ({ pointer, message: message.trim() }));
}

/** A violation of a schema as a result: at its field, or at the key that the schema does not know. */
export function violation(
  subject: Subject,
  pointer: string,
  message: string,
): Pick<ForeignResult, 'message' | 'subject'> {
  const parent = pointerPath(pointer) ?? [];
  const unknown = UNKNOWN.exec(message)?.[1];
  const path = unknown === undefined ? parent : [...parent, unknown];
  const text = path.length === 0 ? message : `\`${fieldName(path)}\`: ${message}`;
  return {
    message: messageText(text),
    subject: { ...subject, path: path.length === 0 ? undefined : path, isKey: unknown !== undefined },
  };
}

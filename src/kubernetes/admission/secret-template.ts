import { actionEnd, partsOf } from '../../text/go-actions.ts';
import { quoted } from '../../text/words.ts';
import { mapAt } from '../../yaml/value.ts';
import type { KubernetesObject } from '../object.ts';
import type { FieldPath, SchemaFix, SchemaProblem } from '../terms/problem.ts';
import { fieldName } from '../terms/words.ts';

/** Where the templates of each kind are. */
const TEMPLATES: Readonly<Record<string, readonly string[]>> = {
  'external-secrets.io/ExternalSecret': ['spec', 'target', 'template', 'data'],
  'external-secrets.io/ClusterExternalSecret': ['spec', 'externalSecretSpec', 'target', 'template', 'data'],
  'external-secrets.io/PushSecret': ['spec', 'template', 'data'],
};
/** What Go takes in an action: white space, texts, marks, numbers, and names with what follows them (text/template/parse, lex.go). */
const TOKEN =
  /\s+|"(?:[^"\\\n]|\\.)*"|`[^`]*`|'(?:[^'\\\n]|\\.)+'|[()|,]|:?=|[+-]?\d[\w.+-]*|(?<name>\$?(?:\.?[\p{L}_][\p{L}\d_]*)+|\$)|\./uy;
/** What can follow a name. */
const AFTER_NAME = /[\s.,|:)(]/;
/** Words that need no argument: keywords, and functions of Go and sprig. */
const ALONE = new Set(
  `break continue else end false nil true range if with define block template and or not print println html js urlquery call index
  slice list dict tuple now uuidv4 hello coalesce all any cat`.split(/\s+/),
);
/** Longer texts are not read. */
const MAX_LENGTH = 100_000;

/** Why a template is not valid, and the text that was meant if only one can be. */
interface Fault {
  readonly why: string;
  readonly meant?: string | undefined;
}

/**
 * Templates of Secrets that Go cannot parse, so that External Secrets does not write the Secret at all (external-secrets,
 * pkg/template/v2). Functions with arguments are not checked, because new releases have more of them.
 */
export function secretTemplateProblems({ groupKind, value }: KubernetesObject): SchemaProblem[] {
  const path = Object.hasOwn(TEMPLATES, groupKind) ? (TEMPLATES[groupKind] ?? []) : undefined;
  if (!path) return [];
  return Object.entries(mapAt(value, ...path) ?? {}).flatMap(([key, text]) => {
    if (typeof text !== 'string' || text.length > MAX_LENGTH || text.includes('${')) return [];
    const fault = faultOf(text);
    return fault ? toProblem([...path, key], fault) : [];
  });
}

function toProblem(path: FieldPath, { why, meant }: Fault): SchemaProblem {
  const fix: SchemaFix | undefined = meant === undefined ? undefined : { kind: 'value', text: meant };
  const message = `\`${fieldName(path)}\` is not a valid Go template, so External Secrets cannot write the Secret. ${why}`;
  return { kind: 'broken-rule', path, message, values: [why], fix };
}

function faultOf(text: string): Fault | undefined {
  for (const { action } of partsOf(text)) {
    const fault = action === undefined ? undefined : actionFault(action, text);
    if (fault) return fault;
  }
  const last = text.lastIndexOf('{{');
  return last !== -1 && actionEnd(text, last + 2) === -1 ? { why: 'Close `{{` with `}}`.' } : undefined;
}

function actionFault(action: string, text: string): Fault | undefined {
  const alone = /^([A-Za-z_]\w*)\s*(?:$|\|)/.exec(action)?.[1];
  if (alone !== undefined && !ALONE.has(alone))
    return {
      why: `${quoted(alone)} is not a function that can be called without arguments. Did you mean ${quoted(`.${alone}`)}?`,
      meant: replaced(text, action, action.replace(alone, `.${alone}`)),
    };
  TOKEN.lastIndex = 0;
  let at = 0;
  while (at < action.length) {
    const name = TOKEN.exec(action)?.groups?.name;
    const end = TOKEN.lastIndex;
    if (end === 0) return { why: `It has ${quoted(action.charAt(at))} where Go does not allow it.` };
    if (name !== undefined && end < action.length && !AFTER_NAME.test(action.charAt(end)))
      return nameFault(name, action, at, text);
    at = end;
  }
  return undefined;
}

/** A name with a character that names do not have, such as the key `api-token` of a Secret. */
function nameFault(name: string, action: string, at: number, text: string): Fault {
  const whole = /^[^\s"`|)(,{}]*/.exec(action.slice(at))?.[0] ?? name;
  const start = `Names in templates have letters, digits and \`_\` only, and ${quoted(whole)} has others.`;
  const key = /^\.([\w-]+)$/.exec(whole)?.[1];
  if (key === undefined) return { why: start };
  const call = `index . "${key}"`;
  const meant = whole === action ? call : `(${call})`;
  return {
    why: `${start} Write ${quoted(meant)}.`,
    meant: replaced(text, action, `${action.slice(0, at)}${meant}${action.slice(at + whole.length)}`),
  };
}

/** A text with another action; undefined if there are several like it. */
function replaced(text: string, action: string, meant: string): string | undefined {
  return text.split(action).length === 2 ? text.replace(action, () => meant) : undefined;
}

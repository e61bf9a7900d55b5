import type { Problem } from '../../src/findings/problem.ts';
import { getOrInsert } from '../../src/grouping.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { isParameterMap, type Parameter, type ParameterSet } from '../../src/reconcilers/argocd/template/parameters.ts';
import { tokenize } from '../../src/reconcilers/argocd/template/tokens.ts';
import { nearest } from '../../src/text/nearest.ts';
import { quoted } from '../../src/text/words.ts';
import { listAt } from '../../src/yaml/value.ts';
import { type TemplateText, withPart } from './texts.ts';

/** Statements in which a dot is something else, or a parameter may be left out. */
const STATEMENT = /^(?:if|else|range|with|define|block|template)\b/;
/** Functions that take a parameter that is not set. */
const TAKES_NOTHING = /\b(?:default|coalesce|or|and|not|empty|ternary|dig|get|hasKey|eq|ne|kindIs|toJson|toYaml)\b/;

/** Names that are compared with one that is not known. */
const MAX_NAMES = 1000;

/** Parameters that a template uses and that no generator gives. */
export function* unknownParameters(
  set: KubernetesObject,
  texts: readonly TemplateText[],
  sets: readonly ParameterSet[],
): Iterable<Problem> {
  const isGo = set.at('spec', 'goTemplate').value === true;
  const isStrict = listAt(set.value, 'spec', 'goTemplateOptions').includes('missingkey=error');
  // Elements may be many, and most texts use the same few parameters.
  const lacks = new Map<string, Lack>();
  for (const text of texts) {
    if (text.actions.some((action) => STATEMENT.test(action)) || (!isGo && !text.isIdentity)) continue;
    for (const action of text.actions)
      for (const path of isGo ? pathsIn(action) : [[action]]) {
        const { lacking, near } = getOrInsert(lacks, path.join('\0'), () => lackOf(sets, path, isGo));
        if (lacking.length === 0) continue;
        const isLeftOut = isGo && !isStrict && path.length === 1;
        if (isLeftOut && TAKES_NOTHING.test(action)) continue;
        yield describe({ set, text, path, isGo, isLeftOut, lacking, near, sets });
      }
  }
}

/** The fields of the parameters that an action of a Go template reads; none if it is not understood. */
function pathsIn(action: string): (readonly string[])[] {
  try {
    return tokenize(action).flatMap((token) => {
      if (token.kind !== 'field' || token.isAttached || token.path.length === 0) return [];
      const [first, ...rest] = token.path;
      if (first === '$') return rest.length > 0 ? [rest] : [];
      return first?.startsWith('$') ? [] : [token.path];
    });
  } catch {
    return [];
  }
}

/** The sets that lack a parameter, and the one that was meant if all of them do. */
interface Lack {
  readonly lacking: readonly ParameterSet[];
  readonly near: string | undefined;
}

function lackOf(sets: readonly ParameterSet[], path: readonly string[], isGo: boolean): Lack {
  const all = sets.filter((one) => isLacking(one, path, isGo));
  if (all.length === sets.length) return { lacking: all, near: nearOf(path, all, isGo) };
  // Where others have it, a set that only a running Argo CD knows may represent none.
  return { lacking: all.filter(({ isOpen }) => !isOpen), near: undefined };
}

/** Whether a set certainly has no parameter at a path; without Go templates, the path is one name. */
function isLacking({ values, isOpen, others }: ParameterSet, path: readonly string[], isGo: boolean): boolean {
  const [first = ''] = path;
  const name = isGo ? first : (/^[^.[]+/.exec(first)?.[0] ?? first);
  if (!values.has(first) && isOpen) return others !== undefined && !others.has(name);
  let current: Parameter = values;
  for (const part of path) {
    if (!isParameterMap(current)) return current !== undefined;
    if (!current.has(part)) return true;
    current = current.get(part);
  }
  return false;
}

interface UnknownParameter extends Lack {
  readonly set: KubernetesObject;
  readonly text: TemplateText;
  readonly path: readonly string[];
  readonly isGo: boolean;
  /** Whether Go prints nothing for it, and goes on. */
  readonly isLeftOut: boolean;
  readonly sets: readonly ParameterSet[];
}

function describe({ set, text, path, isGo, isLeftOut, lacking, near, sets }: UnknownParameter): Problem {
  const name = path.join('.');
  const isAll = lacking.length === sets.length;
  const who = isAll
    ? 'No generator gives'
    : `Some generators or elements (${lacking.length} of ${sets.length}) do not give`;
  const harm = isGo
    ? isLeftOut
      ? 'so Argo CD writes `<no value>` into the Applications'
      : 'so Argo CD cannot create the Applications'
    : `so Argo CD leaves \`{{${name}}}\` as it is in the Applications`;
  const isKnown = lacking.every(({ isOpen }) => !isOpen);
  const isSevere = near !== undefined || (isKnown && (!isLeftOut || (isAll && text.isIdentity)));
  return {
    at: text.at,
    values: [name],
    cause: [name],
    severity: isSevere ? undefined : 'warning',
    message: `${who} the parameter ${quoted(name)}, ${harm} of ApplicationSet \`${set.name}\`. ${near === undefined ? 'Correct the name, or add the parameter.' : `Did you mean \`${near}\`?`}`,
    fix: near === undefined ? undefined : withPart(text, name, near),
  };
}

/** The parameter that was meant, among those next to it. */
function nearOf(path: readonly string[], sets: readonly ParameterSet[], isGo: boolean): string | undefined {
  const above = path.slice(0, -1);
  const last = path.at(-1) ?? '';
  const names = new Set<string>();
  for (const { values, others } of sets) {
    let current: Parameter = values;
    for (const part of above) current = isParameterMap(current) ? current.get(part) : undefined;
    for (const name of isParameterMap(current) ? current.keys() : []) names.add(name);
    for (const name of above.length === 0 ? (others ?? []) : []) names.add(name);
    if (names.size > MAX_NAMES) return undefined;
  }
  const near = nearest(last, names);
  return near === undefined ? undefined : isGo ? [...above, near].join('.') : near;
}

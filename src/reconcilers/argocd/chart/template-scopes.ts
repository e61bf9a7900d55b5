import { valueAt, type YamlMap } from '../../../yaml/value.ts';
import { evaluatePipeline } from '../template/go-template.ts';
import { NotKnown } from '../template/not-known.ts';
import {
  isEmpty,
  isParameterList,
  isParameterMap,
  type Parameter,
  type ParameterSet,
  parameterOf,
} from '../template/parameters.ts';
import type { Assignment, TemplateBlock } from './template-blocks.ts';

/** The values of a chart, and what else its templates are rendered with. */
export interface ChartInput {
  readonly values: YamlMap;
  /** Whether these are all values. */
  readonly isKnown: boolean;
  readonly releaseName: string | undefined;
  readonly namespace: string | undefined;
}

/** How many scopes the templates of one chart may still be read with; what comes later is not read. */
export interface TemplateWork {
  left: number;
}

/** Objects that one template object may become. */
const MAX_SCOPES = 1000;

/** The parameters with which an object of a template is written, once for each time; not certain where a condition is not known. */
export function scopesOf(
  steps: readonly (TemplateBlock | Assignment)[],
  input: ChartInput,
  work: TemplateWork,
): readonly ParameterSet[] {
  const { values, isKnown, releaseName, namespace } = input;
  const release = new Map([
    ['Name', releaseName],
    ['Namespace', namespace],
    ['Service', 'Helm'],
  ]);
  const root = new Map<string, Parameter>([
    ['Values', parameterOf(values)],
    ['Release', release],
    ['Chart', undefined],
  ]);
  const start = { values: new Map([...root, ['$', root]]), isOpen: false, isCertain: isKnown, written: [values] };
  return steps.reduce<readonly ParameterSet[]>(
    (scopes, step) => {
      const inside: ParameterSet[] = [];
      for (const scope of scopes) {
        if (inside.length >= MAX_SCOPES || work.left <= 0) break;
        const found = scopesIn(step, scope, values).slice(0, MAX_SCOPES);
        work.left -= found.length + 1;
        inside.push(...found);
      }
      return inside;
    },
    [start],
  );
}

function scopesIn(step: TemplateBlock | Assignment, scope: ParameterSet, values: YamlMap): readonly ParameterSet[] {
  if ('name' in step) return [withVariables(scope, [[step.name, knownOf(step.expression, scope)?.value]])];
  const { kind, expression, of } = step;
  if (kind === 'range') return itemsOf(expression, scope, values);
  const known = knownOf(of ? of.expression : expression, scope);
  const isUnsure = known === undefined || !scope.isCertain || (of !== undefined && expression !== '');
  const inside = { ...scope, isCertain: scope.isCertain && !isUnsure };
  const dot = kind === 'with' ? withDot(inside, known?.value) : inside;
  if (isUnsure || known === undefined || of?.kind === 'range') return [{ ...dot, isCertain: false }];
  return isEmpty(known.value) === (of !== undefined) ? [dot] : [];
}

/** The value of a pipeline, or undefined if it is not known. */
function knownOf(expression: string, scope: ParameterSet): { readonly value: Parameter } | undefined {
  try {
    const value = evaluatePipeline(expression, scope);
    return value === undefined ? undefined : { value };
  } catch (error) {
    if (error instanceof NotKnown) return undefined;
    throw error;
  }
}

function itemsOf(text: string, scope: ParameterSet, values: YamlMap): readonly ParameterSet[] {
  const [, first, second, expression = text] = /^(?:(\$\w+)\s*(?:,\s*(\$\w+)\s*)?:=\s*)?(.+)$/s.exec(text) ?? [];
  const known = knownOf(expression, scope);
  if (known === undefined) return [{ ...withDot(scope, undefined), isCertain: false }];
  const { value } = known;
  const entries: readonly (readonly [string | number, Parameter])[] = isParameterMap(value)
    ? [...value].sort(([a], [b]) => (a < b ? -1 : 1))
    : isParameterList(value)
      ? [...value.entries()]
      : [];
  const [, path] = /^\$?\.Values\.([\w.]+)$/.exec(expression.trim()) ?? [];
  return entries.slice(0, MAX_SCOPES).map(([key, item]) => {
    const named: readonly (readonly [string | undefined, Parameter])[] = second
      ? [
          [first, key],
          [second, item],
        ]
      : [[first, item]];
    const written = path === undefined ? undefined : valueAt(values, [...path.split('.'), key]);
    return {
      ...withVariables(withDot(scope, item), named),
      written: written === undefined ? scope.written : [written],
    };
  });
}

/** The same scope with another dot: its fields, and the variables. */
function withDot(scope: ParameterSet, dot: Parameter): ParameterSet {
  const variables = [...scope.values].filter(([name]) => name.startsWith('$'));
  const fields = isParameterMap(dot) ? [...dot] : [];
  return { ...scope, isOpen: dot === undefined, values: new Map([...fields, ...variables, ['.', dot]]) };
}

function withVariables(
  scope: ParameterSet,
  variables: readonly (readonly [string | undefined, Parameter])[],
): ParameterSet {
  const named = variables.flatMap(([name, value]): [string, Parameter][] =>
    name === undefined ? [] : [[name, value]],
  );
  return { ...scope, values: new Map([...scope.values, ...named]) };
}

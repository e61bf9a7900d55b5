import { TextFile } from '../../../repository/text-file.ts';
import { PatternError } from '../../../text/glob.ts';
import { type Origin, relate } from '../../../yaml/origin.ts';
import { parseYaml } from '../../../yaml/parse.ts';
import {
  isList,
  isMap,
  newList,
  newMap,
  originOf,
  pushItem,
  setEntry,
  type YamlList,
  type YamlMap,
  type YamlValue,
} from '../../../yaml/value.ts';
import { type Evaluated, evaluate } from './evaluate.ts';
import { ExpressionError } from './expression.ts';
import { ResultTooLarge } from './operators.ts';
import { parseTemplate } from './parse.ts';
import { expressionAt } from './places.ts';
import { type Mark, type Rendered, renderObject } from './render.ts';
import { Replacements } from './replacements.ts';
import type { SubstitutedObject, SubstitutionFailure, VariableLookup } from './substitution.ts';

/** As the controller does it: in the text of the object, which is then parsed again as YAML 1.1. */
export function substituteText(value: YamlMap, origin: Origin, lookup: VariableLookup): SubstitutedObject {
  const rendered = renderObject(value, origin);
  try {
    const evaluated = evaluate(rendered.text, parseTemplate(rendered.text), lookup);
    return reread(value, origin, rendered, evaluated, lookup);
  } catch (error) {
    const failure = failureOf(error, rendered, origin);
    if (failure) return { value, uses: [], missing: [], failure };
    throw error;
  }
}

function failureOf(error: unknown, rendered: Rendered, origin: Origin): SubstitutionFailure | undefined {
  if (error instanceof ExpressionError) {
    const cause = `envsubst error: variable substitution failed: ${error.message}`;
    const mark = markBefore(rendered, error.at);
    const place = mark ? expressionAt(mark.origin, rendered.text, mark.start, error.at) : origin;
    return { kind: 'syntax', cause, origin: place };
  }
  if (error instanceof PatternError || error instanceof ResultTooLarge) {
    return { kind: 'limit', cause: error.message, origin };
  }
  return undefined;
}

/** The entry or item whose text contains an offset. */
function markBefore({ marks }: Rendered, offset: number): Mark | undefined {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return marks[low - 1];
}

function reread(
  value: YamlMap,
  origin: Origin,
  rendered: Rendered,
  evaluated: Evaluated,
  lookup: VariableLookup,
): SubstitutedObject {
  const at = (offset: number): Origin => markBefore(rendered, offset)?.origin ?? origin;
  const missing = evaluated.missing.map(({ variable, at: offset }) => ({ variable, origin: at(offset) }));
  const uses = evaluated.replacements.flatMap(({ variables, from }) =>
    variables.map((variable) => ({ variable, origin: at(from.start) })),
  );
  const file = new TextFile(origin.file.path, evaluated.text);
  const { documents, problems } = parseYaml(file, 'kustomization');
  const document = documents[0];
  const problem = problems[0] ?? document?.problems.find(({ kind }) => kind !== 'duplicate-key');
  const replacements = new Replacements(evaluated.replacements);
  if (problem || !document || !isMap(document.value)) {
    const offset = replacements.sourceOf(problem?.start ?? 0);
    const cause = `envsubst error: YAMLToJSON: yaml: ${problem?.message ?? 'the result is not a mapping'}`;
    return { value, uses, missing, failure: { kind: 'not-yaml', cause, origin: at(offset) } };
  }
  const grafter = new Grafter(rendered, replacements, lookup);
  const result = grafter.graft(document.value, value, origin);
  return { value: isMap(result) ? result : value, uses, missing };
}

/** Gives the values of the new text the origins of those of the old one. */
class Grafter {
  readonly #rendered: Rendered;
  readonly #replacements: Replacements;
  readonly #lookup: VariableLookup;

  constructor(rendered: Rendered, replacements: Replacements, lookup: VariableLookup) {
    this.#rendered = rendered;
    this.#replacements = replacements;
    this.#lookup = lookup;
  }

  /** `fresh` with real origins; `old` is what it was, undefined if it came out of a text. */
  graft(fresh: YamlValue, old: YamlValue | undefined, origin: Origin): YamlValue {
    if (isMap(fresh)) return this.#map(fresh, origin);
    if (!isList(fresh)) return fresh;
    const list = newList();
    fresh.forEach((item, index) => {
      const start = originOf(fresh, index)?.start ?? 0;
      const mark = this.#rendered.items.get(this.#replacements.sourceOf(start)) ?? this.#sameItem(old, fresh, index);
      const grafted = this.#grafted(item, mark, origin);
      pushItem(list, grafted.value, grafted.origin);
    });
    return list;
  }

  #map(fresh: YamlMap, origin: Origin): YamlMap {
    const map = newMap();
    for (const key in fresh) {
      const start = originOf(fresh, key)?.keyStart ?? 0;
      const mark = this.#rendered.entries.get(this.#replacements.sourceOf(start));
      const grafted = this.#grafted(fresh[key] ?? null, mark, origin);
      setEntry(map, key, grafted.value, grafted.origin);
    }
    return map;
  }

  /** An entry or item; one in which nothing was replaced is that of the old value. */
  #grafted(fresh: YamlValue, mark: Mark | undefined, origin: Origin): { value: YamlValue; origin: Origin } {
    if (!mark) return { value: this.graft(fresh, undefined, origin), origin };
    const variables = this.#replacements.within(mark.start, mark.end);
    if (!variables) return { value: mark.value, origin: mark.origin };
    let own = mark.origin;
    if (!isMap(mark.value) && !isList(mark.value)) {
      for (const name of variables) own = relate(own, this.#lookup(name)?.origin);
    }
    return { value: this.graft(fresh, mark.value, own), origin: own };
  }

  /** The item of the old sequence at an index; an item of which nothing is left cannot be found by its place. */
  #sameItem(old: YamlValue | undefined, fresh: YamlList, index: number): Mark | undefined {
    if (old === undefined || !isList(old) || old.length !== fresh.length) return undefined;
    return this.#rendered.marks.find(({ value, origin }) => value === old[index] && origin === originOf(old, index));
  }
}

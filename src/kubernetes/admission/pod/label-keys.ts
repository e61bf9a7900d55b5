import { quoted } from '../../../text/words.ts';
import { labelKey } from '../checks.ts';
import type { Field } from '../field.ts';

/** The minors that do not merge the keys of a spread constraint into its selector. */
const BEFORE_MERGE = { before: '1.34' };

/** Reports `matchLabelKeys` of a spread constraint that are not labels, or that contradict the selector next to them. */
export function spreadKeys(constraint: Field): void {
  labelKeys(constraint);
  const selected = new Set(selectorKeys(constraint.at('labelSelector')));
  for (const key of constraint.at('matchLabelKeys').items)
    if (key.word !== undefined && selected.has(key.word)) selectedToo(key.onlyIn(BEFORE_MERGE));
}

/** Reports `matchLabelKeys` and `mismatchLabelKeys` that are not labels, or that contradict the selector or each other. */
export function labelKeys(term: Field): void {
  const selector = term.at('labelSelector');
  const [matching, mismatching] = [term.at('matchLabelKeys'), term.at('mismatchLabelKeys')];
  for (const list of [matching, mismatching]) {
    if (list.items.length > 0 && term.isWhole && !selector.isSet)
      list.wrong('selector', `${list.name} requires a \`labelSelector\` in the same place.`);
    for (const key of list.items) labelKey(key);
  }
  const repeated = repeatedIn(selectorKeys(selector));
  const mismatched = new Set(mismatching.items.map(({ text }) => text));
  for (const key of matching.items) {
    if (key.word === undefined) continue;
    if (mismatched.has(key.word))
      key.wrong('label-key', `${key.name} is ${quoted(key.word)}, which is also in \`mismatchLabelKeys\`.`, [key.word]);
    else if (repeated.has(key.word)) selectedToo(key);
  }
}

function selectedToo(key: Field): void {
  key.wrong('label-key', `${key.name} is ${quoted(key.word ?? '')}, which is also a key of \`labelSelector\`.`, [
    key.word ?? '',
  ]);
}

function selectorKeys(selector: Field): string[] {
  const expressions = selector.at('matchExpressions').items.map((expression) => expression.at('key').text);
  return [...selector.at('matchLabels').keys, ...expressions].filter((key) => key !== undefined);
}

/** What the API server merges into the selector must not be there twice. */
function repeatedIn(keys: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(keys.filter((key) => seen.has(key) || !seen.add(key)));
}

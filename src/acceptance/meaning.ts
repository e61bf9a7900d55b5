import type { NamedObject } from '../findings/loss.ts';
import { nearest } from '../text/nearest.ts';
import { firstFew, quoted } from '../text/words.ts';
import { type LossNames, longestName } from './names.ts';
import type { AcceptedName } from './words.ts';

/** Names that are compared with one that fits nothing. */
const MOST_COMPARED = 500;

/** The objects that a person names, all of one name; a sentence if they name none, or it is not clear which. */
export function meaningOf(
  { rule, name }: AcceptedName,
  names: ReadonlyMap<string, LossNames>,
): readonly NamedObject[] | string {
  const own = names.get(rule);
  if (!own) return noRule(rule, names.keys());
  const found = own.meaningsOf(name);
  const forms = new Set(found.map(longestName));
  if (forms.size > 1) return `${quoted(name)} can mean ${firstFew([...forms], quoted)}. Accept them by these names.`;
  return found.length > 0 ? found : noLoss(name, own.all());
}

function noRule(rule: string, rules: Iterable<string>): string {
  const near = nearest(rule.slice(0, 100), rules);
  return `No finding of this change that can be accepted is from a rule ${quoted(rule)}.${didYouMean(near)}`;
}

function noLoss(name: string, names: readonly string[]): string {
  const word = name.slice(0, 300);
  // A name without its cluster most often means the only one that ends in it.
  const ends = names.filter((one) => one.endsWith(`/${word}`));
  const near = ends.length === 1 ? ends[0] : nearest(word, names.slice(0, MOST_COMPARED));
  return `${quoted(name)} does not name a loss of this change.${didYouMean(near)}`;
}

function didYouMean(near: string | undefined): string {
  return near === undefined ? '' : ` Did you mean ${quoted(near)}?`;
}

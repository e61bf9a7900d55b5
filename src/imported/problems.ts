import { TOOL } from '../tool.ts';
import type { ForeignRule, PlacedResult } from './imported.ts';
import type { Target } from './in-source.ts';
import type { ForeignResult } from './result.ts';

/** The page about imported results, for rules without a page of their own. */
const PAGE = `${TOOL.url}/blob/main/docs/import.md`;

/** The rule of a result. */
export function ruleOf({ rule, severity, url = PAGE }: ForeignResult): ForeignRule {
  return { id: rule, severity, url };
}

/** A result at one of its places. `countsEdits` says that it counts only if the change edits the place. */
export function placedAt(
  { at, object, builds, isEdited }: Target,
  { message }: ForeignResult,
  rule: ForeignRule,
  countsEdits: boolean,
): PlacedResult {
  // A name with a hash changes with the content that it is made of, and the result stays the same one.
  const stable = object && object.name !== '' ? message.replaceAll(object.name, object.stated.name) : message;
  return {
    rule,
    object,
    problem: { at, message, values: [stable], ...(builds && { builds }), ...(countsEdits && { isEdited }) },
  };
}

import type { Finding } from '../findings/finding.ts';
import { formsOf, idOf, type Loss, type NamedObject, namedBy } from '../findings/loss.ts';
import { getOrInsert } from '../grouping.ts';

/** The names of what the findings of one rule lose, each as short as it is clear. */
export class LossNames {
  /** The name of each object that a finding has to have accepted, by its id. */
  readonly #printed = new Map<string, string>();
  /** What a word can mean, what is meant first before the others, each by its id. */
  readonly #meanings: readonly Map<string, Map<string, NamedObject>>[];

  constructor(findings: readonly Pick<Finding, 'losses'>[]) {
    const wide = new Map(findings.flatMap(({ losses }) => namedBy(losses)).map((one) => [idOf(one), one]));
    const forms = meaningsOf(wide.values());
    const printed = new Map<string, Map<string, NamedObject>>();
    for (const [id, object] of wide) {
      const name = clearest(object, forms);
      this.#printed.set(id, name);
      getOrInsert(printed, name, () => new Map<string, NamedObject>()).set(id, object);
    }
    const all = findings.flatMap(({ losses }) => losses.flatMap(everythingOf));
    this.#meanings = [printed, forms, meaningsOf(all)];
  }

  /** The names of all that must be accepted for some losses, sorted. */
  of(losses: readonly Loss[]): string[] {
    return namedBy(losses)
      .map((object) => this.#printed.get(idOf(object)) ?? formsOf(object).at(-1) ?? '')
      .sort();
  }

  /** All names. */
  all(): readonly string[] {
    return [...new Set(this.#printed.values())];
  }

  /** What a word can mean: one object, several if it is not clear, or nothing. */
  meaningsOf(word: string): readonly NamedObject[] {
    for (const meanings of this.#meanings) {
      const found = meanings.get(word);
      if (found) return [...found.values()];
    }
    return [];
  }
}

/** A name of an object that is longer than one that is not clear. */
export function longestName(object: NamedObject): string {
  return formsOf(object).at(-1) ?? '';
}

function everythingOf({ cluster, object, within }: Loss): NamedObject[] {
  return [object, ...within].map((one) => ({ cluster, object: one }));
}

function meaningsOf(objects: Iterable<NamedObject>): Map<string, Map<string, NamedObject>> {
  const meanings = new Map<string, Map<string, NamedObject>>();
  for (const object of objects)
    for (const form of formsOf(object))
      getOrInsert(meanings, form, () => new Map<string, NamedObject>()).set(idOf(object), object);
  return meanings;
}

function clearest(object: NamedObject, meanings: ReadonlyMap<string, ReadonlyMap<string, NamedObject>>): string {
  const forms = formsOf(object);
  return forms.find((form) => meanings.get(form)?.size === 1) ?? longestName(object);
}

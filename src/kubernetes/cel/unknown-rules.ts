import { quoted } from '../../text/words.ts';
import { stringAt, type YamlMap } from '../../yaml/value.ts';
import type { CelProblem, CelVerdict } from './check.ts';

/** Rules of schemas, or expressions of policies, whose answer was not known, counted. */
export class UnknownRules {
  readonly #rules = new Map<string, { count: number; readonly why: string; readonly example: string }>();
  #count = 0;

  /** How often a rule had no answer. */
  get count(): number {
    return this.#count;
  }

  /** Notes what a verdict leaves open, and gives what it finds. */
  heard(object: YamlMap, { problems, unknown }: CelVerdict): readonly CelProblem[] {
    for (const { rule, why } of unknown) this.note(object, rule, why);
    return problems;
  }

  /** Notes that a rule has no answer for an object. */
  note(object: YamlMap, rule: string, why: string): void {
    const known = this.#rules.get(rule);
    this.#count++;
    if (known) known.count++;
    else
      this.#rules.set(rule, {
        count: 1,
        why,
        example: `${stringAt(object, 'kind') ?? ''} ${stringAt(object, 'metadata', 'name') ?? ''}`,
      });
  }

  /** The most frequent rules first. */
  lines(): string[] {
    return [...this.#rules]
      .sort(([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1))
      .map(([rule, { count, why, example }]) => `${quoted(rule)}: ${why} (${count} times, such as ${example.trim()})`);
  }
}

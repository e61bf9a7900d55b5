import { quoted } from '../../text/words.ts';
import { stringAt, type YamlMap } from '../../yaml/value.ts';
import type { CelProblem, CelVerdict } from '../cel/rules.ts';

/** Rules of schemas whose answer was not known, counted. */
export class UnknownRules {
  readonly #rules = new Map<string, { count: number; readonly why: string; readonly example: string }>();

  /** Notes what a verdict leaves open, and gives what it finds. */
  heard(object: YamlMap, { problems, unknown }: CelVerdict): readonly CelProblem[] {
    for (const { rule, why } of unknown) {
      const known = this.#rules.get(rule);
      if (known) known.count++;
      else
        this.#rules.set(rule, {
          count: 1,
          why,
          example: `${stringAt(object, 'kind') ?? ''} ${stringAt(object, 'metadata', 'name') ?? ''}`,
        });
    }
    return problems;
  }

  /** The most frequent rules first. */
  lines(): string[] {
    return [...this.#rules]
      .sort(([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1))
      .map(([rule, { count, why, example }]) => `${quoted(rule)}: ${why} (${count} times, such as ${example.trim()})`);
  }
}

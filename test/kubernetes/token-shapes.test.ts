import { expect, it } from 'vitest';
import rules from '../../src/kubernetes/secrets/gitleaks/rules.json' with { type: 'json' };
import { SHAPES, type Shape } from '../../src/kubernetes/secrets/shapes.ts';
import { tokensIn } from '../../src/kubernetes/secrets/tokens.ts';
import { Samples } from './sample.ts';

const ALL: readonly Shape[] = [...SHAPES, ...rules];

/** Of so many texts of each shape, some may look made up or fit no demand on their entropy. */
const TRIES = 12;

it.each(ALL.map((shape, index) => [shape.what, index, shape] as const))(
  '%s (%i) is found where it is',
  (_, index, { shape, keywords }) => {
    const samples = new Samples(index + 1);
    let found = 0;
    for (let time = 0; time < TRIES; time++) {
      const text = `# ${keywords[0]}\nvalue: ${samples.of(shape)}`;
      expect(text).toMatch(new RegExp(shape));
      if (tokensIn(text).length > 0) found++;
    }
    expect(found).toBeGreaterThanOrEqual(TRIES / 2);
  },
);

import { expect, it } from 'vitest';
import { hiddenCandidates, secretCandidates } from '../../src/kubernetes/secrets/candidates.ts';
import { hiddenPlaces } from '../../src/masking/hidden-places.ts';
import { TextFile } from '../../src/repository/text-file.ts';
import { parseYaml } from '../../src/yaml/parse.ts';

it('what aliases repeat very often is looked at once under each key, and what comes after it is still found', () => {
  const levels = [0, 1, 2, 3, 4].map(
    (level) => `l${level}: &l${level} [${`${level === 0 ? '{token: first}' : `*l${level - 1}`}, `.repeat(9)}]\n`,
  );
  const text = `${levels.join('')}password: [*l1, {password: last}]\n`;
  const value = parseYaml(new TextFile('a.yaml', text), 'resource').documents[0]?.value ?? null;
  for (const candidates of [hiddenCandidates(value, false), secretCandidates(value), hiddenCandidates(value, true)]) {
    const found = candidates.map((candidate) => candidate.text);
    expect(found).toContain('first');
    expect(found.at(-1)).toBe('last');
    // Written out, the aliases make 66,430 of them.
    expect(found.length).toBeLessThan(8_000);
  }
  expect(hiddenPlaces(value).flatMap(({ texts }) => texts)).toEqual(expect.arrayContaining(['first', 'last']));
});

import { describe, expect, it } from 'vitest';
import { isInForce, suppressionsOf } from '../../src/lint/suppression.ts';
import { TextFile } from '../../src/repository/text-file.ts';

const read = (text: string) => suppressionsOf(new TextFile('a.yaml', text));

describe('a suppression comment', () => {
  it('at the end of a line speaks of that line', () => {
    expect(read('a: 1 # gitops-gate-ignore schema: known to the operator\n')).toMatchObject([
      { rule: 'schema', reason: 'known to the operator', line: 1, until: undefined },
    ]);
  });

  it('alone on a line speaks of the next line that is no comment', () => {
    expect(read('# gitops-gate-ignore schema: why until 2026-12-31\n# more\n\na: 1\n')).toMatchObject([
      { line: 4, until: '2026-12-31', reason: 'why' },
    ]);
  });

  it('keeps the range of its rule id', () => {
    const [suppression] = read('a: 1\nb: 2 # gitops-gate-ignore schema: why\r\n');
    expect(suppression?.ruleAt.text).toBe('schema');
    expect(suppression?.at.text).toBe('# gitops-gate-ignore schema: why');
  });

  it.each([
    ['# gitops-gate-ignore schema', ''],
    ['# gitops-gate-ignore schema:', ''],
    ['# gitops-gate-ignore', ''],
  ])('%s has no reason', (text, reason) => {
    expect(read(text)[0]?.reason).toBe(reason);
  });

  it('is no suppression inside a value', () => {
    expect(read('a: "x#gitops-gate-ignore schema: why"\n')).toEqual([]);
  });
});

it('holds with a reason, until the end of its last day', () => {
  const [dated] = read('# gitops-gate-ignore schema: why until 2026-12-31\na: 1\n');
  const [bad] = read('# gitops-gate-ignore schema: why until 2026-99-99\na: 1\n');
  const [bare] = read('# gitops-gate-ignore schema\na: 1\n');
  if (!dated || !bad || !bare) throw new Error('not read');
  expect(isInForce(dated, '2026-12-31')).toBe(true);
  expect(isInForce(dated, '2027-01-01')).toBe(false);
  expect(isInForce(bad, '2026-01-01')).toBe(false);
  expect(isInForce(bare, '2026-01-01')).toBe(false);
});

import { describe, expect, it } from 'vitest';
import { goExpression } from '../../src/text/go-expression.ts';

describe('expressions of Go', () => {
  it('are the same for the same source only', () => {
    expect(goExpression('^data$')).toBe(goExpression('^data$'));
    expect(goExpression('^data$')?.test('data')).toBe(true);
    expect(goExpression('^data$')?.test('DATA')).toBe(false);
    expect(goExpression('(?i)^data$')?.test('DATA')).toBe(true);
    expect(goExpression('__proto__')?.test('data')).toBe(false);
  });

  it('are not valid, however often they are asked for', () => {
    expect([goExpression('a('), goExpression('a('), goExpression('(?=a)')]).toEqual([undefined, undefined, undefined]);
  });

  it('give the same answers after so many others that they are no longer kept', () => {
    const first = goExpression('^first$');
    for (let number = 0; number < 60; number++) goExpression(`^(?:${number}|${'x'.repeat(3_900)})$`);
    expect(goExpression('^first$')).not.toBe(first);
    expect(goExpression('^first$')?.test('first')).toBe(true);
    expect(goExpression('^59$|^first$')?.test('59')).toBe(true);
  });
});

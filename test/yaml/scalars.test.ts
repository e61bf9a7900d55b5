import * as js from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { TextFile } from '../../src/repository/text-file.ts';
import { plainOrQuoted, scalarText } from '../../src/yaml/edit.ts';
import { Origin } from '../../src/yaml/origin.ts';
import { resolvePlain } from '../../src/yaml/scalars.ts';

// Measured in kustomize 5.6 and 5.8.
describe('a plain scalar of a resource', () => {
  it.each([
    ['yes', 'yes'],
    ['on', 'on'],
    ['n', 'n'],
    ['017', 15],
    ['0o17', 15],
    ['0x1F', 31],
    ['0b11', 3],
    ['-0x10', -16],
    ['1_000', 1000],
    ['1e3', 1000],
    ['089', 89],
    ['+5', 5],
    ['1.0', 1],
    ['1.10', 1.1],
    ['.5', 0.5],
    ['5.', 5],
    ['12:30:45', '12:30:45'],
    ['2024-01-01', '2024-01-01T00:00:00Z'],
    ['2024-1-2 03:04:05', '2024-01-02T03:04:05Z'],
    ['2024-01-02T03:04:05.600+02:00', '2024-01-02T03:04:05.6+02:00'],
    ['2024-13-01', '2024-13-01'],
    ['2023-02-29', '2023-02-29'],
    ['~', null],
    ['Null', null],
    ['nULL', 'nULL'],
    ['TRUE', true],
    ['tRUE', 'tRUE'],
    ['-.inf', Number.NEGATIVE_INFINITY],
    ['1.2.3', '1.2.3'],
    ['10.0.0.0/8', '10.0.0.0/8'],
    ['-', '-'],
    ['.', '.'],
    ['0x', '0x'],
    ['1e', '1e'],
  ])('%j is %j', (text, value) => {
    expect(resolvePlain(text, 'resource')).toBe(value);
  });

  it('reads .nan as not a number', () => {
    expect(resolvePlain('.nan', 'resource')).toBeNaN();
  });
});

describe('a plain scalar of kustomization.yaml', () => {
  it.each([
    ['yes', true],
    ['y', true],
    ['Off', false],
    ['N', false],
    ['yEs', 'yEs'],
    ['2024-01-01', '2024-01-01'],
    ['1.25', 1.25],
    ['010', 8],
  ])('%j is %j', (text, value) => {
    expect(resolvePlain(text, 'kustomization')).toBe(value);
  });
});

describe('a string written as YAML', () => {
  it.each([
    ['bitnami', 'bitnami'],
    ['./apps/base', './apps/base'],
    ['1.10', '"1.10"'],
    ['yes', '"yes"'],
    ['null', '"null"'],
    ['2024-01-01', '"2024-01-01"'],
    ['a: b', '"a: b"'],
    ['key:', '"key:"'],
    ['# no comment', '"# no comment"'],
    ['*alias', '"*alias"'],
    ['- item', '"- item"'],
    ['', '""'],
    ['line\nbreak', '"line\\nbreak"'],
    ['>=1.2.3', '">=1.2.3"'],
  ])('%j becomes %s', (value, written) => {
    expect(plainOrQuoted(value)).toBe(written);
  });

  it.each([
    ["a: 'b'\nc: 'd'\n- \"e\"", "'yes'"],
    ['a: "b"\nc: "d"\n- \'e\'', '"yes"'],
    ["it's what it's: nothing", '"yes"'],
  ])('has the quotes that most values around it have: %j', (around, written) => {
    expect(plainOrQuoted('yes', around)).toBe(written);
  });
});

describe('a string in place of another', () => {
  const replaced = (text: string, value: string, current: unknown = text): string | undefined =>
    scalarText(new Origin(new TextFile('a.yaml', text), 0, 0, 0, text.length), current, value);

  it.each([
    ['web-{{ .clutser }}', 'web-{{ .cluster }}', 'web-{{ .cluster }}'],
    ['$value/web.yaml', '$values/web.yaml', '$values/web.yaml'],
    ['a b', 'a: b', '"a: b"'],
    ['a b', 'a #b', '"a #b"'],
    ['web', '{{ .web }}', '"{{ .web }}"'],
    ['a, b', 'a, [b', '"a, [b"'],
    ['no one', 'no', '"no"'],
    ['a b', 'a ', '"a "'],
  ])('stays plain where nothing new is in it: %s to %s', (text, value, written) => {
    expect(replaced(text, value)).toBe(written);
    expect(js.load(`a: ${written}`)).toEqual({ a: value });
  });

  it.each([
    ["'a'", "b'c", "'b''c'"],
    ['"a"', 'b"c', '"b\\"c"'],
  ])('keeps its quotes: %s to %s', (text, value, written) => {
    expect(replaced(text, value, text.slice(1, -1))).toBe(written);
  });

  it('is not written where the text is another one', () => {
    expect(replaced('a', 'c', 'b')).toBeUndefined();
    expect(replaced('"a\\n"', 'c', 'a\n')).toBeUndefined();
  });
});

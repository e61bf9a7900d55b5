import { expect, it } from 'vitest';
import { writeObjects } from '../../src/kustomize/write/write.ts';
import { TextFile } from '../../src/repository/text-file.ts';
import { Origin } from '../../src/yaml/origin.ts';

it('the name of a file breaks no line of what is built, and steers no terminal', () => {
  const file = new TextFile('x\n::error::y\u001b[31m\u2028.yaml', 'a: b\n');
  const text = writeObjects([{ value: { a: 'b' }, origin: new Origin(file, 0, 0, 0, 4) }], true);
  expect(text).toBe('a: b # x%0A::error::y%1B[31m%E2%80%A8.yaml:1\n');
});

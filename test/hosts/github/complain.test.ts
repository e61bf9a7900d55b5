import { afterEach, expect, it, vi } from 'vitest';
import { annotate, complain } from '../../../src/hosts/github/complain.ts';

afterEach(() => vi.restoreAllMocks());

it('what the repository wrote is no second command, and steers no terminal', () => {
  const said: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said.push(String(text));
    return true;
  });
  const hostile = 'a\n::error::b\r\n##[error]c\u001b[31m\u009b';
  complain(hostile, 'title');
  const at = { file: 'x\n::error::y.yaml', line: 1, column: 1 };
  annotate({ severity: 'warning', title: 'title', at, message: hostile }, '');
  const lines = said.join('').split('\n');
  expect(lines.filter((line) => line !== '')).toHaveLength(2);
  for (const line of lines) expect(line).not.toMatch(/##\[|\p{Cc}/u);
});

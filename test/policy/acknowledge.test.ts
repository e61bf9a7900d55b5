import { expect, test } from 'vitest';
import { isAcceptable } from '../../src/policy/acknowledge.ts';
import { parsePolicy } from '../../src/policy/read.ts';
import { TextFile } from '../../src/repository/text-file.ts';

const read = async (text: string) =>
  (await parsePolicy(new TextFile('p.yaml', text), ['schema', 'unknown-kind'])).acknowledge;

test('anyone who can write accepts findings of all rules, except on a change of their own, unless the policy says more', async () => {
  const found = await read('acknowledge: {}\n');
  expect(found).toEqual({ rules: undefined, by: undefined, author: false, trailers: undefined });
  expect([found, await read('')].map((one) => isAcceptable(one, 'schema'))).toEqual([true, true]);
});

test('a policy can name the rules and the people', async () => {
  const found = await read(
    'acknowledge: {rules: [schema], by: ["@Octocat", "octo/SRE"], author: true, trailers: false}\n',
  );
  expect(found).toMatchObject({ by: ['octocat', 'octo/sre'], author: true, trailers: false });
  expect(['schema', 'unknown-kind'].map((rule) => isAcceptable(found, rule))).toEqual([true, false]);
});

test('a policy can forbid it', async () => {
  expect(isAcceptable(await read('acknowledge: off\n'), 'schema')).toBe(false);
  await expect(read('acknowledge: on\n')).rejects.toThrow('p.yaml:1:14: `acknowledge` must be off.');
});

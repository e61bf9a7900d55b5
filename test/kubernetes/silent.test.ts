import { expect, it } from 'vitest';
import { secretsIn } from '../../src/kubernetes/secrets/find.ts';
import { isSilent } from '../../src/kubernetes/secrets/silent.ts';

const base64 = (text: string): string => Buffer.from(text).toString('base64');

it.each([
  'connect --password=Tr0ub4dor.3',
  'export DB_PWD=Tr0ub4dor.3',
  'redis-cli -a Tr0ub4dor.3',
  'mysql -u root -pTr0ub4dor.3',
  'curl -u admin:Tr0ub4dor.3 https://shop.example.org',
  'ldapsearch -w Tr0ub4dor.3',
  'Authorization: Bearer 8f14e45fceea167a5a36dedd4bea2543',
  '{"a": {"dbPassword": "Tr0ub4dor.3"}}',
  'kind: Secret\nstringData:\n  a: Tr0ub4dor.3\n',
  base64('connect --password=Tr0ub4dor.3'),
])('hears a text that shows a secret by itself: %s', (text) => {
  expect(isSilent(text)).toBe(false);
  expect(secretsIn({ args: [text] })).not.toEqual([]);
});

it('says of most texts that only their key may make them a secret', () => {
  const text = 'Tr0ub4dor.3';
  expect(['nginx:1.27', 'rbac.example.org/v1', 'ClusterRole', text].filter((one) => !isSilent(one))).toEqual([]);
  expect(secretsIn({ a: text })).toEqual([]);
  expect(secretsIn({ password: text })).toMatchObject([{ path: ['password'], certainty: 'certain' }]);
});

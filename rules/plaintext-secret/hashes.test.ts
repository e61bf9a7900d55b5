import { expect, it } from 'vitest';
import type { Finding } from '../../src/findings/finding.ts';
import { findingsOf } from '../../test/rules/check-tree.ts';

const HASH = '$2y$05$9bVsQK0f8n3dKFq2bJx1OeY3Qx9Xq4cJ0Qm7l2uWb8pYc3c1tQnWu';
const RANDOM = '7hK2pQ9xVb4mZt8w';

function secret(name: string, data: string): string {
  return `apiVersion: v1\nkind: Secret\nmetadata: {name: ${name}, namespace: a}\nstringData:\n  ${data}\n`;
}

const findings = (...texts: readonly string[]): Promise<readonly Finding[]> =>
  findingsOf('plaintext-secret', Object.fromEntries(texts.map((text, at) => [`apps/${at}.yaml`, text])));

it.each([
  ['a user and a hash', `users: admin:${HASH}`],
  ['a hash under the name of a password', `admin.password: ${HASH}`],
  ['a file of htpasswd', `auth: |\n    admin:${HASH}\n    bob:$apr1$x8f2m1q9$Vb7tq1C0pWk9rX3y5zA2b.`],
  ['a setting', `app.conf: |\n    passwordHash = ${HASH}\n    port = 1`],
])('only hashes are a warning: %s', async (_, data) => {
  const [found, ...others] = await findings(secret('a', data));
  expect(others).toEqual([]);
  expect(found).toMatchObject({ severity: 'warning', message: expect.stringContaining('the hash of a password in') });
  expect(JSON.stringify(found)).not.toContain(HASH.slice(0, 20));
});

it('a secret next to a hash is an error, also where another object has the same hash', async () => {
  const both = secret('both', `passwordHash: ${HASH}\n  tokenSigningKey: ${RANDOM}`);
  for (const first of [[], [secret('only', `passwordHash: ${HASH}`)]]) {
    const found = await findings(...first, both);
    const own = found.find(({ location }) => location.path === `apps/${first.length}.yaml`);
    expect(own).toMatchObject({ severity: 'error', message: expect.stringContaining('`tokenSigningKey`') });
  }
});

it('a secret next to one that another object has, too, is not lost', async () => {
  const found = await findings(
    secret('a', `password: ${RANDOM}`),
    secret('b', `password: ${RANDOM}\n  token: ${[...RANDOM].reverse().join('')}`),
  );
  expect(found.map(({ message }) => message).join('\n')).toContain('`token`');
});

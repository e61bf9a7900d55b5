import { expect, it } from 'vitest';
import { brief, type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { app, CONFIG, fleet } from '../../test/rules/fleet.ts';

const RANDOM = '7hK2pQ9xVb4mZt8w';
const TOKEN = `ghp_${'kQ7Zp2Vw9xT4mB8cAa1LdR3s'}${'F6gHj5YuI0oP'}`;

const CLUSTER = fleet(app(), CONFIG);

async function changed(path: string, text: string): Promise<string[]> {
  const found = await findingsOf('plaintext-secret', { ...CLUSTER, [path]: text }, { base: CLUSTER });
  expect(JSON.stringify(found)).not.toContain(RANDOM);
  return brief(found).map((line) => line.replace(' plaintext-secret', ''));
}

it.each([
  ['README.md', `Log in:\n\n    curl -u admin:${RANDOM} https://example.org\n`, 'warning README.md:3'],
  ['README.md', `The password: ${RANDOM}\n`, 'warning README.md:1'],
  ['hack/a.py', `client_secret = "${RANDOM}"\n`, 'warning hack/a.py:1'],
  ['README.md', `export GITHUB_TOKEN=${TOKEN}\n`, 'error README.md:1'],
  ['.env', `DB_PASSWORD=${RANDOM}\n`, 'error .env:1'],
  ['infra/main.tf', `password = "${RANDOM}"\n`, 'error infra/main.tf:1'],
  ['deploy.sh', `helm upgrade a b --set auth.password=${RANDOM}\n`, 'error deploy.sh:1'],
])('a change brings a secret in %s', async (path, text, expected) => {
  expect(await changed(path, text)).toEqual([expected]);
});

it.each([
  ['README.md', 'The password: correct-horse\n\n    curl -u admin:secret https://example.org\n'],
  ['README.md', 'Set `token: <token>` or password=changeme\n'],
  ['hack/a.py', 'token = os.environ["API_TOKEN"]\npassword = get_password(user)\n'],
  ['docs/use.md', `password: ${RANDOM}\n`],
])('a change of %s has no secret', async (path, text) => {
  expect(await changed(path, text)).toEqual([]);
});

it('prose that the change does not edit is not searched for settings', async () => {
  const files: Files = { ...CLUSTER, 'README.md': `password: ${RANDOM}\n` };
  expect(await findingsOf('plaintext-secret', files)).toEqual([]);
});

it('a template that is not YAML is searched as text', async () => {
  const text = `apiVersion: v1\nkind: Secret\nmetadata:\n  name: {{ .Name }}\n{{- if .A }}\nstringData:\n  password: ${RANDOM}\n{{- end }}\n`;
  expect(await changed('apps/app/secret.yaml', text)).toEqual(['error apps/app/secret.yaml:7']);
});

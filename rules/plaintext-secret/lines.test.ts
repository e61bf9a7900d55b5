import { describe, expect, it } from 'vitest';
import { cluster, configMap, type Files, OTHER, RANDOM, secret, told } from '../../test/rules/secrets.ts';

const BREAKS: readonly [string, string][] = [
  ['U+2028', '\u2028'],
  ['U+2029', '\u2029'],
  ['U+0085', '\u0085'],
  ['CR', '\r'],
];
const PROD = cluster('prod', 'apps');
const IGNORE = '# gitops-gate-ignore plaintext-secret: because';

/** A Secret whose entries are written as they are. */
function entries(text: string): string {
  return `apiVersion: v1\nkind: Secret\nmetadata: {name: podinfo, namespace: podinfo}\nstringData:\n  ${text}\n`;
}

async function places(text: string): Promise<string[]> {
  return (await told({ ...PROD, 'apps/a.yaml': text })).map((line) => line.replace(/:\d+$/, ''));
}

describe.each(BREAKS)('%s', (_, end) => {
  it('ends a comment of YAML', async () => {
    const text = entries(`a: b # the next entry${end}  password: ${RANDOM}`);
    expect(await places(text)).toEqual(['error apps/a.yaml']);
  });

  it('between all lines of a file', async () => {
    const text = secret(`password: ${RANDOM}`).replaceAll('\n', end);
    expect(await places(text)).toEqual(['error apps/a.yaml']);
  });

  it('hides nothing behind the comment that suppresses', async () => {
    expect(await places(secret(`password: ${RANDOM} ${IGNORE}`))).toEqual([]);
    expect(await places(entries(`a: b ${IGNORE}${end}  password: ${RANDOM}`))).toEqual(['error apps/a.yaml']);
    expect(await places(entries(`${IGNORE}${end}  a: b\n  password: ${RANDOM}`))).toEqual(['error apps/a.yaml']);
    expect(await places(entries(`a-token: ${RANDOM}${end}  b-token: ${OTHER} ${IGNORE}`))).toEqual([
      'error apps/a.yaml',
    ]);
    expect(await places(`${IGNORE}\n${secret(`password: ${RANDOM}`)}`.replaceAll('\n', end))).toEqual([
      'error apps/a.yaml',
    ]);
  });

  it('in an env file of a generator, which has lines of \\n only', async () => {
    const overlay = 'secretGenerator:\n  - name: a\n    envs: [a.env]\n';
    const files: Files = { ...PROD, 'apps/kustomization.yaml': overlay };
    const env = async (text: string): Promise<string[]> =>
      (await told({ ...files, 'apps/a.env': text })).map((line) => line.replace(/:\d+$/, ''));
    expect(await env(`A=b${end}PASSWORD=${RANDOM}\n`)).toEqual(['error apps/kustomization.yaml']);
    expect(await env(`TOKEN=${RANDOM}${end}# a comment\n`)).toEqual(['error apps/kustomization.yaml']);
  });

  it('in settings inside of a text', async () => {
    const text = configMap(`a.ini: ${JSON.stringify(`; a${end}user=b${end}password=${RANDOM}${end}`)}`);
    expect(await places(text)).toEqual(['error apps/a.yaml']);
    expect(await places(configMap(`a.env: ${JSON.stringify(`USER=a\nDB_PASSWORD=${RANDOM}${end}\n`)}`))).toEqual([
      'error apps/a.yaml',
    ]);
  });
});

it('the comment that suppresses is on one line', async () => {
  expect(await places(secret(`a: |\n  #\n  gitops-gate-ignore plaintext-secret: a\n  password=${RANDOM}`))).toEqual([
    'error apps/a.yaml',
  ]);
});

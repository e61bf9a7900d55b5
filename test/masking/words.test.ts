import { describe, expect, it } from 'vitest';
import { FORMAT_NAMES, render } from '../../src/report/formats/format.ts';
import { rules } from '../../src/run.ts';
import { resultOf } from '../rules/check-tree.ts';
import { base64, cluster, container, type Files, release } from '../rules/secrets.ts';

const secret = (data: string) =>
  `apiVersion: v1\nkind: Secret\nmetadata: {name: immich-secret, namespace: media}\n${data}\n`;

/** Trees with a secret in place of `@S@`, and faults next to it that messages quote. */
const TREES: readonly [string, Files][] = [
  ['a Secret', { 'apps/a.yaml': secret('stringData: {DB_PASSWORD: "@S@", n: 5}\ntyp: Opaque') }],
  ['a Secret in base64', { 'apps/a.yaml': secret('data: {DB_PASSWORD: "@B@"}\nimmutable: "no"') }],
  [
    'a generator',
    {
      'apps/kustomization.yaml':
        'secretGenerator:\n  - name: immich\n    literals: [PASSWORD=@S@, A=b]\nnamePrefx: a\n',
    },
  ],
  ['values', { 'apps/a.yaml': `${release('auth: {password: "@S@", user: immich, x: 1}')}  typo: 1\n` }],
  [
    'a container',
    {
      'apps/a.yaml': container(
        'env: [{name: DB_PASSWORD, value: "@S@"}, {name: A, valeu: b}]\nargs: [--password, "@S@"]',
      ),
    },
  ],
  [
    'a text in a ConfigMap',
    {
      'apps/a.yaml':
        'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: immich, namespace: admin}\ndata:\n  a.ini: |\n    [db]\n    password = @S@\n  n: 1\n',
    },
  ],
];
/** Values that are also words of messages, keys, names, paths and other values of the trees. */
const WORDS =
  'password admin immich media secret Secret apps stringData values token is the field Opaque true prod'.split(' ');
/** A value that is nowhere else, and looks the same to a rule. */
const RARE = 'zqxjvkw';

async function reported(files: Files, value: string) {
  const filled = Object.fromEntries(
    Object.entries({ ...cluster('prod', 'apps'), ...files }).map(([path, text]) => [
      path,
      text.replaceAll('@S@', value).replaceAll('@B@', base64(value)),
    ]),
  );
  const { report, snippets } = await resultOf(filled);
  const text = FORMAT_NAMES.map((name) => render(name, report, { snippets, rules, color: false, prefix: '' })).join(
    '\n',
  );
  return { findings: report.findings, text };
}

describe.each(TREES)('in %s', (_, files) => {
  it('no format shows the value', async () => {
    for (const value of [RARE, 'q7#Kp2', 'Xw5tJ8nBq1Gs4Kd7Pz2VhM6y', 'pa/ss:w@rd9'])
      for (const form of [value, base64(value)]) expect((await reported(files, value)).text).not.toContain(form);
  });

  it.each(WORDS)('a message is whole if the value is %s', async (word) => {
    const [rare, common] = [await reported(files, RARE), await reported(files, word)];
    const others = ({ findings }: typeof rare) =>
      findings
        .filter(({ rule }) => rule !== 'plaintext-secret')
        .map(({ message, fix, object }) => ({ message, title: fix?.title, object }));
    expect(others(common)).toEqual(others(rare));
    expect(rare.findings.map(({ rule }) => rule)).toContain('plaintext-secret');
    const own = common.findings.filter(({ rule }) => rule === 'plaintext-secret');
    for (const { message, related } of own)
      expect([message, ...related.map((place) => place.message)].join(' ')).not.toContain('•••');
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runCli } from '../cli/run-cli.ts';
import { commitAll, gitIn, scratchFolder, scratchRepository, write } from '../repository/scratch.ts';

const SECRET = 'kXv92-tq7Lm.Zr4';
const NUMBER = '8264951730264';
const FORMATS = ['text', 'json', 'sarif', 'markdown', 'github', 'junit', 'gitlab', 'html'];

/** Secrets where other rules have something to say too: a wrong type, a duplicate key, a broken document, a link. */
const FILES = {
  'secret.yaml': `apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\nstringData:\n  password: ${SECRET}\n  password: ${SECRET}\n  pin: ${NUMBER}\ndata:\n  token: ${NUMBER}\n`,
  'broken.yaml': `apiVersion: v1\nkind: Secret\nmetadata:\n  name: b\nstringData:\n  password: ${SECRET}: ${SECRET}\n   token: "${SECRET}\n`,
  'release.yaml': `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata:\n  name: c\nspec:\n  interval: 5m\n  chart:\n    spec:\n      chart: a\n      sourceRef: {kind: HelmRepository, name: a}\n  values:\n    adminPassword: ${SECRET}\n    url: https://user:${SECRET}@example.com/\n    env:\n      - {name: DB_PASSWORD, value: ${SECRET}}\n`,
  'deployment.yaml': `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: d\nspec:\n  selector: {matchLabels: {a: b}}\n  template:\n    metadata: {labels: {a: b}}\n    spec:\n      containers:\n        - name: d\n          image: d\n          env:\n            - {name: DB_PASSWORD, value: ${NUMBER}}\n            - {name: DB_PASSWORD, value: ${SECRET}}\n`,
  'kustomization.yaml': `secretGenerator:\n  - name: e\n    literals:\n      - password=${SECRET}\n      - pin=${NUMBER}\n`,
};

it.each(FORMATS)('a secret is in no %s report', (format) => {
  const folder = scratchFolder(FILES);
  const { code, output, complaints } = runCli(['check', '--format', format, folder]);
  expect(code).toBe(1);
  expect(output.length).toBeGreaterThan(200);
  for (const secret of [SECRET, NUMBER]) expect(output + complaints).not.toContain(secret);
});

it('a secret is in no comparison with the base, and in no file that is written', () => {
  const folder = scratchRepository({ 'a.yaml': 'a: 1\n' });
  write(folder, FILES);
  commitAll(folder, 'second');
  gitIn(folder, 'rm', '-q', 'secret.yaml');
  const target = join(scratchFolder(), 'report.json');
  const { output, complaints } = runCli([
    'check',
    '--base',
    'HEAD~1',
    '--format',
    'text',
    '--format',
    `json=${target}`,
    folder,
  ]);
  for (const secret of [SECRET, NUMBER])
    expect(output + complaints + readFileSync(target, 'utf8')).not.toContain(secret);
});

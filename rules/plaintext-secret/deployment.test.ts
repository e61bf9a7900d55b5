import { describe, expect, it } from 'vitest';
import {
  cluster,
  configMap,
  type Files,
  GITHUB,
  OTHER,
  RANDOM,
  secret,
  secretFindings,
  told,
} from '../../test/rules/secrets.ts';

const FOLDERS = ['test', 'e2e', 'tests', 'fixtures', 'examples', 'docs', 'testdata', 'samples', 'devenv'];
const K3D: Files = {
  'local-clusters/ci/k3d-config.yaml': 'apiVersion: k3d.io/v1alpha5\nkind: Simple\nmetadata: {name: ci}\n',
};

describe('what a cluster applies is judged as deployed', () => {
  it.each(FOLDERS)('in a folder that is called %s', async (folder) => {
    const files = { ...cluster('test', `apps/${folder}`), [`apps/${folder}/s.yaml`]: secret(`password: ${RANDOM}`) };
    expect(await told(files)).toEqual([`error apps/${folder}/s.yaml:5`]);
  });

  it.each(FOLDERS.filter((folder) => folder !== 'devenv'))(
    'in an overlay that is a root, where no cluster is known: %s',
    async (folder) => {
      const overlay = { [`${folder}/kustomization.yaml`]: 'resources: [s.yaml]\n' };
      const files = { ...overlay, [`${folder}/s.yaml`]: secret(`password: ${RANDOM}`) };
      expect(await told(files)).toEqual([`error ${folder}/s.yaml:5`]);
    },
  );

  it('in the directory of an Application, as JSON too', async () => {
    const application = [
      'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a, namespace: argocd}\nspec:\n  project: default',
      '  destination: {server: "https://kubernetes.default.svc", namespace: a}',
      '  source: {repoURL: "https://github.com/example/fleet", path: test/a, targetRevision: HEAD}\n',
    ].join('\n');
    const json = JSON.stringify({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'a' },
      stringData: { a: RANDOM },
    });
    const files = { 'root.yaml': application, 'test/a/s.yaml': secret(`password: ${OTHER}`), 'test/a/s.json': json };
    expect(await told(files)).toEqual(['error test/a/s.json:1', 'error test/a/s.yaml:5']);
  });

  it('with a weak password only there', async () => {
    const overlay = { ...cluster('prod', 'apps'), 'apps/a.yaml': secret('password: postgres') };
    expect(await told(overlay)).toEqual(['warning apps/a.yaml:5']);
    expect(
      await told({
        ...cluster('prod', 'other'),
        'other/a.yaml': configMap('a: b'),
        'apps/a.yaml': secret('password: postgres'),
      }),
    ).toEqual([]);
  });
});

describe('what nothing applies', () => {
  it.each(FOLDERS)('is quiet in a folder that is called %s', async (folder) => {
    expect(await told({ [`${folder}/s.yaml`]: secret(`password: ${RANDOM}`) })).toEqual([]);
  });

  it('is an error elsewhere', async () => {
    expect(await told({ 's.yaml': secret(`password: ${RANDOM}`) })).toEqual(['error s.yaml:5']);
    const files = {
      ...cluster('prod', 'apps'),
      'apps/a.yaml': configMap('a: b'),
      'old-app/s.yaml': secret(`password: ${RANDOM}`),
    };
    expect(await told(files)).toEqual(['error old-app/s.yaml:5']);
  });

  it('is a warning in tests where its issuer would take it', async () => {
    expect(await told({ 'test/s.yaml': configMap(`a: ${GITHUB}`) })).toEqual(['warning test/s.yaml:5']);
    expect(await told({ 'examples/s.yaml': secret(`token: ${GITHUB}`) })).toEqual(['warning examples/s.yaml:5']);
    const data = secret(`token: ${Buffer.from(GITHUB).toString('base64')}`).replace('stringData', 'data');
    expect(await told({ 'examples/s.yaml': data })).toEqual(['warning examples/s.yaml:5']);
  });

  it('is quiet beside the configuration of a throw-away cluster, also where that applies it', async () => {
    const path = 'local-clusters/ci/bootstrap/vars.yaml';
    expect(await told({ ...K3D, [path]: secret('db_password: dsadsadsadsa') })).toEqual([]);
    const flux = Object.fromEntries(
      Object.entries(cluster('ci', 'local-clusters/ci/bootstrap')).map(([file, text]) => [
        file.replace('clusters/ci', 'local-clusters/ci/flux'),
        text.replace('./clusters/ci', './local-clusters/ci/flux'),
      ]),
    );
    expect(await told({ ...K3D, ...flux, [path]: secret('db_password: dsadsadsadsa') })).toEqual([]);
  });

  it('is quiet where the author marks it, but not what its issuer would take', async () => {
    expect(await told({ 'test/s.yaml': secret(`password: ${RANDOM} # gitleaks:allow`) })).toEqual([]);
    expect(await told({ 'test/s.yaml': configMap(`a: ${GITHUB} # gitleaks:allow`) })).toEqual([
      'warning test/s.yaml:5',
    ]);
  });
});

describe('a value that may be a secret and that its owners mark', () => {
  it('is no secret, unless the change adds it', async () => {
    const base = cluster('prod', 'apps');
    const marked = { ...base, 'apps/s.yaml': secret('password: postgres # gitleaks:allow') };
    expect(await told(marked)).toEqual([]);
    expect(await told(marked, base)).toEqual(['warning apps/s.yaml:5']);
    expect(await told({ ...base, 'apps/s.yaml': secret('password: postgres') })).toEqual(['warning apps/s.yaml:5']);
    const random = { ...base, 'apps/s.yaml': secret(`password: ${RANDOM} # gitleaks:allow`) };
    expect(await told(random)).toEqual(['warning apps/s.yaml:5']);
  });
});

describe('one finding', () => {
  it('tells of all keys of a Secret', async () => {
    const names = Array.from({ length: 11 }, (_, index) => `key${index}_token`);
    const keys = names.map((name, index) => `${name}: ${RANDOM}${index}`).join('\n');
    const [finding, ...others] = await secretFindings({ 's.yaml': secret(keys) });
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ severity: 'error' });
    for (const name of names) expect(finding?.message).toContain(`\`${name}\``);
    expect(finding?.related).toHaveLength(10);
  });

  it('names the surest first, and how often one key is meant', async () => {
    const [mixed] = await secretFindings({ 's.yaml': secret(`password: postgres\napi-token: ${RANDOM}`) });
    expect(mixed).toMatchObject({ severity: 'error', location: { start: { line: 6 } } });
    expect(mixed?.message).toContain('contains `api-token` and `password` in plain text');
    const users = Array.from({ length: 15 }, (_, at) => `  - {name: u${at}, password: ${RANDOM}${at}}`).join('\n');
    const [many, ...others] = await secretFindings({ 'values.yaml': `users:\n${users}\n` });
    expect(others).toEqual([]);
    expect(many?.message).toContain('`password` contains a password in plain text, 15 times.');
  });

  it('tells of all that is in one object or one document of values', async () => {
    expect(await told({ 'values.yaml': `a: {password: ${RANDOM}}\nb: {password: ${OTHER}}\n` })).toEqual([
      'error values.yaml:1',
    ]);
    expect(await told({ 's.yaml': `${secret(`a-token: ${RANDOM}`)}---\n${configMap(`password: ${OTHER}`)}` })).toEqual([
      'error s.yaml:5',
      'error s.yaml:11',
    ]);
  });
});

describe('since the base', () => {
  const of = (...values: string[]): Files => ({
    's.yaml': secret(values.map((value, at) => `token${at}: ${value}`).join('\n')),
  });

  it('a secret that is there already is old', async () => {
    expect(await told(of(RANDOM), of(RANDOM))).toEqual([]);
    expect(await told({ 'moved.yaml': secret(`token0: ${RANDOM}`) }, of(RANDOM))).toEqual([]);
    expect(await told({ 'b.env': `TOKEN=${RANDOM}\n` }, { 'a.env': `TOKEN=${RANDOM}\n` })).toEqual([]);
  });

  it('one that another replaces is new, one that goes is not', async () => {
    expect(await told(of(OTHER), of(RANDOM))).toEqual(['error s.yaml:5']);
    expect(await told(of(RANDOM, OTHER), of(RANDOM))).toEqual(['error s.yaml:5']);
    expect(await told(of(RANDOM), of(RANDOM, OTHER))).toEqual([]);
    expect(await told({ 'v.yaml': `password: ${OTHER}\n` }, { 'v.yaml': `password: ${RANDOM}\n` })).toEqual([
      'error v.yaml:1',
    ]);
    const text = (value: string): Files => ({
      'c.yaml': configMap(`a: |\n  db.password=${RANDOM}\n  api.token=${value}`),
    });
    expect(await told(text(OTHER), text('later'))).toEqual(['error c.yaml:5']);
  });

  it('one that a cluster applies now and did not before is new', async () => {
    const file = { 'test/s.yaml': secret('password: postgres') };
    expect(await told({ ...file, 'test/kustomization.yaml': 'resources: [s.yaml]\n' }, file)).toEqual([
      'warning test/s.yaml:5',
    ]);
  });

  it('the fingerprint holds nothing of the value', async () => {
    const [one] = await secretFindings(of(RANDOM));
    const [two] = await secretFindings(of(OTHER));
    expect(one?.fingerprint).toBe(two?.fingerprint);
    expect(one?.secrets).not.toEqual(two?.secrets);
  });
});

describe('one secret in several places', () => {
  it('is one finding with its places, unless people choose it', async () => {
    const files = (value: string): Files => ({
      ...cluster('prod', 'apps'),
      'apps/a.yaml': secret(`password: ${value}`),
      'apps/b.yaml': secret(`API_TOKEN: ${value}`).replace('name: podinfo', 'name: b'),
      'apps/c.yaml': secret(`password: ${OTHER}`).replace('name: podinfo', 'name: c'),
    });
    const findings = await secretFindings(files(RANDOM));
    expect(findings.map(({ places }) => places.map(({ location }) => location.path))).toEqual([
      ['apps/a.yaml', 'apps/b.yaml'],
      [],
    ]);
    expect(await told(files('postgres'))).toHaveLength(3);
    const copies = (value: string): Files => ({
      ...cluster('prod', 'apps'),
      'apps/a/a.yaml': secret(`password: ${value}`),
      'apps/b/a.yaml': secret(`password: ${value}`),
    });
    expect(await told(copies('postgres'))).toEqual(['warning apps/a/a.yaml:5']);
  });

  it('is a warning if its words say that it stands for one', async () => {
    const files = (value: string): Files => ({
      ...cluster('prod', 'apps'),
      'apps/a.yaml': secret(`password: ${value}`),
    });
    for (const value of ['super-secret-password', 'my-database-password', 'the_keystore_secret'])
      expect(await told(files(value))).toEqual(['warning apps/a.yaml:5']);
    for (const value of ['super-tiger-horse', 'secret-tiger42', 'supersecretpasswordx'])
      expect(await told(files(value))).toEqual(['error apps/a.yaml:5']);
  });
});

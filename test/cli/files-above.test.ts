import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/report/report.ts';
import { bootstrap, configMap, type Files, kustomization } from '../flux/repository.ts';
import { commitAll, gitIn, scratchRepository, write } from '../repository/scratch.ts';
import { runCli } from './run-cli.ts';

/** A repository with manifests in one folder, which is checked on its own, and a CODEOWNERS for all of it. */
const OWNERS = '/services/ @acme/dev\n/deploy/apps/ @acme/web\n/deploy/clusters/ @acme/platform\n';
const DEPLOY: Files = {
  ...bootstrap('clusters/prod'),
  'clusters/prod/apps.yaml': kustomization('apps', './apps/web/production'),
  'apps/web/base/a.yaml': configMap('a', '  a: b'),
  'apps/web/base/kustomization.yaml': 'resources: [a.yaml]\n',
  'apps/web/production/kustomization.yaml': 'namespace: web\nresources: [../base]\n',
};

function repository(owners = OWNERS): string {
  const deploy = Object.entries(DEPLOY).map(([path, text]) => [`deploy/${path}`, [text].flat().join('\n---\n')]);
  return scratchRepository({
    ...Object.fromEntries(deploy),
    '.github/CODEOWNERS': owners,
    'services/a.go': 'package a\n',
  });
}

async function found(folder: string, ...args: string[]): Promise<{ place: string; message: string; fix: unknown }[]> {
  const { output } = await runCli(['check', '--format', 'json', ...args, join(folder, 'deploy')]);
  const { findings }: Report = JSON.parse(output);
  const rules = [
    'unowned-file',
    'weakened-ownership',
    'unasked-owner',
    'codeowners-syntax',
    'shadowed-owner',
    'shallow-owner',
  ];
  return findings
    .filter(({ rule }) => rules.includes(rule))
    .map(({ rule, severity, location, message, fix }) => {
      return { place: `${severity} ${rule} ${location.path}:${location.start.line}`, message, fix };
    });
}

const places = async (...args: Parameters<typeof found>): Promise<string[]> =>
  (await found(...args)).map(({ place }) => place);

describe('the CODEOWNERS of a repository of which one folder is checked', () => {
  it('owns the files of the folder, by their paths in the repository', async () => {
    const folder = repository();
    expect(await places(folder)).toEqual([]);
    write(folder, {
      'deploy/infra/a.yaml': configMap('b', '  a: b'),
      'deploy/apps/new/a.yaml': configMap('c', '  a: b'),
    });
    const [added, ...others] = await found(folder, '--base', 'HEAD');
    expect(others).toEqual([]);
    expect(added).toMatchObject({ place: 'warning unowned-file infra/a.yaml:1', fix: null });
    expect(added?.message).toContain('No line of `.github/CODEOWNERS` matches this file');
    expect(added?.message).toContain('a line such as `/deploy/infra/');
  });

  it('has gaps that are reported at the files, as no line of it is in the folder', async () => {
    const [gap, ...others] = await found(repository(OWNERS.replace('/deploy/clusters/', '/deploy/clusters/dev/')));
    expect(others).toEqual([]);
    expect(gap?.place).toMatch(/^(?:error|warning) unowned-file clusters\/prod\/\S+:1$/);
    expect(gap?.message).toContain('in `.github/CODEOWNERS` of the repository');
    const [ownerless] = await found(repository('/deploy/ @acme/web\n/deploy/clusters/prod/\n'));
    expect(ownerless?.place).toMatch(/^warning unowned-file clusters\/prod\/\S+:1$/);
  });

  it('is compared with that of the base, also in two commits', async () => {
    const folder = repository();
    write(folder, { '.github/CODEOWNERS': OWNERS.replace('/deploy/clusters/ @acme/platform\n', '') });
    const lost = [expect.stringMatching(/^error weakened-ownership clusters\/prod\/\S+:1$/)];
    expect(await places(folder, '--base', 'HEAD')).toEqual(lost);
    commitAll(folder, 'second');
    expect(await places(folder, '--base', 'HEAD~1')).toEqual(lost);
    gitIn(folder, 'rm', '-q', '.github/CODEOWNERS');
    expect(await places(folder, '--base', 'HEAD~1')).toContainEqual(
      expect.stringMatching(/^error weakened-ownership /),
    );
  });

  it('decides who is asked for a review, also for files outside of the folder', async () => {
    const folder = repository(
      '/deploy/apps/ @acme/web\n/deploy/apps/web/production/ @acme/production\n/services/ @acme/production\n',
    );
    write(folder, { 'deploy/apps/web/base/a.yaml': configMap('a', '  a: c') });
    expect(await places(folder, '--base', 'HEAD')).toEqual(['warning unasked-owner apps/web/base/a.yaml:5']);
    write(folder, { 'services/a.go': 'package b\n' });
    expect(await places(folder, '--base', 'HEAD')).toEqual([]);
  });

  it('is read as GitHub does: the first of its places, no link, and nothing in the folder', async () => {
    const folder = repository('* @acme/all\n');
    write(folder, { CODEOWNERS: 'x @acme/none\n', 'deploy/CODEOWNERS': 'x @acme/none\n' });
    commitAll(folder, 'others');
    expect((await places(folder)).filter((place) => !place.includes('codeowners-syntax'))).toEqual([]);
  });

  it('does not count in a folder that is a repository for itself, such as an example', async () => {
    const folder = repository('* @acme/all\n');
    write(folder, { 'deploy/.github/CODEOWNERS': '/apps/ @acme/web\n/nothing/ @acme/web\n' });
    expect(await places(folder)).toEqual([
      'warning shadowed-owner .github/CODEOWNERS:2',
      'warning unowned-file .github/CODEOWNERS:2',
    ]);
  });

  it('is not checked itself: its lines are for the whole repository', async () => {
    expect(
      await places(repository(`${OWNERS}/nothing/ @acme/none\n[/deploy/ @acme/x\n/deploy/apps/* @acme/web\n`)),
    ).toEqual([]);
  });
});

describe('the .sops.yaml of a repository of which one folder is checked', () => {
  const RULES = (pattern: string): string =>
    `creation_rules:\n  - path_regex: ${pattern}\n    encrypted_regex: ^(data|stringData)$\n    age: age1abc\n`;
  const secret = 'apiVersion: v1\nkind: Secret\nmetadata: {name: a, namespace: web}\nstringData:\n  host: db.web.svc\n';
  const sops = async (files: Readonly<Record<string, string>>): Promise<(readonly [string, string])[]> => {
    const folder = scratchRepository({ 'deploy/apps/a.secret.yaml': secret, ...files });
    const { output } = await runCli(['check', '--format', 'json', join(folder, 'deploy/apps')]);
    const { findings }: Report = JSON.parse(output);
    return findings
      .filter(({ rule }) => rule.includes('sops') || rule === 'unencrypted-by-rule')
      .map(({ location, message, related }) => {
        expect(related).toEqual([]);
        return [`${location.path}:${location.start.line}`, /in `([^`]*sops.yaml)`/.exec(message)?.[1] ?? ''];
      });
  };

  it('says which files of the folder are encrypted, by their paths below it', async () => {
    const found = ['a.secret.yaml:5', '../../.sops.yaml'] as const;
    expect(await sops({ '.sops.yaml': RULES('^deploy/apps/.*secret\\.yaml$') })).toEqual([found]);
    expect(await sops({ '.sops.yaml': RULES('^apps/.*secret\\.yaml$') })).toEqual([]);
    expect(await sops({ 'deploy/.sops.yaml': RULES('^apps/.*secret\\.yaml$') })).toEqual([[found[0], '../.sops.yaml']]);
  });

  it('is less near than that of the folder, and its own mistakes are not those of the folder', async () => {
    const own = { 'deploy/apps/.sops.yaml': RULES('^nothing$') };
    const outer = { '.sops.yaml': RULES('^deploy/.*secret\\.yaml$'), 'deploy/.sops.yaml': RULES('^a.*secret\\.yaml$') };
    expect(await sops({ ...own, ...outer })).toEqual([['a.secret.yaml:5', '../.sops.yaml']]);
    expect(await sops({ '.sops.yaml': 'creation_rules: [{path_regex: "(", age: a}]\n' })).toEqual([]);
    for (const text of ['[', 'creation_rules: {}\n', '\0', `a: ${'['.repeat(5000)}`])
      expect(await sops({ '.sops.yaml': text })).toEqual([]);
  });
});

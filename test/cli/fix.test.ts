import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gitRepository, kustomization } from '../flux/repository.ts';
import { commitAll, gitIn, scratchFolder, scratchRepository, write } from '../repository/scratch.ts';
import { runCli } from './run-cli.ts';

/** A cluster with one Kustomization, whose file in `apps` may have what the schemas do not allow. */
const CLUSTER = {
  'clusters/prod/flux-system/gotk-sync.yaml': `${gitRepository()}---\n${kustomization('flux-system', './clusters/prod')}`,
  'clusters/prod/apps.yaml': kustomization('apps', './apps'),
};

const settings = (data: string, end = '\n') =>
  [
    'apiVersion: v1',
    'kind: ConfigMap',
    'metadata:',
    '  name: settings',
    '  namespace: flux-system',
    'data:',
    data,
    '',
  ].join(end);

const at = (folder: string, path: string): string => readFileSync(join(folder, path), 'utf8');

describe('gitops-gate fix', () => {
  it('writes each fix, says which, and keeps comments, style and what it does not fix', async () => {
    const text = `# first\n${settings("  replicas: 3   # three\n  # the port\n  port:   8080\n  mode: 'a'\n  other: 'b'")}`;
    const folder = scratchFolder({ ...CLUSTER, 'apps/settings.yaml': text });
    const { code, output, complaints } = await runCli(['fix', folder]);
    expect(at(folder, 'apps/settings.yaml')).toBe(
      text.replace('replicas: 3 ', "replicas: '3' ").replace('port:   8080', "port:   '8080'"),
    );
    expect(output).toBe(
      ['apps/settings.yaml: Put `3` in quotes (schema)', 'apps/settings.yaml: Put `8080` in quotes (schema)', ''].join(
        '\n',
      ),
    );
    expect(complaints).toBe('Fixed 2 findings in 1 file.\n');
    expect(code).toBe(0);
  });

  it('changes nothing the second time', async () => {
    const folder = scratchFolder({ ...CLUSTER, 'apps/settings.yaml': settings('  replicas: 3') });
    await runCli(['fix', folder]);
    const once = at(folder, 'apps/settings.yaml');
    expect(await runCli(['fix', folder])).toEqual({ code: 0, output: '', complaints: 'There is nothing to fix.\n' });
    expect(at(folder, 'apps/settings.yaml')).toBe(once);
    expect(readdirSync(join(folder, 'apps'))).toEqual(['settings.yaml']);
  });

  it('keeps Windows line breaks, a byte order mark, a last line without a break, UTF-16 and the mode', async () => {
    const crlf = settings('  replicas: 3\r\n  port: 80', '\r\n').trimEnd();
    const folder = scratchFolder({
      ...CLUSTER,
      'apps/a.yaml': `\ufeff${crlf}`,
      'apps/b.yaml': Buffer.from(`\ufeff${settings('  replicas: 3').replace('name: settings', 'name: b')}`, 'utf16le'),
    });
    chmodSync(join(folder, 'apps/a.yaml'), 0o750);
    expect((await runCli(['fix', folder])).code).toBe(0);
    expect(at(folder, 'apps/a.yaml')).toBe(`\ufeff${crlf.replace('3', '"3"').replace('80', '"80"')}`);
    expect(statSync(join(folder, 'apps/a.yaml')).mode & 0o777).toBe(0o750);
    expect(readFileSync(join(folder, 'apps/b.yaml')).toString('utf16le')).toContain('replicas: "3"');
  });

  it('limits itself to a rule, and knows the names of rules', async () => {
    const folder = scratchFolder({ ...CLUSTER, 'apps/settings.yaml': settings('  replicas: 3') });
    const other = await runCli(['fix', '--rule', 'removed-api', '--rule', 'yaml-syntax', folder]);
    expect(other).toEqual({ code: 0, output: '', complaints: 'There is nothing to fix.\n' });
    expect(at(folder, 'apps/settings.yaml')).toBe(settings('  replicas: 3'));
    const { code, complaints } = await runCli(['fix', '--rule', 'shema', folder]);
    expect([code, complaints]).toEqual([2, 'Unknown rule `shema`. Did you mean `schema`?\n']);
    expect((await runCli(['fix', '--rule', 'schema', folder])).output).toContain('(schema)');
  });

  it('says that a rule is off, by the policy or its preset', async () => {
    const files = { ...CLUSTER, 'apps/settings.yaml': settings('  replicas: 3') };
    const folder = scratchFolder({ ...files, '.github/gitops-gate.yaml': 'rules:\n  schema: off\n' });
    for (const rule of ['schema', 'missing-timeout'])
      expect((await runCli(['fix', '--rule', rule, folder])).complaints).toContain(
        `The rule \`${rule}\` is off, so it reports nothing that could be fixed. Set its level under \`rules\` in the policy file first.\n`,
      );
    expect(at(folder, 'apps/settings.yaml')).toBe(settings('  replicas: 3'));
  });

  it('repairs a policy file that cannot be used, and then what is found with it', async () => {
    const policy = 'rules:\n  unowned-fil: off # why\nfailon: warning\n';
    const folder = scratchFolder({
      ...CLUSTER,
      '.github/gitops-gate.yaml': policy,
      'apps/settings.yaml': settings('  replicas: 3'),
    });
    const { code, output, complaints } = await runCli(['fix', folder]);
    expect([code, output, complaints]).toEqual([
      0,
      [
        '.github/gitops-gate.yaml: Replace with `failOn` (invalid-policy)',
        '.github/gitops-gate.yaml: Replace with `unowned-file` (invalid-policy)',
        'apps/settings.yaml: Put `3` in quotes (schema)',
        '',
      ].join('\n'),
      'Fixed 3 findings in 2 files.\n',
    ]);
    expect(at(folder, '.github/gitops-gate.yaml')).toBe('rules:\n  unowned-file: off # why\nfailOn: warning\n');
    write(folder, { '.github/gitops-gate.yaml': `${policy}targets: nothing\n` });
    const unclear = await runCli(['fix', folder]);
    expect([unclear.code, unclear.output]).toEqual([2, '']);
    expect(unclear.complaints).toContain('The policy file cannot be used');
    expect(at(folder, '.github/gitops-gate.yaml')).toContain('unowned-fil: off');
  });

  it('fixes what the baseline accepts, and the baseline with it', async () => {
    const folder = scratchFolder({ ...CLUSTER, 'apps/settings.yaml': settings('  replicas: 3') });
    expect((await runCli(['baseline', folder])).code).toBe(0);
    expect((await runCli(['check', folder])).code).toBe(0);
    const { code, output } = await runCli(['fix', folder]);
    expect([code, output]).toEqual([
      0,
      '.github/gitops-gate-baseline.json: Delete 1 entry (unused-baseline)\napps/settings.yaml: Put `3` in quotes (schema)\n',
    ]);
    expect((await runCli(['check', '--format', 'json', folder])).output).toContain('"findings": []');
  });

  it('fixes what is found in the files that are named', async () => {
    const folder = scratchFolder({
      ...CLUSTER,
      'apps/a.yaml': settings('  replicas: 3'),
      'apps/b.yaml': settings('  replicas: 4').replace('settings', 'b'),
    });
    const { output } = await runCli(['fix', folder, join(folder, 'apps/b.yaml')]);
    expect(output).toBe('apps/b.yaml: Put `4` in quotes (schema)\n');
    expect(at(folder, 'apps/a.yaml')).toContain('replicas: 3');
  });

  it('says what is left', async () => {
    const folder = scratchFolder({
      ...CLUSTER,
      'clusters/prod/apps.yaml': kustomization('apps', './apps').replace('interval', 'intervall'),
      'clusters/prod/db.yaml': kustomization('db', './nowhere'),
      'apps/settings.yaml': settings('  a: b'),
    });
    const { complaints } = await runCli(['fix', folder]);
    expect(complaints).toBe(
      'Fixed 1 finding in 1 file. 1 finding is left without a certain fix: 1 missing-path. To see it, run `gitops-gate check`.\n',
    );
  });
});

describe('gitops-gate fix --dry-run', () => {
  it('prints what git can apply, writes nothing, and exits with 1 if there is something to fix', async () => {
    const data = `${Array.from({ length: 30 }, (_, index) => `  key-${index}: "${index}"`).join('\n')}\n  port: 80\n  more: "1"`;
    const folder = scratchRepository({
      ...CLUSTER,
      'apps/a.yaml': settings(data),
      'apps/b.yaml': settings('  replicas: 3\r\n  x: y', '\r\n').trimEnd().replace('settings', 'b'),
    });
    const before = at(folder, 'apps/a.yaml');
    const { code, output, complaints } = await runCli(['fix', '--dry-run', folder]);
    expect([code, complaints]).toEqual([1, '2 findings in 2 files can be fixed.\n']);
    expect(at(folder, 'apps/a.yaml')).toBe(before);
    expect(gitIn(folder, 'status', '--porcelain')).toBe('');
    execFileSync('git', ['apply', '-'], { cwd: folder, input: output });
    const applied = [at(folder, 'apps/a.yaml'), at(folder, 'apps/b.yaml')];
    gitIn(folder, 'checkout', '.');
    expect((await runCli(['fix', folder])).code).toBe(0);
    expect([at(folder, 'apps/a.yaml'), at(folder, 'apps/b.yaml')]).toEqual(applied);
    expect(await runCli(['fix', '--dry-run', folder])).toEqual({
      code: 0,
      output: '',
      complaints: 'There is nothing to fix.\n',
    });
  });

  it('shows no secret: the context ends before it, and it is masked on a line that changes', async () => {
    const secret = 'kXq83hdmQpWz71bnRt';
    const folder = scratchFolder({
      ...CLUSTER,
      'apps/secret.yaml': `apiVersion: v1\nkind: Secret\nmetadata:\n  name: s\n  namespace: flux-system\ntyp: Opaque\nstringData:\n  password: ${secret}\n`,
      'apps/flow.yaml': `apiVersion: v1\nkind: Secret\nmetadata: {name: flow, namespace: flux-system}\nstringdata: {password: ${secret}}\n`,
    });
    const { output, complaints } = await runCli(['fix', '--dry-run', folder]);
    expect(output).toContain('+type: Opaque');
    expect(output + complaints).not.toContain(secret);
    const written = await runCli(['fix', folder]);
    expect(written.output + written.complaints).not.toContain(secret);
    expect(at(folder, 'apps/secret.yaml')).toContain(`type: Opaque\nstringData:\n  password: ${secret}`);
  });
});

describe('a fix is not written', () => {
  const broken = { ...CLUSTER, 'apps/settings.yaml': settings('  replicas: 3') };

  it('to a read-only file, and the run says so with exit code 1', async () => {
    const folder = scratchFolder(broken);
    chmodSync(join(folder, 'apps/settings.yaml'), 0o444);
    const { code, output, complaints } = await runCli(['fix', folder]);
    expect([code, output]).toEqual([1, '']);
    expect(complaints).toContain(
      'Not fixed: apps/settings.yaml:7: Put `3` in quotes (schema). `apps/settings.yaml` is read-only.',
    );
    expect(complaints).toContain('Nothing was fixed. 1 finding is left: 1 schema.');
    expect(at(folder, 'apps/settings.yaml')).toBe(settings('  replicas: 3'));
  });

  it('through a symbolic link that leaves the folder', async () => {
    const outside = scratchFolder({ 'settings.yaml': settings('  replicas: 3') });
    const folder = scratchFolder(CLUSTER);
    write(folder, { 'apps/other.yaml': settings('  a: b').replace('settings', 'other') });
    symlinkSync(join(outside, 'settings.yaml'), join(folder, 'apps/settings.yaml'));
    await runCli(['fix', folder]);
    expect(at(outside, 'settings.yaml')).toBe(settings('  replicas: 3'));
  });

  it('to a link in the folder, but to the file that it leads to', async () => {
    const folder = scratchFolder({ ...CLUSTER, 'shared/settings.yaml': settings('  replicas: 3') });
    write(folder, { 'apps/kustomization.yaml': 'resources: [settings.yaml]\n' });
    symlinkSync('../shared/settings.yaml', join(folder, 'apps/settings.yaml'));
    await runCli(['fix', folder]);
    expect(at(folder, 'shared/settings.yaml')).toContain('"3"');
    expect(readdirSync(join(folder, 'apps'), { withFileTypes: true }).map((entry) => entry.isSymbolicLink())).toEqual([
      false,
      true,
    ]);
  });

  it('to a file that git ignores', async () => {
    const folder = scratchRepository({
      ...CLUSTER,
      '.gitignore': 'apps/settings.yaml\n',
      'apps/a.yaml': settings('  a: b'),
    });
    write(folder, { 'apps/settings.yaml': settings('  replicas: 3') });
    expect((await runCli(['fix', folder])).output).toBe('');
    expect(at(folder, 'apps/settings.yaml')).toBe(settings('  replicas: 3'));
  });

  it('to a file that a sparse checkout leaves out', async () => {
    const folder = scratchRepository(broken);
    gitIn(folder, 'sparse-checkout', 'set', 'clusters');
    expect(existsSync(join(folder, 'apps/settings.yaml'))).toBe(false);
    const { code, complaints } = await runCli(['fix', folder]);
    expect(code).toBe(1);
    expect(complaints).toContain('`apps/settings.yaml` is not in this checkout.');
    expect(existsSync(join(folder, 'apps'))).toBe(false);
  });
});

describe('gitops-gate fix --base', () => {
  it('fixes what the branch adds, and leaves what was there', async () => {
    const folder = scratchRepository({ ...CLUSTER, 'apps/old.yaml': settings('  port: 80') });
    gitIn(folder, 'checkout', '-b', 'branch');
    write(folder, { 'apps/new.yaml': settings('  replicas: 3').replace('settings', 'new') });
    commitAll(folder, 'second');
    const { code, output } = await runCli(['fix', '--base', 'main', folder]);
    expect([code, output]).toEqual([0, 'apps/new.yaml: Put `3` in quotes (schema)\n']);
    expect(at(folder, 'apps/old.yaml')).toContain('port: 80');
  });

  const source = (name: string) => gitRepository(name).replace('---\n', '');
  const asking = (name: string) =>
    kustomization(name, './apps').replace('name: flux-system, namespace', 'name: podinfo, namespace');

  it.each([
    ['podifno', 'clusters/prod/source.yaml: Replace with `podinfo` (unknown-source)\n'],
    ['web', ''],
  ])('puts a name back if it was only misspelled: %s', async (name, line) => {
    const folder = scratchRepository({
      ...CLUSTER,
      'apps/settings.yaml': settings('  a: b'),
      'clusters/prod/source.yaml': source('podinfo'),
      'clusters/prod/one.yaml': asking('one'),
      'clusters/prod/two.yaml': asking('two').replace('./apps', './clusters/prod/two'),
    });
    gitIn(folder, 'checkout', '-b', 'branch');
    write(folder, { 'clusters/prod/source.yaml': source(name) });
    commitAll(folder, 'second');
    const { output } = await runCli(['fix', '--base', 'main', folder]);
    expect(output).toBe(line);
    expect(at(folder, 'clusters/prod/source.yaml')).toBe(source(line === '' ? name : 'podinfo'));
    expect(at(folder, 'clusters/prod/one.yaml')).toBe(asking('one'));
  });
});

describe('gitops-gate check --fix', () => {
  it('fixes, reports what is left, and decides by that', async () => {
    const folder = scratchFolder({ ...CLUSTER, 'apps/settings.yaml': settings('  replicas: 3') });
    expect((await runCli(['check', folder])).code).toBe(1);
    const { code, output, complaints } = await runCli(['check', '--fix', '--format', 'json', folder]);
    expect(code).toBe(0);
    expect(JSON.parse(output).findings).toEqual([]);
    expect(complaints).toBe('apps/settings.yaml: Put `3` in quotes (schema)\n');
    expect(at(folder, 'apps/settings.yaml')).toContain('"3"');
  });

  it('fails for what has no certain fix', async () => {
    const folder = scratchFolder({
      ...CLUSTER,
      'apps/a.yaml': settings('  a: 1'),
      'clusters/prod/b.yaml': kustomization('b', './nowhere'),
    });
    const { code, output } = await runCli(['check', '--fix', '--format', 'json', folder]);
    expect(code).toBe(1);
    expect(JSON.parse(output).findings.map(({ rule }: { rule: string }) => rule)).toEqual(['missing-path']);
  });
});

import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { pinnedAction } from '../../src/init/pin.ts';
import { parseRemote } from '../../src/repository/remote.ts';
import { runCli } from '../cli/run-cli.ts';
import { checkout, UNBOOTSTRAPPED } from './repositories.ts';

const init = (folder: string) => runCli(['init'], { cwd: folder });

describe('the remote', () => {
  it.each([
    ['https://github.com/Acme/Fleet.git', 'github.com', 'Acme/Fleet'],
    ['https://me:secret@github.com/acme/fleet', 'github.com', 'acme/fleet'],
    ['https://ghp_token@github.com:8443/acme/fleet/', 'github.com', 'acme/fleet'],
    ['git@github.com:acme/fleet.git', 'github.com', 'acme/fleet'],
    ['ssh://git@git.example.com:2222/group/sub/fleet.git', 'git.example.com', 'group/sub/fleet'],
  ])('%s', (url, host, path) => {
    expect(parseRemote(url)).toEqual({ host, path });
  });

  it.each([
    '',
    '/srv/git/fleet.git',
    '../fleet',
    'file:///srv/fleet',
    'C:\\fleet',
    'https://github.com/fleet',
    'https://a/b c/d',
    'https://me:pa/ss@github.com/acme/fleet',
  ])('%j is not on a host that is known for certain', (url) => {
    expect(parseRemote(url)).toBeUndefined();
  });

  it('is named in the command, never with its credentials', async () => {
    const { output, complaints } = await init(checkout(UNBOOTSTRAPPED, 'https://me:hunter2@github.com/acme/fleet'));
    expect(output).toContain('gh api --method POST repos/acme/fleet/rulesets --input -');
    expect(output + complaints).not.toContain('hunter2');
  });

  it('on a GitHub Enterprise Server is asked there', async () => {
    const { output } = await init(checkout(UNBOOTSTRAPPED, 'git@github.example.com:acme/fleet.git'));
    expect(output).toContain('gh api --hostname github.example.com --method POST repos/acme/fleet/rulesets');
    expect(output).not.toContain('integration_id');
  });

  it('without one, the command has placeholders', async () => {
    const { output } = await init(checkout(UNBOOTSTRAPPED, ''));
    expect(output).toContain('repos/OWNER/REPO/rulesets');
  });
});

describe('the ruleset', () => {
  it('is what GitHub takes, and requires the job of the workflow', async () => {
    const { output } = await init(checkout(UNBOOTSTRAPPED));
    const [, json = ''] = /echo '(\{.*\})' \|$/m.exec(output) ?? [];
    expect(JSON.parse(json)).toEqual({
      name: 'gitops-gate',
      target: 'branch',
      enforcement: 'active',
      conditions: { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } },
      rules: [
        {
          type: 'required_status_checks',
          parameters: {
            strict_required_status_checks_policy: false,
            required_status_checks: [{ context: 'gitops-gate', integration_id: 15368 }],
          },
        },
      ],
    });
  });

  it('names the automation that it would block', async () => {
    const automation = (push: string): string => `apiVersion: image.toolkit.fluxcd.io/v1
kind: ImageUpdateAutomation
metadata: {name: images, namespace: flux-system}
spec:
  interval: 1h
  sourceRef: {kind: GitRepository, name: flux-system}
  git: {checkout: {ref: {branch: main}}, commit: {author: {email: flux@example.com}}${push}}`;
    const said = async (push: string): Promise<string> => {
      const files = { ...UNBOOTSTRAPPED, 'infrastructure/images.yaml': [SOURCE, automation(push)] };
      return (await init(checkout(files))).output;
    };
    expect(await said('')).toContain('ImageUpdateAutomation images pushes to the branch');
    expect(await said(', push: {branch: updates}')).not.toContain('ImageUpdateAutomation');
  });
});

const SOURCE = `apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: {name: flux-system, namespace: flux-system}
spec: {interval: 1m, url: "https://github.com/acme/fleet"}`;

describe('another host', () => {
  it('GitLab gets a pipeline with the template at the pinned commit, and the policy file at the root', async () => {
    const folder = checkout(UNBOOTSTRAPPED, 'git@gitlab.example.com:acme/fleet.git');
    const { code, output } = await init(folder);
    expect(code).toBe(0);
    expect(existsSync(join(folder, '.github'))).toBe(false);
    expect(readFileSync(join(folder, '.gitops-gate.yaml'), 'utf8')).toContain('preset: recommended');
    const [, pin = ''] = /@([0-9a-f]{40})/.exec(pinnedAction()) ?? [];
    expect(parse(readFileSync(join(folder, '.gitlab-ci.yml'), 'utf8'))).toEqual({
      include: [{ remote: `https://raw.githubusercontent.com/gitops-gate/gitops-gate/${pin}/templates/gitlab-ci.yml` }],
      variables: { GITOPS_GATE_REF: pin },
    });
    expect(existsSync(resolve(import.meta.dirname, '../../templates/gitlab-ci.yml'))).toBe(true);
    expect(output).toContain('Pipelines must succeed');
    expect(output).not.toMatch(/gh api|CODEOWNERS:|Add this to/);
    expect((await init(folder)).output).toContain('.gitlab-ci.yml is as init writes it.');
  });

  it('GitLab keeps a pipeline that exists, and init says what to add', async () => {
    const folder = checkout(
      { ...UNBOOTSTRAPPED, '.gitlab-ci.yml': 'test: {script: [make]}' },
      'git@gitlab.com:a/b.git',
    );
    const { output } = await init(folder);
    expect(readFileSync(join(folder, '.gitlab-ci.yml'), 'utf8')).toBe('test: {script: [make]}');
    expect(output).toContain('Add this to .gitlab-ci.yml:\n     include:\n');
  });

  it('any other gets the policy file and the command', async () => {
    const { output } = await init(checkout(UNBOOTSTRAPPED, 'https://codeberg.org/acme/fleet'));
    expect(output).toContain('gitops-gate check --base origin/BASE');
    expect(output).not.toContain('gh api');
  });
});

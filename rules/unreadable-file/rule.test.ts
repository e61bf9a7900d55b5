import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../src/limits.ts';
import type { Level, Policy } from '../../src/policy/policy.ts';
import { application } from '../../test/argocd/repository.ts';
import { bootstrap } from '../../test/flux/repository.ts';
import { brief, checkTree, type Files } from '../../test/rules/check-tree.ts';

const CONFIG_MAP = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n';
/** A million values, by aliases. */
const PAD = [0, 1, 2, 3, 4, 5]
  .map((level) => `pad${level}: &p${level} [${`${level === 0 ? 'x' : `*p${level - 1}`}, `.repeat(10)}]\n`)
  .join('');
const RELEASE = `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: x}\n${PAD}`;
const HUGE = `${CONFIG_MAP}${'# padding\n'.repeat(1_100_000)}`;
const APPLICATION = application('app', 'apps');
const FLUX = bootstrap('cluster');
const repositories = ['https://github.com/acme/fleet', 'ssh://git@github.com/acme/fleet'];
const findingsIn = async (files: Files, policy: Partial<Policy> = {}): Promise<string[]> =>
  brief(await checkTree(files, { policy, repositories }));

describe('unreadable-file', () => {
  it('a document of too many values', async () => {
    expect(await findingsIn({ 'apps/a.yaml': RELEASE })).toContain('error unreadable-file apps/a.yaml:9');
    expect(await findingsIn({ ...FLUX, 'cluster/a.yaml': RELEASE })).toContain(
      'error unreadable-file cluster/a.yaml:9',
    );
  });

  it('padding that the API server would take hides nothing', async () => {
    const padded = `${CONFIG_MAP}data: {token: ghp_${'aB3dE6gH9k'.repeat(4).slice(0, 36)}}\npad: [${'1,'.repeat(400_001)}1]\n`;
    expect(await findingsIn({ 'apps/a.yaml': padded })).toContain('error plaintext-secret apps/a.yaml:4');
  });

  it('a file that is too large: of Argo CD, of Flux, of an overlay', async () => {
    const argo = { 'app.yaml': APPLICATION, 'apps/a.yaml': HUGE };
    expect(await findingsIn(argo)).toContain('error unreadable-file apps/a.yaml:1');
    const flux = await findingsIn({ ...FLUX, 'cluster/a.yaml': HUGE });
    expect(flux.filter((one) => one.includes('a.yaml') || one.includes('overlay-build'))).toEqual([
      'error unreadable-file cluster/a.yaml:1',
    ]);
    const overlay = { 'app/kustomization.yaml': 'resources: [a.yaml]\n', 'app/a.yaml': HUGE };
    expect(await findingsIn(overlay)).toEqual(['error unreadable-file app/a.yaml:1']);
  });

  it('a kustomization file that is not text', async () => {
    expect(await findingsIn({ 'app/kustomization.yaml': '\0', 'app/a.yaml': CONFIG_MAP })).toContain(
      'error unreadable-file app/kustomization.yaml:1',
    );
  });

  it('documents beyond the limit where no cluster is known', async () => {
    const policy = { limits: { ...DEFAULT_LIMITS, documents: 10 } };
    const many = '---\na: 1\n'.repeat(12);
    expect(await findingsIn({ 'a.yaml': many }, policy)).toEqual(['error unreadable-file a.yaml:1']);
    const escaped = `"\\x61piVersion": v1\n"\\u006bind": ConfigMap\n`;
    const values = { limits: { ...DEFAULT_LIMITS, values: 2 } };
    expect(await findingsIn({ 'a.yaml': escaped }, values)).toEqual(['error unreadable-file a.yaml:1']);
    expect(await findingsIn({ 'values.yaml': '# settings\n---\na: 1\nb: 2\nc: 3\n' }, values)).toEqual([
      'notice unreadable-file values.yaml:1',
    ]);
  });

  it('more values than a revision may have: the smallest files are judged', async () => {
    const policy = { limits: { ...DEFAULT_LIMITS, values: 100 } };
    const large = `${CONFIG_MAP}list: [${'a, '.repeat(200)}]\n`;
    const small = 'apiVersion: v1\nkind: Secret\nmetadata: {name: w}\nstringData: {password: Zt7kQw93mLpX2vBn}\n';
    expect(await findingsIn({ 'a.yaml': large, 'b.yaml': large, 'z.yaml': small }, policy)).toEqual([
      'error unreadable-file a.yaml:1',
      'error unreadable-file b.yaml:1',
      'error plaintext-secret z.yaml:4',
    ]);
  });

  it('a name or an attribute changes nothing', async () => {
    const files = { '.gitattributes': '*.yaml linguist-generated\n', 'app.yaml': APPLICATION, 'apps/gen.pb.yml': HUGE };
    expect(await findingsIn(files)).toContain('error unreadable-file apps/gen.pb.yml:1');
  });

  it('what no cluster applies is less', async () => {
    expect(await findingsIn({ ...FLUX, 'other/a.yaml': HUGE })).toContain('warning unreadable-file other/a.yaml:1');
    expect(await findingsIn({ 'values.yaml': PAD })).toEqual(['notice unreadable-file values.yaml:6']);
  });

  it('the policy says what is tolerated', async () => {
    const rules = new Map<string, Level>([['unreadable-file', 'warning']]);
    const policy = { overrides: [{ paths: ['apps/**'], rules }] };
    expect(await findingsIn({ 'apps/a.yaml': RELEASE, 'b.yaml': RELEASE }, policy)).toEqual([
      'warning unreadable-file apps/a.yaml:9',
      'error unreadable-file b.yaml:9',
    ]);
  });
});

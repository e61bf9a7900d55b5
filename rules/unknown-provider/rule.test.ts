// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Flux's variables, not JavaScript's.
import { describe, expect, it } from 'vitest';
import { bootstrap } from '../../test/flux/repository.ts';
import { briefWithFixes, type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { FOREIGN } from '../../test/rules/fleet.ts';
import { alert, provider } from '../../test/rules/notifications.ts';

const check = (objects: readonly string[], files: Files = {}) =>
  findingsOf('unknown-provider', { ...bootstrap('clusters/prod'), 'clusters/prod/alerts.yaml': objects, ...files });
const said = async (...args: Parameters<typeof check>): Promise<string[]> => briefWithFixes(await check(...args));

describe('unknown-provider', () => {
  it('leaves Alerts alone that have their Provider, or whose Provider is completed later', async () => {
    expect(await said([provider('slack'), alert('slack')])).toEqual([]);
    expect(await said([provider('slack'), alert('${PROVIDER}')])).toEqual([]);
    expect(await said([provider('slack', 'web'), alert('slack', 'web'), provider('slack'), alert('slack')])).toEqual(
      [],
    );
  });

  it('corrects a typo', async () => {
    expect(await said([provider('slack'), alert('slakc')])).toEqual([
      'error unknown-provider clusters/prod/alerts.yaml:11 -> slack',
    ]);
  });

  it('is one finding for a typo that was copied, with the fix of each line', async () => {
    const copy = alert('slakc').replace('name: alert', 'name: copy');
    const [slip, ...others] = await check([provider('slack'), alert('slakc'), copy]);
    expect(others).toEqual([]);
    expect(slip?.places.map(({ fix }) => fix?.edits[0]?.text)).toEqual(['slack', 'slack']);
  });

  it('says that a Provider of another namespace does not help', async () => {
    const [finding] = await check([provider('slack'), alert('slack', 'web')]);
    expect(finding).toMatchObject({ severity: 'error', fix: null });
    expect(finding?.message).toContain('is in namespace `flux-system`, but Alert `alert` looks for it in `web`');
  });

  it('is certain only where the whole cluster is known', async () => {
    const open = { 'clusters/prod/other.yaml': FOREIGN };
    expect(await said([alert('pager')])).toEqual(['error unknown-provider clusters/prod/alerts.yaml:6']);
    expect(await said([alert('pager')], open)).toEqual([]);
    expect(await said([provider('slack'), alert('slakc')], open)).toEqual([
      'warning unknown-provider clusters/prod/alerts.yaml:11 -> slack',
    ]);
  });

  it('believes the policy file', async () => {
    const policy = (name: string): Files => ({
      '.gitops-gate.yaml': `externals:\n  - kind: Provider\n    name: ${name}\n`,
      'clusters/prod/other.yaml': FOREIGN,
    });
    expect(await said([alert('pager')], policy('pager'))).toEqual([]);
    expect(await said([alert('pager')], policy('others'))).toEqual([
      'error unknown-provider clusters/prod/alerts.yaml:6',
    ]);
  });
});

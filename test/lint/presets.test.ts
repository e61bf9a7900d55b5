import { describe, expect, it } from 'vitest';
import { PRESETS } from '../../src/policy/policy.ts';
import { rules } from '../../src/run.ts';
import { checkTree } from '../rules/check-tree.ts';
import { app, CHARTS, CONFIG, fleet, release, WEB } from '../rules/fleet.ts';

describe('presets', () => {
  it('each add to the one before it', async () => {
    const files = {
      ...fleet(app().replace('prune: true', 'prune: false'), CONFIG),
      'clusters/prod/web.yaml': [...WEB, release('a', CHARTS)],
    };
    const found = await Promise.all(
      PRESETS.map(async (preset) => {
        const findings = await checkTree(files, { policy: { preset } });
        return findings.map(({ rule }) => rule).sort();
      }),
    );
    expect(found).toEqual([
      [],
      ['missing-prune', 'missing-remediation'],
      ['missing-drift-detection', 'missing-prune', 'missing-remediation'],
    ]);
  });

  it('add no errors in strict, and only notices in audit', () => {
    const severities = (preset: string): string[] => [
      ...new Set(rules.filter((rule) => rule.preset === preset).map(({ severity }) => severity)),
    ];
    expect([severities('strict'), severities('audit')]).toEqual([['warning', 'notice'], ['notice']]);
  });
});

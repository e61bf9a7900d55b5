import { describe, expect, it } from 'vitest';
import { bootstrap } from '../../test/flux/repository.ts';
import { brief, findingsOf } from '../../test/rules/check-tree.ts';
import { CHARTS, release, WEB } from '../../test/rules/fleet.ts';

const check = (specs: readonly string[], preset: 'strict' | 'audit' = 'audit') =>
  findingsOf(
    'missing-drift-detection',
    {
      ...bootstrap('clusters/prod'),
      'clusters/prod/web.yaml': [...WEB],
      'clusters/prod/releases.yaml': specs.map((spec, at) => release(`r${at}`, CHARTS, spec)),
    },
    { policy: { preset } },
  );

describe('missing-drift-detection', () => {
  it('reports releases without it, in one finding', async () => {
    const findings = await check(['', '  driftDetection: {ignore: []}', '']);
    expect(brief(findings)).toEqual(['notice missing-drift-detection clusters/prod/releases.yaml:4']);
    expect(findings.map(({ places }) => places.length)).toEqual([3]);
  });

  it.each(['enabled', 'warn', 'disabled'])('says nothing of a release with the mode %s', async (mode) => {
    expect(await check([`  driftDetection: {mode: ${mode}}`])).toEqual([]);
  });

  it('is off in the preset strict', async () => {
    expect(await check([''], 'strict')).toEqual([]);
  });
});

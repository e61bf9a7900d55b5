// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Flux's variables, not JavaScript's.
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/findings/finding.ts';
import { configMap } from '../../test/flux/repository.ts';
import { briefWithBuilds, type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { app, fleet, resources, substitute } from '../../test/rules/fleet.ts';

const findings = (head: Files, base?: Files): Promise<readonly Finding[]> =>
  findingsOf(['unused-variable', 'undefined-variable'], head, { base, policy: { preset: 'audit' } });

describe('unused-variable', () => {
  it('names what no object uses, in no cluster', async () => {
    const files = { 'apps/app/config.yaml': configMap('config', '  a: ${A}') };
    expect(briefWithBuilds(await findings(fleet(app(substitute('A: x', 'B: y')), files)))).toEqual([
      'notice unused-variable clusters/prod/app.yaml:12 [clusters/prod]',
    ]);
  });

  it('is silent where not all is known that may use it', async () => {
    const files = { 'apps/app/kustomization.yaml': resources('https://example.org/all.yaml') };
    expect(await findings(fleet(app(substitute('A: x')), files))).toEqual([]);
  });
});

// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Flux's variables, not JavaScript's.
import { describe, expect, it } from 'vitest';
import { briefWithFixes, findingsOf } from '../../test/rules/check-tree.ts';
import { app, CONFIG, fleet, NAMESPACE } from '../../test/rules/fleet.ts';

const check = (prune: string, files = CONFIG) =>
  findingsOf('missing-prune', fleet(app().replace('prune: true', `prune: ${prune}`), files), {
    policy: { preset: 'strict' },
  });

describe('missing-prune', () => {
  it('reports `prune: false`, and turns it on', async () => {
    expect(briefWithFixes(await check('false'))).toEqual(['warning missing-prune clusters/prod/app.yaml:6 -> true']);
  });

  it.each(['true', '${PRUNE:=true}', 'false # keeps the databases'])('says nothing of `%s`', async (prune) => {
    expect(await check(prune)).toEqual([]);
  });

  it('says nothing of what is kept on purpose', async () => {
    expect(await check('false', { 'apps/app/namespace.yaml': NAMESPACE })).toEqual([]);
  });
});

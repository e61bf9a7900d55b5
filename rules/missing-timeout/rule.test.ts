// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Flux's variables, not JavaScript's.
import { describe, expect, it } from 'vitest';
import { brief, findingsOf } from '../../test/rules/check-tree.ts';
import { app, CONFIG, fleet } from '../../test/rules/fleet.ts';

const check = (interval: string, spec: string) =>
  findingsOf('missing-timeout', fleet(app(spec).replace('interval: 10m', `interval: ${interval}`), CONFIG), {
    policy: { preset: 'strict' },
  });
const CHECKS = '  healthChecks: [{apiVersion: v1, kind: ConfigMap, name: config, namespace: flux-system}]\n';

describe('missing-timeout', () => {
  it.each([
    ['1h', '  wait: true\n'],
    ['1h30m', '  wait: true\n'],
    ['1h', CHECKS],
    ['0.5h', '  wait: true\n'],
  ])('reports an interval of %s with `%s`', async (interval, spec) => {
    expect(brief(await check(interval, spec))).toEqual(['warning missing-timeout clusters/prod/app.yaml:5']);
  });

  it.each([
    ['10m', '  wait: true\n'],
    ['1h', ''],
    ['1h', '  wait: false\n'],
    ['1h', '  wait: true\n  timeout: 5m\n'],
    ['${INTERVAL:=1h}', '  wait: "${WAIT:=x}"\n'],
  ])('says nothing of an interval of %s with `%s`', async (interval, spec) => {
    expect(await check(interval, spec)).toEqual([]);
  });
});

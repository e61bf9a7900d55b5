import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { KUSTOMIZATION } from '../../src/reconcilers/flux/kinds.ts';
import { listAt, stringAt, valueAt } from '../../src/yaml/value.ts';

/** The longest interval, in seconds, that is a sensible time to wait. */
const LONG = 15 * 60;
const UNITS: ReadonlyMap<string, number> = new Map([
  ['h', 3600],
  ['m', 60],
  ['s', 1],
]);

export default defineRule({
  id: 'missing-timeout',
  description: 'A Flux Kustomization with a long interval waits for what it applies, but has no timeout.',
  theme: 'practices',
  severity: 'warning',
  preset: 'strict',
  unreached: 'off',
  kinds: [KUSTOMIZATION],

  *check(kustomization, { patches }) {
    const interval = stringAt(kustomization.value, 'spec', 'interval') ?? '';
    const at = kustomization.at('spec', 'timeout');
    if (at.exists || !waits(kustomization) || secondsOf(interval) <= LONG) return;
    if (patches.mayWrite(kustomization, at.path)) return;
    yield {
      at: kustomization.at('spec', 'interval'),
      message: `This Kustomization waits for what it applies. Without \`timeout\`, a failed rollout is only reported after the interval of ${interval}, and what depends on it waits as long. Set one, such as \`timeout: 5m\`.`,
      values: [],
      cause: [interval],
    };
  },
});

function waits({ value }: KubernetesObject): boolean {
  return valueAt(value, ['spec', 'wait']) === true || listAt(value, 'spec', 'healthChecks').length > 0;
}

/** A duration such as `1h30m` in seconds; 0 if it is not one. */
function secondsOf(duration: string): number {
  if (!/^(?:\d{1,9}(?:\.\d{1,9})?[hms])+$/.test(duration)) return 0;
  const parts = [...duration.matchAll(/([\d.]+)([hms])/g)];
  return parts.reduce((sum, [, count, unit = '']) => sum + Number(count) * (UNITS.get(unit) ?? 0), 0);
}

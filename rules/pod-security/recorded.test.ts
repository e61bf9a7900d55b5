import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bootstrap } from '../../test/flux/repository.ts';
import { findingsOf } from '../../test/rules/check-tree.ts';

type Verdict = 'allowed' | 'rejected' | 'differs';

interface Recorded {
  readonly pod: { readonly metadata: object; readonly spec: object };
  readonly baseline: Verdict;
  readonly restricted: Verdict;
}

/** What the library of the API server says of pods in the versions 1.25 to 1.35 (`test/recorders/pod-security`). */
const RECORDED: readonly Recorded[] = JSON.parse(readFileSync(new URL('recorded.json', import.meta.url), 'utf8'));
const PATH = 'clusters/prod/pods';

/** The verdict here on each pod, in one namespace that enforces a standard. */
async function verdicts(level: 'baseline' | 'restricted'): Promise<Verdict[]> {
  const labels = { 'pod-security.kubernetes.io/enforce': level };
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'web', labels } };
  const pods = RECORDED.map(({ pod }, index): [string, string] => [
    `${PATH}/${index}.yaml`,
    JSON.stringify({ ...pod, metadata: { ...pod.metadata, name: `pod-${index}`, namespace: 'web' } }),
  ]);
  const found = await findingsOf('pod-security', {
    ...bootstrap('clusters/prod'),
    'clusters/prod/namespace.yaml': JSON.stringify(namespace),
    ...Object.fromEntries(pods),
  });
  const rejected = new Set(found.flatMap((one) => [one, ...one.places]).map(({ location }) => location.path));
  return pods.map(([path]) => (rejected.has(path) ? 'rejected' : 'allowed'));
}

test.each(['baseline', 'restricted'] as const)('%s is what the API server enforces in all versions', async (level) => {
  const ours = await verdicts(level);
  const different = RECORDED.flatMap((theirs, index) => {
    const expected = theirs[level] === 'rejected' ? 'rejected' : 'allowed';
    return ours[index] === expected
      ? []
      : [{ ours: ours[index], theirs: theirs[level], pod: JSON.stringify(theirs.pod) }];
  });
  expect(different).toEqual([]);
});

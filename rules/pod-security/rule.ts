import { getOrInsert } from '../../src/grouping.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { mutationOf } from '../../src/kubernetes/policies/mutator.ts';
import { POD_KINDS } from '../../src/kubernetes/references/pods.ts';
import { defineRule } from '../../src/lint/rule.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { atMost } from '../../src/text/words.ts';
import { baselineViolations } from './baseline.ts';
import { podTemplateOf } from './pod.ts';
import { restrictedViolations } from './restricted.ts';
import { enforcedFor } from './standard.ts';

/** How many violations a message lists. */
const SHOWN = 4;

export default defineRule({
  id: 'pod-security',
  description:
    'The API server rejects pods, because their namespace enforces a Pod Security Standard that they violate.',
  theme: 'schemas',
  severity: 'error',
  unreached: 'warning',
  // Knative adds containers and settings of its own.
  kinds: POD_KINDS.filter((kind) => !kind.endsWith('/Service')),

  *check(object, revision) {
    const pod = podTemplateOf(object);
    const enforced = pod && enforcedFor(object, revision);
    if (!pod || !enforced || object.at('spec', 'replicas').value === 0) return;
    const baseline = [...baselineViolations(pod)];
    const restricted = enforced.level === 'restricted' ? [...restrictedViolations(pod)] : [];
    const paths = new Set(baseline.map(({ path }) => path.join('.')));
    const all = [...baseline, ...restricted.filter(({ path }) => !paths.has(path.join('.')))];
    const found = all.filter(({ path }) => !revision.patches.mayWrite(object, path));
    const [first] = found;
    if (!first) return;
    const isCertain = baseline.length > 0 || !isMutated(object, revision);
    // An exempt runtime class is not known.
    const isExempt = pod.spec.runtimeClassName !== undefined;
    const what = object.kind === 'Pod' ? `Pod \`${object.name}\`` : `the pods of ${object.kind} \`${object.name}\``;
    yield {
      at: object.at(...first.path),
      severity: isCertain && !isExempt ? undefined : 'warning',
      message: `Namespace \`${object.namespace}\` enforces the Pod Security Standard \`${enforced.level}\`, so the API server rejects ${what}: ${atMost(
        found.map(({ words }) => words),
        SHOWN,
      ).join(', ')}.`,
      values: [enforced.level, ...found.map(({ path }) => path.join('.'))],
      related: [{ at: enforced.at, message: `Namespace ${object.namespace} enforces ${enforced.level}` }],
    };
  },
});

/** Whether something in the cluster may set what is missing. */
function isMutated({ builds }: KubernetesObject, revision: Revision): boolean {
  const mutated = getOrInsert(
    mutatedBuilds,
    revision,
    () => new Set(revision.objects.flatMap((object) => (mutationOf(object) === 'any field' ? object.builds : []))),
  );
  return builds.some((build) => mutated.has(build));
}

/** The builds that have something which changes pods. */
const mutatedBuilds = new WeakMap<Revision, ReadonlySet<string>>();

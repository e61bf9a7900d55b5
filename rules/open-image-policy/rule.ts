import type { KubernetesObject, Place } from '../../src/kubernetes/object.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { IMAGE_POLICY } from '../../src/reconcilers/flux/references/image-uses.ts';

/** Ranges that every version is in. */
const EVERY_VERSION = /^\s*(?:[*xX](?:\.[*xX]){0,2}|>=?\s*v?0(?:\.0){0,2}(?:-0)?)\s*$/;

export default defineRule({
  id: 'open-image-policy',
  description: 'An ImagePolicy accepts every tag of an image.',
  theme: 'practices',
  severity: 'warning',
  preset: 'strict',
  unreached: 'off',
  kinds: [IMAGE_POLICY],

  *check(policy, { patches }) {
    const filter = policy.at('spec', 'filterTags');
    const at = openOrder(policy);
    if (filter.exists || !at || [at.path, filter.path].some((path) => patches.mayWrite(policy, path))) return;
    const what = at.path.includes('semver') ? `every version` : 'every tag, also of other branches and builds';
    yield {
      at,
      message: `This ImagePolicy accepts ${what}, so anyone who can push a tag decides what runs. ${adviceFor(at)}`,
      values: [],
      cause: [what],
    };
  },
});

/** The order of a policy that leaves out no tag. */
function openOrder(policy: KubernetesObject): Place | undefined {
  const range = policy.at('spec', 'policy', 'semver', 'range');
  if (range.exists) return EVERY_VERSION.test(String(range.value)) ? range : undefined;
  return ['alphabetical', 'numerical'].map((order) => policy.at('spec', 'policy', order)).find(({ exists }) => exists);
}

function adviceFor(at: Place): string {
  return at.path.includes('semver')
    ? 'Limit the range to a major version, such as `1.x`.'
    : 'Set `filterTags.pattern`, such as `^main-[a-f0-9]+-(?P<ts>[0-9]+)$`.';
}

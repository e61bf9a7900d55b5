import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { defineRule } from '../../src/lint/rule.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import { SOURCE_GROUP } from '../../src/reconcilers/flux/kinds.ts';
import { IMAGE_UPDATE_AUTOMATION } from '../../src/reconcilers/flux/references/image-uses.ts';
import { isTemplate } from '../../src/text/variables.ts';
import { stringAt } from '../../src/yaml/value.ts';

export default defineRule({
  id: 'push-to-main',
  description: 'Image automation pushes to the branch that the cluster applies, without a pull request.',
  theme: 'practices',
  severity: 'notice',
  preset: 'audit',
  unreached: 'off',
  kinds: [IMAGE_UPDATE_AUTOMATION],

  *check(automation, { flux, patches }) {
    const cluster = flux.clusterOf(automation);
    const applied = cluster && appliedBranch(automation, cluster);
    const push = automation.at('spec', 'git', 'push', 'branch');
    const checkout = stringAt(automation.value, 'spec', 'git', 'checkout', 'ref', 'branch');
    const branch = push.exists ? push.value : (checkout ?? applied);
    if (!applied || branch !== applied || isTemplate(applied)) return;
    if (automation.at('spec', 'git', 'push', 'refspec').exists || patches.mayWrite(automation, push.path)) return;
    yield {
      at: push,
      message: `ImageUpdateAutomation \`${automation.name}\` pushes to \`${applied}\`, the branch that Flux applies, so a new image is deployed without a review. Set \`git.push.branch\` to another branch, and open pull requests from it.`,
      values: [applied],
    };
  },
});

/** The branch that the source of an automation follows. */
function appliedBranch({ value, namespace }: KubernetesObject, cluster: Cluster): string | undefined {
  const at = stringAt(value, 'spec', 'sourceRef', 'namespace') || namespace;
  const [source] = cluster.find(
    `${SOURCE_GROUP}/GitRepository`,
    at,
    stringAt(value, 'spec', 'sourceRef', 'name') ?? '',
  );
  return source && stringAt(source.object.value, 'spec', 'ref', 'branch');
}

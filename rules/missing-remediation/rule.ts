import { addedAfter } from '../../src/findings/field-fix.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { minorNumber } from '../../src/kubernetes/terms/minors.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { HELM_RELEASE } from '../../src/reconcilers/flux/kinds.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { listWords } from '../../src/text/words.ts';
import { valueAt } from '../../src/yaml/value.ts';

/** The switch of helm-controller that gives every HelmRelease a strategy. */
const SWITCH = 'DefaultToRetryOnFailure=true';
const ACTIONS = ['install', 'upgrade'];
/** The minor of Flux 2 that introduced `install.strategy` and `upgrade.strategy`. */
const FIRST_WITH_STRATEGIES = 7;

export default defineRule({
  id: 'missing-remediation',
  description: 'A HelmRelease does not say what happens after a failed installation or upgrade.',
  theme: 'practices',
  severity: 'warning',
  preset: 'strict',
  on: 'tree',

  *check(revision) {
    const releases = revision.objects.flatMap((object) => {
      if (object.groupKind !== HELM_RELEASE || revision.standings.ofObject(object) !== 'deployed') return [];
      const actions = ACTIONS.filter((action) => isSilent(object, action, revision));
      return actions.length > 0 ? [{ object, actions }] : [];
    });
    if (releases.length === 0 || [...revision.manifests.texts()].some(({ text }) => text.includes(SWITCH))) return;
    for (const { object, actions } of releases) {
      const isKnown = knowsStrategies(object, revision);
      const field = isKnown ? 'strategy' : 'remediation';
      const fields = listWords(actions.map((action) => `\`${action}.${field}\``));
      yield {
        at: object.at('spec', actions.length === 1 ? (actions[0] ?? '') : 'install').key,
        object,
        message: `This HelmRelease does not set ${fields}. After one failed ${listWords(actions.map(nounOf), 'or')}, Flux does not try again until the HelmRelease or its chart changes. ${isKnown ? 'Set `name: RetryOnFailure`.' : 'Set `retries: 3` there.'}`,
        values: actions,
        cause: actions,
        fix: isKnown ? addedFields(object) : undefined,
      };
    }
  },
});

/** Whether a HelmRelease neither retries an action nor says that it should not. */
function isSilent(release: KubernetesObject, action: string, { patches }: Revision): boolean {
  return ['strategy', 'remediation'].every((field) => {
    const path = ['spec', action, field];
    return valueAt(release.value, path) === undefined && !patches.mayWrite(release, path);
  });
}

/** Whether all versions of Flux that the repository is for have strategies for a release. */
function knowsStrategies({ version }: KubernetesObject, { schemas }: Revision): boolean {
  return version === 'v2' && schemas.targets.flux.minors.every((minor) => minorNumber(minor) >= FIRST_WITH_STRATEGIES);
}

function nounOf(action: string): string {
  return action === 'install' ? 'installation' : 'upgrade';
}

function addedFields(release: KubernetesObject): ReturnType<typeof addedAfter> {
  if (ACTIONS.some((action) => release.at('spec', action).exists)) return undefined;
  const lines = ACTIONS.flatMap((action) => [`${action}:`, '  strategy:', '    name: RetryOnFailure']);
  return addedAfter(release.at('spec', 'interval'), lines);
}

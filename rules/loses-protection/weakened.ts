import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { APP_PROJECT } from '../../src/reconcilers/argocd/kinds.ts';
import { HELM_RELEASE, KUSTOMIZATION, SOURCE_GROUP } from '../../src/reconcilers/flux/kinds.ts';
import { hasVariable } from '../../src/text/variables.ts';
import { isList, isMap, type YamlValue } from '../../src/yaml/value.ts';

/** A field of an object that protects less than before. */
export interface Weakening {
  readonly path: readonly (string | number)[];
  /** What is possible from now on, as a sentence without its end. */
  readonly harm: string;
}

type Check = readonly [
  path: readonly string[],
  isWeaker: (before: YamlValue, after: YamlValue | undefined) => boolean,
  harm: string,
];

const ENFORCE = 'pod-security.kubernetes.io/enforce';
const LEVELS = ['privileged', 'baseline', 'restricted'];
const isGone = (before: YamlValue, after: YamlValue | undefined): boolean =>
  before !== null && (after === undefined || after === null);
const becomes =
  (from: RegExp, to: RegExp) =>
  (before: YamlValue, after: YamlValue | undefined): boolean =>
    typeof before === 'string' && from.test(before) && typeof after === 'string' && to.test(after);
const isUnverified = 'Flux no longer verifies who published what it applies';
const isAdmitted = 'what it denied is admitted';

/** Whether a list gets an entry that stands for everything. */
function opensUp(before: YamlValue, after: YamlValue | undefined): boolean {
  const isAny = (entry: YamlValue): boolean =>
    entry === '*' ||
    (isMap(entry) && Object.values(entry).length > 1 && Object.values(entry).every((part) => part === '*'));
  return isList(before) && !before.some(isAny) && isList(after) && after.some(isAny);
}

function isLowerLevel(before: YamlValue, after: YamlValue | undefined): boolean {
  const [from, to] = [before, after ?? 'privileged'].map((level) => LEVELS.indexOf(String(level)));
  return from !== undefined && to !== undefined && to >= 0 && from > to;
}

/** Lists of what is denied: taking an action out of them admits it. */
function losesDeny(before: YamlValue, after: YamlValue | undefined): boolean {
  return isList(before) && before.includes('Deny') && isList(after) && !after.includes('Deny');
}

function checksOf({ groupKind, group, kind }: KubernetesObject): readonly Check[] {
  if (groupKind === '/Namespace')
    return [[['metadata', 'labels', ENFORCE], isLowerLevel, 'pods that it rejected are admitted']];
  if (group === SOURCE_GROUP) return [[['spec', 'verify'], isGone, isUnverified]];
  if (groupKind === HELM_RELEASE)
    return [
      [['spec', 'chart', 'spec', 'verify'], isGone, isUnverified],
      [
        ['spec', 'serviceAccountName'],
        isGone,
        'helm-controller acts with its own rights, which often are those of an administrator',
      ],
    ];
  if (groupKind === KUSTOMIZATION)
    return [
      [
        ['spec', 'serviceAccountName'],
        isGone,
        'kustomize-controller acts with its own rights, which often are those of an administrator',
      ],
    ];
  if (groupKind === APP_PROJECT)
    return [
      [['spec', 'sourceRepos'], opensUp, 'its Applications may come from any repository'],
      [['spec', 'destinations'], opensUp, 'its Applications may deploy to any namespace of any cluster'],
      [['spec', 'clusterResourceWhitelist'], opensUp, 'its Applications may change everything in the cluster'],
    ];
  if (kind === 'ValidatingAdmissionPolicyBinding') return [[['spec', 'validationActions'], losesDeny, isAdmitted]];
  if (kind === 'ValidatingAdmissionPolicy')
    return [[['spec', 'failurePolicy'], becomes(/^Fail$/, /^Ignore$/), 'objects are admitted while it fails']];
  if (group === 'kyverno.io')
    return [[['spec', 'validationFailureAction'], becomes(/^enforce$/i, /^audit$/i), isAdmitted]];
  if (group === 'constraints.gatekeeper.sh')
    return [[['spec', 'enforcementAction'], becomes(/^deny$/, /^(?:dryrun|warn)$/), isAdmitted]];
  return [];
}

/** The fields by which an object protects less than before; none where variables decide. */
export function weakenings(before: KubernetesObject, after: KubernetesObject): Weakening[] {
  return checksOf(after).flatMap(([path, isWeaker, harm]) => {
    const [old, now] = [before.at(...path), after.at(...path)];
    if (!old.exists || old.value === undefined || [old, now].some(({ value }) => hasVariables(value))) return [];
    return isWeaker(old.value, now.exists ? now.value : undefined) ? [{ path, harm }] : [];
  });
}

function hasVariables(value: YamlValue | undefined): boolean {
  return typeof value === 'string' && hasVariable(value);
}

import { quoted } from '../../../text/words.ts';
import type { Field } from '../field.ts';
import { localPath } from './mounts.ts';

const SECCOMP_POD = 'seccomp.security.alpha.kubernetes.io/pod';
const SECCOMP_CONTAINER = 'container.seccomp.security.alpha.kubernetes.io/';
const APP_ARMOR = 'container.apparmor.security.beta.kubernetes.io/';
const DELETION_COST = 'controller.kubernetes.io/pod-deletion-cost';
const MIRROR = 'kubernetes.io/config.mirror';
const CONTAINERS = ['containers', 'initContainers', 'ephemeralContainers'];

/** How a tool names its profiles in annotations, and where the field for them is. */
interface ProfileAnnotation {
  readonly field: 'seccompProfile' | 'appArmorProfile';
  readonly unconfined: string;
  readonly runtime: readonly string[];
}

const SECCOMP: ProfileAnnotation = {
  field: 'seccompProfile',
  unconfined: 'unconfined',
  runtime: ['runtime/default', 'docker/default'],
};
const ARMOR: ProfileAnnotation = { field: 'appArmorProfile', unconfined: 'unconfined', runtime: ['runtime/default'] };
const LOCALHOST = 'localhost/';

/** Reports annotations that the API server reads as settings of a pod, and that are wrong or contradict a field. */
export function podAnnotations(annotations: Field, spec: Field): void {
  if (annotations.at(MIRROR).isSet) spec.require('nodeName', `The annotation \`${MIRROR}\` requires it`);
  deletionCost(annotations.at(DELETION_COST));
  for (const [key, annotation] of annotations.entries) {
    if (key === SECCOMP_POD || key.startsWith(SECCOMP_CONTAINER)) profileName(annotation, SECCOMP);
    if (key.startsWith(APP_ARMOR)) {
      profileName(annotation, ARMOR);
      containerOf(annotation, key.slice(APP_ARMOR.length), spec);
    }
  }
  agreement(annotations, spec);
}

function deletionCost(cost: Field): void {
  const { text } = cost;
  const isNumber = text !== undefined && /^-?(?:0|[1-9][0-9]{0,9})$/.test(text) && Math.abs(Number(text)) < 2 ** 31;
  if (text !== undefined && !isNumber)
    cost.wrong(
      'deletion-cost',
      `${cost.name} is ${quoted(text)}, but must be a 32-bit integer without leading zeros.`,
      [text],
    );
}

function profileName(annotation: Field, { field, unconfined, runtime }: ProfileAnnotation): void {
  const { text } = annotation;
  if (text === undefined || text === unconfined || runtime.includes(text)) return;
  if (text === '' && field === 'appArmorProfile') return;
  if (!text.startsWith(LOCALHOST))
    annotation.wrong(
      'profile',
      `${annotation.name} is ${quoted(text)}, but must be \`runtime/default\`, \`unconfined\` or \`localhost/\` and the name of a profile.`,
      [text],
    );
  else if (field === 'seccompProfile') localPath(annotation, text.slice(LOCALHOST.length));
}

function containerOf(annotation: Field, name: string, spec: Field): void {
  const lists = CONTAINERS.map((key) => spec.at(key));
  const names = lists.flatMap(({ items }) => items.map((container) => container.at('name')));
  if (!spec.isWhole || lists.some((list) => !list.isWhole) || names.some((field) => !field.isKnown)) return;
  if (!names.some(({ word }) => word === name))
    annotation.lacking(
      'container',
      `${annotation.name} is for the container ${quoted(name)}, which the pod does not have.`,
      [name],
    );
}

/** Reports fields for profiles that say something other than the annotations next to them. */
function agreement(annotations: Field, spec: Field): void {
  const pod = spec.at('securityContext');
  agree(annotations.at(SECCOMP_POD), pod.at('seccompProfile'), SECCOMP);
  for (const container of CONTAINERS.flatMap((key) => spec.at(key).items)) {
    const name = container.at('name').word;
    if (name === undefined) continue;
    const context = container.at('securityContext');
    agree(annotations.at(`${SECCOMP_CONTAINER}${name}`), context.at('seccompProfile'), SECCOMP);
    const own = context.at('appArmorProfile');
    if (spec.at('os', 'name').word !== 'windows')
      agree(annotations.at(`${APP_ARMOR}${name}`), own.isSet ? own : pod.at('appArmorProfile'), ARMOR);
  }
}

function agree(annotation: Field, profile: Field, { unconfined, runtime }: ProfileAnnotation): void {
  const [type, local] = [profile.at('type'), profile.at('localhostProfile')];
  const { text } = annotation;
  if (text === undefined || type.word === undefined) return;
  const fits =
    type.word === 'Unconfined'
      ? text === unconfined
      : type.word === 'RuntimeDefault'
        ? runtime.includes(text)
        : type.word !== 'Localhost' || text.startsWith(LOCALHOST);
  const wrong = !fits
    ? type
    : type.word === 'Localhost' && local.isKnown && local.text !== text.slice(LOCALHOST.length)
      ? local
      : undefined;
  wrong?.wrong(
    'profile',
    `${wrong.name} contradicts ${annotation.name}, which is ${quoted(text)}. Remove the annotation.`,
    [text],
  );
}

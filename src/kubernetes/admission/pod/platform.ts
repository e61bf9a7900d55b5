import { named, oneOf, SUBDOMAIN } from '../checks.ts';
import type { Field } from '../field.ts';

const CONTAINERS = ['containers', 'initContainers', 'ephemeralContainers'];
/** What only Linux has: fields of a pod's spec, of its security context, and of a container's. */
const OF_LINUX = {
  pod: ['hostUsers', 'hostPID', 'hostIPC', 'shareProcessNamespace'],
  podContext: [
    'appArmorProfile',
    'seLinuxOptions',
    'seccompProfile',
    'fsGroup',
    'fsGroupChangePolicy',
    'sysctls',
    'runAsUser',
    'runAsGroup',
    'supplementalGroups',
    'supplementalGroupsPolicy',
    'seLinuxChangePolicy',
  ],
  context: [
    'appArmorProfile',
    'seLinuxOptions',
    'seccompProfile',
    'capabilities',
    'readOnlyRootFilesystem',
    'privileged',
    'allowPrivilegeEscalation',
    'procMount',
    'runAsUser',
    'runAsGroup',
  ],
};

/** Reports settings of a pod that its operating system does not have, or that contradict each other on its node. */
export function platform(spec: Field): void {
  const os = spec.at('os');
  const contexts = [spec.at('securityContext'), ...containersOf(spec).map((one) => one.at('securityContext'))];
  if (os.isSet && !os.require('name')) oneOf(os.at('name'), ['linux', 'windows']);
  if (os.at('name').word === 'windows') windows(spec);
  if (os.at('name').word === 'linux')
    for (const options of contexts.map((context) => context.at('windowsOptions')))
      if (options.isSet) options.wrong('os', `${options.name} cannot be set in a pod with \`os.name: linux\`.`);
  hostProcess(spec);
  hostUsers(spec);
  hostName(spec);
  const shared = spec.at('shareProcessNamespace');
  if (shared.isTrue && spec.at('hostPID').isTrue)
    shared.wrong('host-pid', `${shared.name} cannot be combined with \`hostPID: true\`. Keep one of them.`);
}

function containersOf(spec: Field): Field[] {
  return CONTAINERS.flatMap((key) => spec.at(key).items);
}

function windows(spec: Field): void {
  const fields = [
    ...OF_LINUX.pod.map((key) => spec.at(key)).filter(({ value }) => value !== false),
    ...OF_LINUX.podContext.map((key) => spec.at('securityContext', key)),
    ...containersOf(spec).flatMap((one) => OF_LINUX.context.map((key) => one.at('securityContext', key))),
  ];
  for (const field of fields)
    if (field.isSet && !(Array.isArray(field.value) && field.isEmpty))
      field.wrong('os', `${field.name} cannot be set in a pod with \`os.name: windows\`.`);
}

/** Either all containers of a pod are processes of the Windows host, or none is. */
function hostProcess(spec: Field): void {
  const pod = spec.at('securityContext', 'windowsOptions', 'hostProcess');
  const own = containersOf(spec).map((one) => one.at('securityContext', 'windowsOptions', 'hostProcess'));
  if (typeof pod.value === 'boolean')
    for (const field of own)
      if (typeof field.value === 'boolean' && field.value !== pod.value)
        field.wrong('host-process', `${field.name} must be \`${pod.value}\`, as for the whole pod.`);
  const of = own.map((field) => (field.isSet ? field.isTrue : pod.isTrue));
  if (!of.includes(true) || !CONTAINERS.every((key) => spec.at(key).isWhole)) return;
  if (of.includes(false))
    spec.wrong(
      'host-process',
      `${spec.name} has containers with and without \`hostProcess\`, which cannot be combined.`,
    );
  const network = spec.at('hostNetwork');
  if (network.value === false || spec.lacks('hostNetwork'))
    network.lacking('host-process', `${network.name} must be \`true\` for containers with \`hostProcess: true\`.`);
}

function hostUsers(spec: Field): void {
  if (spec.at('hostUsers').value !== false) return;
  for (const field of ['hostNetwork', 'hostPID', 'hostIPC'].map((key) => spec.at(key)))
    if (field.isTrue) field.wrong('host-users', `${field.name} cannot be \`true\` with \`hostUsers: false\`.`);
  for (const devices of containersOf(spec).map((one) => one.at('volumeDevices')))
    if (devices.items.length > 0)
      devices.wrong('host-users', `${devices.name} cannot be set with \`hostUsers: false\`.`);
}

function hostName(spec: Field): void {
  const name = spec.at('hostnameOverride');
  if (!name.isSet) return;
  for (const key of ['setHostnameAsFQDN', 'hostNetwork'])
    if (spec.at(key).isTrue) name.wrong('hostname', `${name.name} cannot be combined with \`${key}: true\`.`);
  named(
    name,
    (text) => (text.length > 64 ? `has ${text.length} characters, but can have at most 64` : SUBDOMAIN(text)),
    'check',
  );
}

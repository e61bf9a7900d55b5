import { quoted } from '../../../text/words.ts';
import { inRange, oneOf } from '../checks.ts';
import type { Field } from '../field.ts';
import { localPath } from './mounts.ts';
import { windowsOptions } from './windows.ts';

/** Reports what is wrong with the security context of a container. */
export function securityContext(context: Field, spec: Field): void {
  if (!context.isSet) return;
  identifiers(context, ['runAsUser', 'runAsGroup']);
  profiles(context);
  windowsOptions(context.at('windowsOptions'));
  const mount = context.at('procMount');
  oneOf(mount, ['Default', 'Unmasked'], 'check');
  if (mount.word === 'Unmasked' && (spec.at('hostUsers').isTrue || spec.lacks('hostUsers')))
    mount.wrong('proc-mount', `${mount.name} is \`Unmasked\`, which requires \`hostUsers: false\` in the pod.`);
  const escalation = context.at('allowPrivilegeEscalation');
  if (escalation.value !== false) return;
  const added = context.at('capabilities', 'add').items.some(({ text }) => text === 'CAP_SYS_ADMIN');
  if (context.at('privileged').isTrue || added)
    escalation
      .against(context.at('privileged'), context.at('capabilities', 'add'))
      .wrong(
        'privileged',
        `${escalation.name} cannot be \`false\` with ${added ? 'the capability `CAP_SYS_ADMIN`' : '`privileged: true`'}, which allows escalation.`,
      );
}

/** Reports what is wrong with the security context of a pod. */
export function podSecurityContext(context: Field, spec: Field): void {
  if (!context.isSet) return;
  identifiers(context, ['runAsUser', 'runAsGroup', 'fsGroup']);
  for (const group of context.at('supplementalGroups').items) inRange(group, 0, 2 ** 31 - 1);
  profiles(context);
  windowsOptions(context.at('windowsOptions'));
  oneOf(context.at('fsGroupChangePolicy'), ['OnRootMismatch', 'Always'], 'check');
  oneOf(context.at('supplementalGroupsPolicy'), ['Merge', 'Strict'], 'check');
  const relabel = context.at('seLinuxChangePolicy');
  oneOf(relabel, ['MountOption', 'Recursive'], 'check');
  if (relabel.word === 'MountOption')
    relabel
      .onlyIn({ before: '1.37' })
      .wrong(
        'choice',
        `${relabel.name} is \`MountOption\`, which requires Kubernetes 1.37 or later. Use \`Recursive\`.`,
      );
  sysctls(context, spec);
}

function sysctls(context: Field, spec: Field): void {
  const seen = new Set<string>();
  for (const sysctl of context.at('sysctls').items) {
    const name = sysctl.at('name');
    sysctl.require('name');
    if (name.word === undefined) continue;
    hostSysctl(name, spec);
    if (
      name.word.length > 253 ||
      !/^[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?(?:[./][a-z0-9](?:[-_a-z0-9]*[a-z0-9])?)*$/.test(name.word)
    )
      name.wrong('sysctl', `${name.name} is not a valid kernel setting name, such as \`net.core.somaxconn\`.`, [
        name.word,
      ]);
    else if (seen.has(name.word)) name.duplicate(`${name.name} is set twice.`, [name.word]);
    seen.add(name.word);
  }
}

/** Kernel settings of a namespace that the pod shares with its node (component-helpers, node/util/sysctl). */
const OF_NETWORK = /^net\./;
const OF_IPC = /^(?:kernel\.(?:sem|shm|shmall|shmmax|shmmni|shm_rmid_forced|msg|msgmax|msgmnb|msgmni)$|fs\.mqueue\.)/;

function hostSysctl(name: Field, spec: Field): void {
  const setting = name.word?.replaceAll('/', '.') ?? '';
  const shared =
    OF_NETWORK.test(setting) && spec.at('hostNetwork').isTrue
      ? 'hostNetwork'
      : OF_IPC.test(setting) && spec.at('hostIPC').isTrue
        ? 'hostIPC'
        : undefined;
  if (shared !== undefined)
    name.wrong('sysctl', `${name.name} is ${quoted(setting)}, which cannot be set with \`${shared}: true\`.`, [
      setting,
    ]);
}

function identifiers(context: Field, keys: readonly string[]): void {
  for (const key of keys) inRange(context.at(key), 0, 2 ** 31 - 1);
}

function profiles(context: Field): void {
  securityProfile(context.at('seccompProfile'));
  localPath(context.at('seccompProfile', 'localhostProfile'));
  securityProfile(context.at('appArmorProfile'));
  const local = context.at('appArmorProfile', 'localhostProfile');
  if (local.word !== undefined && local.word !== local.word.trim())
    local.wrong('profile', `${local.name} must not start or end with a space.`);
}

/** Reports a seccomp or AppArmor profile that is not whole. */
function securityProfile(profile: Field): void {
  if (!profile.isSet || profile.require('type')) return;
  const type = profile.at('type').word;
  const local = profile.at('localhostProfile');
  oneOf(profile.at('type'), ['Localhost', 'RuntimeDefault', 'Unconfined']);
  if (type === 'Localhost') profile.require('localhostProfile', 'The type `Localhost` requires a profile on the node');
  else if (type !== undefined && local.isSet)
    local.wrong('profile', `${local.name} can be set only with \`type: Localhost\`.`);
}

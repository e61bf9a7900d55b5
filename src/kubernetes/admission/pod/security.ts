import { inRange } from '../checks.ts';
import type { Field } from '../field.ts';

/** Reports what is wrong with the security context of a container. */
export function securityContext(context: Field): void {
  if (!context.isSet) return;
  identifiers(context, ['runAsUser', 'runAsGroup']);
  for (const key of ['seccompProfile', 'appArmorProfile']) securityProfile(context.at(key));
  const escalation = context.at('allowPrivilegeEscalation');
  if (escalation.value !== false) return;
  const added = context.at('capabilities', 'add').items.some(({ text }) => text === 'CAP_SYS_ADMIN');
  if (context.at('privileged').isTrue || added)
    escalation.wrong(
      'privileged',
      `${escalation.name} cannot be \`false\` with ${added ? 'the capability `CAP_SYS_ADMIN`' : '`privileged: true`'}, which allows escalation.`,
    );
}

/** Reports what is wrong with the security context of a pod. */
export function podSecurityContext(context: Field): void {
  if (!context.isSet) return;
  identifiers(context, ['runAsUser', 'runAsGroup', 'fsGroup']);
  for (const group of context.at('supplementalGroups').items) inRange(group, 0, 2 ** 31 - 1);
  for (const key of ['seccompProfile', 'appArmorProfile']) securityProfile(context.at(key));
  const seen = new Set<string>();
  for (const sysctl of context.at('sysctls').items) {
    const name = sysctl.at('name');
    sysctl.require('name');
    if (name.word === undefined) continue;
    if (!/^[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?(?:[./][a-z0-9](?:[-_a-z0-9]*[a-z0-9])?)*$/.test(name.word))
      name.wrong('sysctl', `${name.name} is not a valid kernel setting name, such as \`net.core.somaxconn\`.`, [
        name.word,
      ]);
    else if (seen.has(name.word)) name.duplicate(`${name.name} is set twice.`, [name.word]);
    seen.add(name.word);
  }
}

function identifiers(context: Field, keys: readonly string[]): void {
  for (const key of keys) inRange(context.at(key), 0, 2 ** 31 - 1);
}

/** Reports a seccomp or AppArmor profile that is not whole. */
function securityProfile(profile: Field): void {
  if (!profile.isSet || profile.require('type')) return;
  const type = profile.at('type').word;
  const local = profile.at('localhostProfile');
  if (type === 'Localhost') profile.require('localhostProfile', 'The type `Localhost` requires a profile on the node');
  else if (type !== undefined && local.isSet)
    local.wrong('profile', `${local.name} can be set only with \`type: Localhost\`.`);
}

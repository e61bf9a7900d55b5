import { contextOf, contextPath, type Holder, isOpen, type PodTemplate, type Violation } from './pod.ts';

const APP_ARMOR = 'container.apparmor.security.beta.kubernetes.io/';
/** The types of SELinux that containers may have. */
const SELINUX_TYPES = new Set(['', 'container_t', 'container_init_t', 'container_kvm_t', 'container_engine_t']);

/** What `baseline` does not allow of the profiles of pods and containers: seccomp, AppArmor, SELinux, Windows. */
export function* profileViolations(pod: PodTemplate): Iterable<Violation> {
  for (const holder of pod.holders) {
    for (const profile of ['seccompProfile', 'appArmorProfile'])
      if (contextOf(holder, profile, 'type') === 'Unconfined')
        yield {
          path: contextPath(holder, profile, 'type'),
          words: `${holder.owner} must not set \`${profile}.type: Unconfined\``,
        };
    if (contextOf(holder, 'windowsOptions', 'hostProcess') === true)
      yield {
        path: contextPath(holder, 'windowsOptions', 'hostProcess'),
        words: `${holder.owner} must not set \`hostProcess: true\``,
      };
    yield* ofSelinux(holder);
  }
  for (const [key, value] of Object.entries(pod.annotations ?? {}))
    if (key.startsWith(APP_ARMOR) && value === 'unconfined')
      yield { path: [...pod.annotationsPath, key], words: 'the pod must not set the AppArmor profile `unconfined`' };
}

function* ofSelinux(holder: Holder): Iterable<Violation> {
  for (const field of ['type', 'user', 'role']) {
    const value = contextOf(holder, 'seLinuxOptions', field);
    if (typeof value !== 'string' || isOpen(value)) continue;
    const isAllowed = field === 'type' ? SELINUX_TYPES.has(value) : value === '';
    if (!isAllowed)
      yield {
        path: contextPath(holder, 'seLinuxOptions', field),
        words: `${holder.owner} must not set \`seLinuxOptions.${field}: ${value}\``,
      };
  }
}

import { isMap, listAt, stringAt } from '../../src/yaml/value.ts';
import { contextList, contextOf, contextPath, type Holder, isOpen, type PodTemplate, type Violation } from './pod.ts';
import { profileViolations } from './profiles.ts';

/** The capabilities that containers may add. */
const CAPABILITIES = new Set(
  'AUDIT_WRITE CHOWN DAC_OVERRIDE FOWNER FSETID KILL MKNOD NET_BIND_SERVICE SETFCAP SETGID SETPCAP SETUID SYS_CHROOT'.split(
    ' ',
  ),
);

/** The sysctls that pods may set in any of the versions from 1.25 to 1.35. */
const SYSCTLS = new Set([
  'kernel.shm_rmid_forced',
  ...[
    'ip_local_port_range',
    'ip_local_reserved_ports',
    'ip_unprivileged_port_start',
    'ping_group_range',
    'tcp_fin_timeout',
    'tcp_keepalive_intvl',
    'tcp_keepalive_probes',
    'tcp_keepalive_time',
    'tcp_rmem',
    'tcp_syncookies',
    'tcp_wmem',
  ].map((name) => `net.ipv4.${name}`),
]);

/**
 * What the standard `baseline` does not allow in a pod in any version from 1.25 to 1.35 (the checks of pod-security-admission). Hosts of
 * probes are left out, as only 1.34 and later reject them.
 */
export function* baselineViolations(pod: PodTemplate): Iterable<Violation> {
  for (const field of ['hostNetwork', 'hostPID', 'hostIPC'])
    if (pod.spec[field] === true)
      yield { path: [...pod.path, field], words: `the pod must not set \`${field}: true\`` };
  yield* volumes(pod);
  yield* sysctls(pod);
  for (const container of pod.containers) yield* ofContainer(container, pod);
  yield* profileViolations(pod);
}

function* volumes({ spec, path }: PodTemplate): Iterable<Violation> {
  for (const [index, volume] of listAt(spec, 'volumes').entries())
    if (isMap(volume) && isMap(volume.hostPath))
      yield {
        path: [...path, 'volumes', index, 'hostPath'],
        words: `volume \`${stringAt(volume, 'name') ?? index}\` must not be a \`hostPath\``,
      };
}

function* sysctls({ spec, path }: PodTemplate): Iterable<Violation> {
  for (const [index, sysctl] of listAt(spec, 'securityContext', 'sysctls').entries()) {
    const name = stringAt(sysctl, 'name');
    if (name && !SYSCTLS.has(name.replaceAll('/', '.')) && !isOpen(name))
      yield {
        path: [...path, 'securityContext', 'sysctls', index, 'name'],
        words: `the pod must not set the sysctl \`${name}\``,
      };
  }
}

function* ofContainer(container: Holder, { spec }: PodTemplate): Iterable<Violation> {
  const { owner, path, value } = container;
  if (contextOf(container, 'privileged') === true)
    yield { path: contextPath(container, 'privileged'), words: `${owner} must not set \`privileged: true\`` };
  for (const [index, name] of contextList(container, 'capabilities', 'add').entries())
    if (!CAPABILITIES.has(name) && !isOpen(name))
      yield {
        path: [...contextPath(container, 'capabilities', 'add'), index],
        words: `${owner} must not add the capability \`${name}\``,
      };
  for (const [index, port] of listAt(value, 'ports').entries())
    if (isMap(port) && typeof port.hostPort === 'number' && port.hostPort !== 0)
      yield { path: [...path, 'ports', index, 'hostPort'], words: `${owner} must not use \`hostPort\`` };
  // With its own users, a pod may also unmask its processes.
  if (spec.hostUsers !== false) yield* unmaskedProcesses(container);
}

/** A container that sees all of `/proc`. */
export function* unmaskedProcesses(container: Holder): Iterable<Violation> {
  if (contextOf(container, 'procMount') === 'Unmasked')
    yield {
      path: contextPath(container, 'procMount'),
      words: `${container.owner} must not set \`procMount: Unmasked\``,
    };
}

import { ipAddress } from '../addresses.ts';
import { LABEL, labelKey, named, oneOf, SUBDOMAIN, unique } from '../checks.ts';
import type { Field } from '../field.ts';
import { annotationProblems } from '../metadata.ts';
import { labels } from '../selectors.ts';
import { containerProblems, hostPortConflicts, type PodContext, positiveSeconds } from './container.ts';
import { probesAndHandlers } from './probes.ts';
import { affinity, tolerations, topologySpread } from './scheduling.ts';
import { podSecurityContext } from './security.ts';
import { type ClaimNames, podVolumes, volumeProblems } from './volumes.ts';

/** Reports what is wrong with a pod template; `claims` are the names of a StatefulSet's claim templates. */
export function podTemplate(template: Field, claims: ClaimNames = []): void {
  labels(template.at('metadata', 'labels'));
  const annotations = template.at('metadata', 'annotations');
  for (const { path, message, values } of annotationProblems(annotations.value, annotations.path, false)) {
    const annotation = annotations.at(String(path.at(-1)));
    if (annotation.value === null || typeof annotation.value === 'string')
      annotation.wrong('annotation', message, values);
  }
  podSpec(template.at('spec'), claims);
}

/** Reports what is wrong with the spec of a pod. */
export function podSpec(spec: Field, claims: ClaimNames = []): void {
  const pod: PodContext = {
    volumes: podVolumes(spec.at('volumes'), claims),
    hostNetwork: spec.at('hostNetwork').isTrue,
  };
  spec.require('containers', 'A pod must have at least one container');
  volumeProblems(spec.at('volumes'));
  containers(spec, pod);
  scheduling(spec);
  podSecurityContext(spec.at('securityContext'));
  dns(spec);
  names(spec);
  positiveSeconds(spec.at('activeDeadlineSeconds'));
  for (const alias of spec.at('hostAliases').items) {
    if (!alias.require('ip')) ipAddress(alias.at('ip'));
    for (const host of alias.at('hostnames').items) named(host, SUBDOMAIN, 'check');
  }
}

function containers(spec: Field, pod: PodContext): void {
  const [main, initial] = [spec.at('containers').items, spec.at('initContainers').items];
  const grace = spec.at('terminationGracePeriodSeconds');
  for (const container of [...main, ...initial]) containerProblems(container, pod);
  for (const container of main) probesAndHandlers(container, grace);
  for (const container of initial) initContainer(container, grace);
  unique(
    [...main, ...initial].map((container) => container.at('name')),
    'container name',
  );
  hostPortConflicts(main);
}

function initContainer(container: Field, grace: Field): void {
  const policy = container.at('restartPolicy');
  if (policy.word === 'Always') probesAndHandlers(container, grace);
  if (policy.word === 'Always' || !policy.isKnown) return;
  for (const key of ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe']) {
    const field = container.at(key);
    if (field.isSet)
      field.wrong(
        'init',
        `${field.name} cannot be set in an init container unless it is a sidecar with \`restartPolicy: Always\`.`,
      );
  }
}

function scheduling(spec: Field): void {
  labels(spec.at('nodeSelector'));
  affinity(spec.at('affinity'));
  tolerations(spec.at('tolerations'));
  topologySpread(spec.at('topologySpreadConstraints'));
  for (const gate of spec.at('readinessGates').items)
    if (!gate.require('conditionType')) labelKey(gate.at('conditionType'));
}

function dns(spec: Field): void {
  const policy = spec.at('dnsPolicy');
  const config = spec.at('dnsConfig');
  oneOf(policy, ['ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None']);
  oneOf(spec.at('restartPolicy'), ['Always', 'OnFailure', 'Never']);
  if (policy.word === 'None') {
    if (!spec.require('dnsConfig', '`dnsPolicy: None` requires it'))
      config.require('nameservers', '`dnsPolicy: None` requires it');
  }
  const servers = config.at('nameservers');
  if (servers.items.length > 3)
    servers.wrong('nameservers', `${servers.name} has ${servers.items.length} entries, but can have at most 3.`);
  for (const server of servers.items) ipAddress(server, 'check');
  for (const search of config.at('searches').items) named(search, wrongSearch, 'check');
}

/** Underscores are valid since 1.34. Older releases are not reported. */
function wrongSearch(name: string): string | undefined {
  return name === '.'
    ? undefined
    : SUBDOMAIN(
        name
          .replace(/\.$/, '')
          .replaceAll('_', '-')
          .replace(/^-|(?<=\.)-/g, 'x'),
      );
}

function names(spec: Field): void {
  for (const key of ['serviceAccountName', 'nodeName', 'priorityClassName']) named(spec.at(key), SUBDOMAIN);
  named(spec.at('runtimeClassName'), SUBDOMAIN, 'check');
  if (spec.lacks('serviceAccountName')) named(spec.at('serviceAccount'), SUBDOMAIN);
  for (const key of ['hostname', 'subdomain']) named(spec.at(key), LABEL);
}

import { quoted } from '../../../text/words.ts';
import { ipAddress } from '../addresses.ts';
import { LABEL, labelKey, named, oneOf, SUBDOMAIN, unique } from '../checks.ts';
import type { Field } from '../field.ts';
import { annotationProblems } from '../labels.ts';
import { labels } from '../selectors.ts';
import { podAnnotations } from './annotations.ts';
import { containerProblems, hostPortConflicts, type PodContext, positiveSeconds } from './container.ts';
import { dns } from './dns.ts';
import { platform } from './platform.ts';
import { podResources } from './pod-resources.ts';
import { probesAndHandlers } from './probes.ts';
import { podClaimProblems, podClaims } from './resource-claims.ts';
import { affinity, tolerations, topologySpread } from './scheduling.ts';
import { podSecurityContext } from './security.ts';
import { type ClaimNames, podVolumes, volumeProblems } from './volumes.ts';

/** The minors in which only sidecars have a restart policy of their own (ContainerRestartRules). */
const BEFORE_RESTART_RULES = { before: '1.35' };

/** What a pod has from elsewhere. */
interface PodOwner {
  /** The names of a StatefulSet's claim templates. */
  readonly claims?: ClaimNames;
  readonly name?: string | undefined;
  /** A StatefulSet names its pods itself, so that the API server does not look at their host names. */
  readonly isNamedByOwner?: boolean;
}

/** Reports what is wrong with a pod template. */
export function podTemplate(template: Field, owner: PodOwner = {}): void {
  labels(template.at('metadata', 'labels'));
  const annotations = template.at('metadata', 'annotations');
  for (const { path, message, values } of annotationProblems(annotations.value, annotations.path, false)) {
    const annotation = annotations.at(String(path.at(-1)));
    if (annotation.value === null || typeof annotation.value === 'string')
      annotation.wrong('annotation', message, values);
  }
  podProblems(template, owner);
}

/** Reports what is wrong with a pod, or a template of pods, labels and the form of annotations aside. */
export function podProblems(pod: Field, { claims = [], name, isNamedByOwner = false }: PodOwner): void {
  const spec = pod.at('spec');
  const context: PodContext = {
    spec,
    volumes: podVolumes(spec.at('volumes'), claims),
    claims: podClaims(spec.at('resourceClaims')),
    hostNetwork: spec.at('hostNetwork').isTrue,
  };
  spec.require('containers', 'A pod must have at least one container');
  volumeProblems(spec.at('volumes'), name);
  podClaimProblems(spec.at('resourceClaims'));
  containers(spec, context);
  scheduling(spec);
  podSecurityContext(spec.at('securityContext'), spec);
  platform(spec);
  podResources(spec);
  dns(spec);
  names(spec);
  if (!isNamedByOwner) for (const key of ['hostname', 'subdomain']) named(spec.at(key), LABEL);
  positiveSeconds(spec.at('activeDeadlineSeconds'));
  for (const alias of spec.at('hostAliases').items) {
    if (!alias.require('ip')) ipAddress(alias.at('ip'));
    for (const host of alias.at('hostnames').items) named(host, SUBDOMAIN, 'check');
  }
  podAnnotations(pod.at('metadata', 'annotations'), spec);
}

function containers(spec: Field, pod: PodContext): void {
  const [main, initial] = [spec.at('containers').items, spec.at('initContainers').items];
  for (const container of [...main, ...initial]) containerProblems(container, pod);
  for (const container of main) {
    probesAndHandlers(container, spec);
    const policy = container.at('restartPolicy').onlyIn(BEFORE_RESTART_RULES);
    if (policy.isSet)
      policy.wrong('restart', `${policy.name} can be set only in an init container before Kubernetes 1.35.`);
  }
  for (const container of initial) initContainer(container, spec);
  unique(
    [...main, ...initial].map((container) => container.at('name')),
    'container name',
  );
  hostPortConflicts(main);
  const debugging = spec.at('ephemeralContainers');
  if (debugging.items.length > 0)
    debugging.wrong('ephemeral', `${debugging.name} cannot be set here. Add debugging containers to a pod that runs.`);
}

function initContainer(container: Field, spec: Field): void {
  const policy = container.at('restartPolicy');
  if (policy.word === 'Always') probesAndHandlers(container, spec);
  else if (policy.word !== undefined)
    policy
      .onlyIn(BEFORE_RESTART_RULES)
      .wrong('restart', `${policy.name} is ${quoted(policy.word)}, but can be only \`Always\` before Kubernetes 1.35.`);
  if (policy.word === 'Always' || !policy.isKnown) return;
  for (const key of ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe']) {
    const field = container.at(key);
    if (field.isSet)
      field.wrong(
        'init',
        `${field.name} cannot be set in an init container unless it is a sidecar with \`restartPolicy: Always\`.`,
      );
  }
  for (const resize of container.at('resizePolicy').items)
    if (resize.at('restartPolicy').word === 'RestartContainer')
      resize
        .at('restartPolicy')
        .wrong(
          'resize',
          `${resize.at('restartPolicy').name} must be \`NotRequired\` in an init container that is not a sidecar.`,
        );
}

function scheduling(spec: Field): void {
  labels(spec.at('nodeSelector'));
  affinity(spec.at('affinity'));
  tolerations(spec.at('tolerations'));
  topologySpread(spec.at('topologySpreadConstraints'));
  for (const gate of spec.at('readinessGates').items)
    if (!gate.require('conditionType')) labelKey(gate.at('conditionType'));
  const gates = spec.at('schedulingGates').items.map((gate) => gate.at('name'));
  for (const gate of gates) labelKey(gate);
  unique(gates, 'scheduling gate');
}

function names(spec: Field): void {
  for (const key of ['serviceAccountName', 'nodeName', 'priorityClassName']) named(spec.at(key), SUBDOMAIN);
  named(spec.at('runtimeClassName'), SUBDOMAIN, 'check');
  if (spec.lacks('serviceAccountName')) named(spec.at('serviceAccount'), SUBDOMAIN);
  oneOf(spec.at('restartPolicy'), ['Always', 'OnFailure', 'Never']);
  oneOf(spec.at('preemptionPolicy'), ['PreemptLowerPriority', 'Never'], 'check');
  const group = spec.at('schedulingGroup');
  if (group.isSet && !group.require('podGroupName')) named(group.at('podGroupName'), SUBDOMAIN);
}

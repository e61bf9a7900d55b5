import { quoted } from '../../text/words.ts';
import { inRange, LABEL, oneOf, PATH_SEGMENT, requireName } from './checks.ts';
import type { Field } from './field.ts';
import { resourceName } from './pod/resources.ts';
import { notNegativeQuantity, positiveQuantity } from './quantity.ts';

export function autoscaler(object: Field): void {
  const spec = object.at('spec');
  replicas(spec);
  reference(spec.at('scaleTargetRef'));
  groupOfTarget(spec.at('scaleTargetRef'));
  for (const metric of spec.at('metrics').items) metricProblems(metric);
  for (const direction of ['scaleUp', 'scaleDown']) scaling(spec.at('behavior', direction));
  inRange(spec.at('targetCPUUtilizationPercentage'), 1);
}

function replicas(spec: Field): void {
  const [least, most] = [spec.at('minReplicas'), spec.at('maxReplicas')];
  inRange(least, 0);
  if (least.integer === 0 && spec.at('metrics').items.every(isOfPods))
    least.wrong(
      'replicas',
      `${least.name} is 0, which requires a metric of type \`Object\` or \`External\`. Other metrics need at least one pod.`,
    );
  if (spec.require('maxReplicas')) return;
  inRange(most, 1);
  if (least.integer !== undefined && most.integer !== undefined && most.integer >= 1 && most.integer < least.integer)
    most
      .against(least)
      .wrong('replicas', `${most.name} is ${most.integer}, which is less than \`minReplicas\` (${least.integer}).`);
}

/** Until 1.36 the API server takes a target without a group, and the autoscaler does not find it. */
function groupOfTarget(target: Field): void {
  const version = target.at('apiVersion');
  if (target.require('apiVersion', 'Without it, the autoscaler cannot find its target')) return;
  apiVersion(version);
  const kind = target.at('kind').word;
  if (
    version.word !== undefined &&
    !version.word.includes('/') &&
    kind !== undefined &&
    kind !== 'ReplicationController'
  )
    version.wrong(
      'group',
      `${version.name} is ${quoted(version.word)}, which has no ${kind} that can be scaled. Deployments are in \`apps/v1\`.`,
      [version.word],
    );
}

/** Reports an API version with more parts than a group and a version. */
function apiVersion(field: Field): void {
  const { word } = field;
  if (word !== undefined && word.split('/').length > 2)
    field.wrong('version', `${field.name} is ${quoted(word)}, but must have the form \`group/version\`.`, [word]);
}

function isOfPods(metric: Field): boolean {
  return ['Resource', 'ContainerResource', 'Pods'].includes(metric.at('type').word ?? '');
}

function reference(ref: Field): void {
  requireName(ref, 'kind', PATH_SEGMENT);
  requireName(ref, 'name', PATH_SEGMENT);
}

const METRICS: Readonly<Record<string, string>> = {
  Resource: 'resource',
  ContainerResource: 'containerResource',
  Pods: 'pods',
  Object: 'object',
  External: 'external',
};

function metricProblems(metric: Field): void {
  const type = metric.at('type');
  if (metric.require('type')) return;
  oneOf(type, Object.keys(METRICS));
  const source = METRICS[type.word ?? ''];
  if (source === undefined) return;
  for (const key of metric.given(Object.values(METRICS)))
    if (key !== source)
      metric
        .at(key)
        .wrong('metric', `${metric.at(key).name} cannot be combined with \`type: ${type.word}\`. Use \`${source}\`.`);
  if (!metric.require(source, `\`type: ${type.word}\` requires it`)) sourceProblems(source, metric.at(source));
}

function sourceProblems(source: string, details: Field): void {
  const target = details.at('target');
  if (source === 'resource' || source === 'containerResource') {
    details.require('name');
    target.exactlyOne(['averageUtilization', 'averageValue'], 'one target');
    if (source === 'containerResource') {
      const name = details.at('name');
      if (name.word !== undefined) resourceName(name, name.word, 'container');
      requireName(details, 'container', LABEL);
    }
  } else {
    requireName(details.at('metric'), 'name', PATH_SEGMENT);
    if (source === 'object') {
      reference(details.at('describedObject'));
      apiVersion(details.at('describedObject', 'apiVersion'));
    }
    if (source === 'pods') target.require('averageValue');
    else if (source === 'external') target.exactlyOne(['value', 'averageValue'], 'one target');
    else if (target.isWhole && target.given(['value', 'averageValue']).length === 0)
      target.lacking('one-of', `${target.name} must have \`value\` or \`averageValue\`.`);
  }
  targetProblems(target);
}

function targetProblems(target: Field): void {
  if (!target.require('type')) oneOf(target.at('type'), ['Utilization', 'Value', 'AverageValue']);
  positiveQuantity(target.at('value'));
  positiveQuantity(target.at('averageValue'));
  inRange(target.at('averageUtilization'), 1);
}

function scaling(rules: Field): void {
  if (!rules.isSet) return;
  inRange(rules.at('stabilizationWindowSeconds'), 0, 3600);
  oneOf(rules.at('selectPolicy'), ['Max', 'Min', 'Disabled'], 'check');
  const policies = rules.at('policies');
  if (Array.isArray(policies.value) && policies.isEmpty)
    policies.wrong('policies', `${policies.name} is empty. Remove it to use the defaults.`);
  for (const policy of policies.items) {
    if (!policy.require('type')) oneOf(policy.at('type'), ['Pods', 'Percent']);
    if (!policy.require('value')) inRange(policy.at('value'), 1);
    if (!policy.require('periodSeconds')) inRange(policy.at('periodSeconds'), 1, 1800);
  }
  notNegativeQuantity(rules.at('tolerance'));
}

import { amountOf, LABEL, named, notNegative, numberOrPercent, oneOf } from './checks.ts';
import type { Field } from './field.ts';
import { podTemplate } from './pod/pod.ts';
import { claimSpec } from './volume-claim.ts';
import { alwaysRestarted, selected } from './workloads.ts';

export function statefulSet(object: Field): void {
  const spec = object.at('spec');
  const templates = spec.at('volumeClaimTemplates');
  selected(spec);
  alwaysRestarted(spec, 'StatefulSet');
  notNegative(spec, 'replicas', 'minReadySeconds');
  notNegative(spec.at('ordinals'), 'start');
  oneOf(spec.at('podManagementPolicy'), ['OrderedReady', 'Parallel']);
  named(spec.at('serviceName'), LABEL);
  for (const template of templates.items) claimSpec(template.at('spec'));
  const names = templates.items.map((template) => template.at('metadata', 'name'));
  const known = templates.isWhole && names.every((name) => name.isKnown);
  podTemplate(spec.at('template'), {
    claims: known ? names.flatMap(({ word }) => word ?? []) : 'unknown',
    isNamedByOwner: true,
  });
  const strategy = spec.at('updateStrategy');
  oneOf(strategy.at('type'), ['RollingUpdate', 'OnDelete']);
  const rolling = strategy.at('rollingUpdate');
  if (strategy.at('type').word === 'OnDelete' && rolling.isSet)
    rolling
      .against(strategy.at('type'))
      .wrong('strategy', `${rolling.name} cannot be combined with \`type: OnDelete\`.`);
  notNegative(rolling, 'partition');
  const unavailable = rolling.at('maxUnavailable');
  numberOrPercent(unavailable, 100);
  if (amountOf(unavailable) === 0)
    unavailable.wrong(
      'zero',
      `${unavailable.name} must be at least 1, because otherwise no pod could ever be replaced.`,
    );
  for (const key of ['whenDeleted', 'whenScaled'])
    oneOf(spec.at('persistentVolumeClaimRetentionPolicy', key), ['Retain', 'Delete'], 'check');
}

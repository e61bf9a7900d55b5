import { quoted } from '../../text/words.ts';
import { amountOf, notNegative, numberOrPercent, oneOf } from './checks.ts';
import type { Field } from './field.ts';
import { podProblems, podTemplate } from './pod/pod.ts';
import { labelSelector, selectsTemplate } from './selectors.ts';

export function pod(object: Field): void {
  podProblems(object, { name: object.at('metadata', 'name').word });
  const [node, gates] = [object.at('spec', 'nodeName'), object.at('spec', 'schedulingGates')];
  if (node.word !== undefined && gates.items.length > 0)
    node.wrong('gates', `${node.name} cannot be combined with \`schedulingGates\`. The scheduler sets it.`);
}

export function deployment(object: Field): void {
  const spec = object.at('spec');
  selected(spec);
  alwaysRestarted(spec, 'Deployment');
  notNegative(spec, 'replicas', 'minReadySeconds', 'revisionHistoryLimit', 'progressDeadlineSeconds');
  const [deadline, ready] = [spec.at('progressDeadlineSeconds'), spec.at('minReadySeconds')];
  const seconds = deadline.isEmpty ? 600 : deadline.integer;
  if (
    seconds !== undefined &&
    seconds >= 0 &&
    (ready.integer ?? 0) >= seconds &&
    (deadline.isSet || ready.integer !== undefined)
  )
    (deadline.isSet ? deadline.against(ready) : ready).wrong(
      'deadline',
      `${deadline.name} is ${seconds}${deadline.isSet ? '' : ' by default'}, but must be more than \`minReadySeconds\` (${ready.integer ?? 0}).`,
    );
  podTemplate(spec.at('template'));
  deploymentStrategy(spec.at('strategy'));
}

export function replicaSet(object: Field): void {
  const spec = object.at('spec');
  selected(spec);
  alwaysRestarted(spec, 'ReplicaSet');
  notNegative(spec, 'replicas', 'minReadySeconds');
  podTemplate(spec.at('template'));
}

export function daemonSet(object: Field): void {
  const spec = object.at('spec');
  selected(spec);
  alwaysRestarted(spec, 'DaemonSet');
  notNegative(spec, 'minReadySeconds', 'revisionHistoryLimit');
  podTemplate(spec.at('template'));
  const strategy = spec.at('updateStrategy');
  oneOf(strategy.at('type'), ['RollingUpdate', 'OnDelete']);
  if (strategy.at('type').word === 'OnDelete') return;
  const [unavailable, surge] = [
    strategy.at('rollingUpdate', 'maxUnavailable'),
    strategy.at('rollingUpdate', 'maxSurge'),
  ];
  numberOrPercent(unavailable, 100);
  numberOrPercent(surge, 100);
  const [missing, more] = [unavailable.isEmpty ? 1 : amountOf(unavailable), surge.isEmpty ? 0 : amountOf(surge)];
  if (missing === undefined || more === undefined) return;
  if (missing !== 0 && more !== 0)
    surge
      .against(unavailable)
      .wrong(
        'surge',
        `${surge.name} can be set only if \`maxUnavailable\` is 0${unavailable.isSet ? '' : ', and its default is 1'}.`,
      );
  else if (missing === 0 && more === 0)
    unavailable
      .against(surge)
      .wrong(
        'surge',
        `${unavailable.name} cannot be 0 if \`maxSurge\` is also 0, because no pod could ever be replaced.`,
      );
}

/** Reports a selector that is missing, empty, or does not match the template. */
export function selected(spec: Field): void {
  const selector = spec.at('selector');
  const known = selector.isWhole && selector.at('matchLabels').isWhole;
  if (known && selector.at('matchLabels').isEmpty && selector.at('matchExpressions').isEmpty)
    selector.lacking(
      'selector',
      `${selector.name} selects nothing. Add \`matchLabels\` that match the labels of the template.`,
    );
  labelSelector(selector);
  selectsTemplate(selector, spec.at('template'));
}

/** Reports pods that are not always restarted. */
export function alwaysRestarted(spec: Field, kind: string): void {
  const pod = spec.at('template', 'spec');
  const policy = pod.at('restartPolicy');
  if (policy.word !== undefined && policy.word !== 'Always')
    policy.wrong(
      'restart',
      `${policy.name} is ${quoted(policy.word)}, but the pods of a ${kind} are always restarted. Remove the field, or use a Job.`,
      [policy.word],
    );
  const deadline = pod.at('activeDeadlineSeconds');
  if (deadline.isSet)
    deadline.wrong('deadline', `${deadline.name} cannot be set in a ${kind}, whose pods run indefinitely.`);
}

function deploymentStrategy(strategy: Field): void {
  const rolling = strategy.at('rollingUpdate');
  const type = strategy.at('type');
  oneOf(type, ['RollingUpdate', 'Recreate']);
  if (type.word === 'Recreate') {
    if (rolling.isSet)
      rolling
        .against(type)
        .wrong(
          'strategy',
          `${rolling.name} cannot be combined with \`type: Recreate\`. If a patch changes the type, also set \`rollingUpdate: null\`.`,
        );
    return;
  }
  const [unavailable, surge] = [rolling.at('maxUnavailable'), rolling.at('maxSurge')];
  numberOrPercent(unavailable, 100);
  numberOrPercent(surge);
  if (amountOf(unavailable) === 0 && amountOf(surge) === 0)
    unavailable
      .against(surge)
      .wrong(
        'surge',
        `${unavailable.name} cannot be 0 if \`maxSurge\` is also 0, because no pod could ever be replaced.`,
      );
}

import { quoted } from '../../text/words.ts';
import { wrongKey } from '../terms/names.ts';
import { numberOrPercent, oneOf } from './checks.ts';
import type { Field } from './field.ts';
import { labelSelector } from './selectors.ts';

export function podDisruptionBudget(object: Field): void {
  const spec = object.at('spec');
  const [available, unavailable] = [spec.at('minAvailable'), spec.at('maxUnavailable')];
  if (available.isSet && unavailable.isSet)
    spec
      .lastOf(['minAvailable', 'maxUnavailable'])
      .wrong('one-of', `${spec.name} has \`minAvailable\` and \`maxUnavailable\`. Keep one of them.`);
  numberOrPercent(available, 100);
  numberOrPercent(unavailable, 100);
  labelSelector(spec.at('selector'));
  oneOf(spec.at('unhealthyPodEvictionPolicy'), ['IfHealthyBudget', 'AlwaysAllow'], 'check');
}

/** The largest priority that is not the system's own. */
const HIGHEST = 1_000_000_000;
/** The values of the classes that Kubernetes brings. */
const SYSTEM: ReadonlyMap<string, number> = new Map([
  ['system-node-critical', 2_000_001_000],
  ['system-cluster-critical', 2_000_000_000],
]);

export function priorityClass(object: Field): void {
  const [name, value] = [object.at('metadata', 'name'), object.at('value')];
  const system = SYSTEM.get(name.word ?? '');
  if (system !== undefined) {
    const global = object.at('globalDefault');
    if (value.integer !== undefined && value.integer !== system)
      value.wrong('system', `${value.name} is ${value.integer}, but must be ${system} for ${quoted(name.word ?? '')}.`);
    if (global.isTrue) global.wrong('system', `${global.name} must not be \`true\` for ${quoted(name.word ?? '')}.`);
  } else {
    if (name.word?.startsWith('system-'))
      name.wrong(
        'system',
        `${name.name} is ${quoted(name.word)}, but names that start with \`system-\` are reserved for Kubernetes.`,
        [name.word],
      );
    else if (name.word !== undefined && (value.integer ?? 0) > HIGHEST)
      value.wrong('range', `${value.name} is ${value.integer}, but can be at most ${HIGHEST}.`, [
        String(value.integer),
      ]);
  }
  oneOf(object.at('preemptionPolicy'), ['PreemptLowerPriority', 'Never'], 'check');
}

/** Reports finalizers that are not names, or have no domain and are not Kubernetes' own. */
export function namespace(object: Field): void {
  for (const finalizer of object.at('spec', 'finalizers').items) {
    const { text } = finalizer;
    if (text === undefined || text === 'kubernetes') continue;
    const wrong = wrongKey(text) ?? (text.includes('/') ? undefined : 'must have a domain, as in `example.com/name`');
    if (wrong !== undefined)
      finalizer.wrong('finalizer', `The finalizer ${quoted(text)} in ${finalizer.name} ${wrong}.`, [text]);
  }
}

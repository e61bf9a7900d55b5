import { quoted } from '../../../text/words.ts';
import { inRange, notNegative, oneOf } from '../checks.ts';
import type { Field } from '../field.ts';
import { portNumber, portOrName } from '../ports.ts';

type Probe = 'livenessProbe' | 'readinessProbe' | 'startupProbe';

/** Reports what is wrong with the probes and lifecycle handlers of a container in a pod. */
export function probesAndHandlers(container: Field, spec: Field): void {
  const grace = spec.at('terminationGracePeriodSeconds');
  stopSignal(container.at('lifecycle', 'stopSignal'), spec.at('os'));
  for (const kind of ['livenessProbe', 'readinessProbe', 'startupProbe'] as const) probe(container.at(kind), kind);
  for (const kind of ['postStart', 'preStop']) {
    const handler = container.at('lifecycle', kind);
    if (handler.isSet) handlerProblems(handler, ['exec', 'httpGet', 'tcpSocket', 'sleep'], grace);
  }
}

const WINDOWS_SIGNALS = ['SIGKILL', 'SIGTERM'];

/** Reports a signal that the operating system of the pod does not have; the schema has the names of all. */
function stopSignal(signal: Field, os: Field): void {
  if (!signal.isSet) return;
  if (os.isWhole && os.isEmpty) signal.wrong('signal', `${signal.name} requires \`os.name\` in the pod.`);
  else if (os.at('name').word === 'windows') oneOf(signal, WINDOWS_SIGNALS, 'check');
}

function probe(field: Field, kind: Probe): void {
  if (!field.isSet) return;
  handlerProblems(field, ['exec', 'httpGet', 'tcpSocket', 'grpc'], undefined);
  notNegative(field, 'initialDelaySeconds', 'timeoutSeconds', 'periodSeconds', 'successThreshold', 'failureThreshold');
  const success = field.at('successThreshold');
  if (kind !== 'readinessProbe' && (success.integer ?? 0) > 1)
    success.wrong('success', `${success.name} is ${success.integer}, but must be 1 for this kind of probe.`);
  const grace = field.at('terminationGracePeriodSeconds');
  inRange(grace, 1);
  if (kind === 'readinessProbe' && grace.isSet)
    grace.wrong('grace', `${grace.name} cannot be set in a \`readinessProbe\`, which never stops a container.`);
}

function handlerProblems(handler: Field, kinds: readonly string[], grace: Field | undefined): void {
  const kind = handler.exactlyOne(kinds, 'one handler');
  const action = handler.at(kind ?? '');
  if (kind === 'exec') action.require('command');
  else if (kind === 'httpGet') httpGet(action);
  else if (kind === 'tcpSocket') portOf(action);
  else if (kind === 'grpc') portNumber(action.at('port'), 'check');
  else if (kind === 'sleep') sleep(action.at('seconds'), grace);
}

/** A port that is not written is 0 to the API server, and rejected. */
function portOf(action: Field): void {
  if (!action.require('port')) portOrName(action.at('port'));
}

function httpGet(action: Field): void {
  portOf(action);
  oneOf(action.at('scheme'), ['HTTP', 'HTTPS']);
  for (const header of action.at('httpHeaders').items) {
    const name = header.at('name');
    const { word } = name;
    if (header.require('name') || word === undefined) continue;
    if (!/^[-A-Za-z0-9]+$/.test(word))
      name.wrong('header', `${name.name} is ${quoted(word)}, which is not a valid HTTP header name.`, [word]);
  }
}

function sleep(seconds: Field, grace: Field | undefined): void {
  const most = !grace || grace.isEmpty ? 30 : grace.integer;
  const { integer } = seconds;
  if (integer !== undefined && most !== undefined && (integer < 0 || integer > most))
    seconds.wrong(
      'sleep',
      `${seconds.name} is ${integer}, but must be from 0 to the pod's \`terminationGracePeriodSeconds\` (${most}).`,
    );
}

import { nearest } from '../../text/nearest.ts';
import { quoted } from '../../text/words.ts';
import type { SchemaProblem } from '../terms/problem.ts';
import type { Field } from './field.ts';
import { wrong } from './rejected.ts';

/** Routes within routes. */
const MAX_DEPTH = 30;

/** The text of `spec.config` is what CNI plugins get, which read JSON (k8snetworkplumbingwg/multus-cni 4, `pkg/types/conf.go`). */
export function networkAttachment(spec: Field): SchemaProblem[] {
  const config = spec.at('config');
  const { value } = config;
  if (typeof value !== 'string' || value.trim() === '' || value.includes('{{') || value.startsWith('ENC[')) return [];
  const text = value.replace(/\$\{[^{}]*\}/g, '0');
  if (isJson(text)) return [];
  return [
    wrong(config, `${config.name} is not valid JSON, so pods cannot be attached to this network.${adviceFor(text)}`),
  ];
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** What is most often wrong with JSON that people write. */
function adviceFor(text: string): string {
  const trailing = /,(?=\s*[\]}])/.exec(text);
  if (trailing) return ` Remove the comma at the end of line ${lineOf(text, trailing.index)} of the text.`;
  const missing = /["}\]0-9a-z](?=[ \t]*\r?\n\s*["{[])/.exec(text);
  return missing ? ` Add a comma at the end of line ${lineOf(text, missing.index)} of the text.` : '';
}

function lineOf(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

/**
 * Each route names a receiver of the same object (prometheus-operator 0.80, `pkg/alertmanager/validation`). Other programs that read
 * such objects add receivers of their own: then the first route names one of those.
 */
export function alertmanagerConfig(spec: Field): SchemaProblem[] {
  const receivers = spec.at('receivers');
  const names = receivers.items.map((item) => item.at('name').word);
  const known = names.flatMap((name) => name ?? []);
  const first = spec.at('route', 'receiver').word;
  if (known.length < names.length || !receivers.isWhole || first === undefined) return [];
  return [...unknownReceivers(spec.at('route'), known, !known.includes(first), 0)];
}

function* unknownReceivers(
  route: Field,
  known: readonly string[],
  isOpen: boolean,
  depth: number,
): Iterable<SchemaProblem> {
  if (depth > MAX_DEPTH) return;
  const receiver = route.at('receiver');
  const { word } = receiver;
  const near = word === undefined || known.includes(word) ? undefined : nearest(word, known);
  if (word !== undefined && !known.includes(word) && (near !== undefined || !isOpen)) {
    const advice = near === undefined ? 'Add it, or correct the name.' : `Did you mean ${quoted(near)}?`;
    const fix = near === undefined ? undefined : ({ kind: 'value', text: near } as const);
    const message = `${receiver.name} is ${quoted(word)}, but \`spec.receivers\` does not have it, so the Prometheus operator rejects the object. ${advice}`;
    yield { ...wrong(receiver, message, fix), unsure: true };
  }
  for (const child of route.at('routes').items) yield* unknownReceivers(child, known, isOpen, depth + 1);
}

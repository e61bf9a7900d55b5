import { quoted } from '../../text/words.ts';
import { unquoted } from './checks.ts';
import type { Field } from './field.ts';

/** Reports a number that is not a port. `zero` also reports 0. */
export function portNumber(field: Field, zero: 'skip' | 'check' = 'skip'): void {
  const { integer } = field;
  if (integer === undefined || (integer === 0 && zero === 'skip')) return;
  if (integer < 1 || integer > 65535)
    field.wrong('port', `${field.name} is ${integer}, but must be a port from 1 to 65535.`, [String(integer)]);
}

/** What is wrong with the name of a port (IANA_SVC_NAME). */
export function wrongPortName(name: string): string | undefined {
  if (name.length > 15) return `has ${name.length} characters, but can have at most 15`;
  if (!/^[-a-z0-9]+$/.test(name)) return 'must contain only lowercase letters, digits and `-`';
  if (!/[a-z]/.test(name)) return 'must contain at least one letter';
  if (name.includes('--')) return 'must not contain `--`';
  return name.startsWith('-') || name.endsWith('-') ? 'must start and end with a letter or digit' : undefined;
}

export function portName(field: Field, empty: 'skip' | 'check' = 'skip'): void {
  const name = empty === 'check' ? field.text : field.word;
  const wrong = name === undefined ? undefined : wrongPortName(name);
  if (wrong === undefined) return;
  const number = /^\d+$/.test(name ?? '') ? ' Write a port number without quotes.' : '';
  field.wrong(
    'port-name',
    `The port name ${quoted(name ?? '')} in ${field.name} ${wrong}.${number}`,
    [name ?? ''],
    unquoted(name ?? ''),
  );
}

/** Reports what is neither the number nor the name of a port. */
export function portOrName(field: Field): void {
  portNumber(field, 'check');
  portName(field, 'check');
}

import { isMap, listAt, stringAt, type YamlList, type YamlMap } from '../../yaml/value.ts';
import { meaningOf } from '../terms/secret-names.ts';
import type { SecretCandidate } from './candidate.ts';
import { decoded } from './holders.ts';
import { headerValue } from './line-value.ts';
import { passwordOf } from './phrases.ts';

/** A value that a collection contains as a secret; `steps` lead to it from the collection. */
export interface HeldEntry extends Pick<SecretCandidate, 'held' | 'key' | 'text' | 'holder'> {
  readonly steps: readonly (string | number)[];
}

/** The entries of a Secret's data (`encoded`: in base64) or stringData. */
export function* entriesOf(holder: string, entries: YamlMap, encoded: boolean): Iterable<HeldEntry> {
  for (const key in entries) {
    const value = entries[key];
    if (value === undefined || value === null || typeof value === 'object') continue;
    yield { steps: [key], held: 'entry', key, text: encoded ? decoded(String(value)) : String(value), holder };
  }
}

/** The literals of the entries of a secretGenerator, quotes taken off. */
export function* literalsOf(generators: YamlList): Iterable<HeldEntry> {
  for (const [index, generator] of generators.entries()) {
    const holder = stringAt(generator, 'name') ?? '';
    for (const [at, literal] of listAt(generator, 'literals').entries()) {
      if (typeof literal !== 'string' || !literal.includes('=')) continue;
      const split = literal.indexOf('=');
      const text = literal.slice(split + 1).replace(/^(["'])(.*)\1$/s, '$2');
      yield { steps: [index, 'literals', at], held: 'literal', key: literal.slice(0, split), text, holder };
    }
  }
}

/** The logins of a configuration of docker: `auth` contains user and password in base64. */
export function* loginsOf(auths: YamlMap): Iterable<HeldEntry> {
  for (const registry in auths) {
    const login = auths[registry];
    const auth = isMap(login) ? stringAt(login, 'auth') : undefined;
    if (auth === undefined) continue;
    yield { steps: [registry, 'auth'], held: 'keyed', key: 'auth password', text: passwordOf(auth), holder: '' };
  }
}

/** The values of a SealedSecret that its controller cannot have sealed: what `kubeseal` writes is long and begins with the size of a key. */
export function* sealedOf(sealed: YamlMap, entries: YamlMap): Iterable<HeldEntry> {
  for (const entry of entriesOf(stringAt(sealed, 'metadata', 'name') ?? '', entries, false))
    if (!/^Ag[A-Za-z0-9+/\s.]/.test(entry.text)) yield { ...entry, held: 'keyed' };
}

/** What Grafana encrypts when it has it: every value gives access, headers included. */
export function* credentialsOf(values: YamlMap): Iterable<HeldEntry> {
  for (const key in values) {
    const text = values[key];
    if (typeof text === 'string') yield { steps: [key], held: 'keyed', key, text: headerValue(text), holder: '' };
  }
}

/** The values that the template of a controller's Secret sets itself, which are not in a store. Names of secrets are found without it. */
export function* templateValuesOf(template: YamlMap): Iterable<HeldEntry> {
  for (const field of ['data', 'stringData']) {
    const data = template[field];
    if (!isMap(data)) continue;
    for (const key in data) {
      const text = data[key];
      if (typeof text !== 'string' || text.includes('\n') || meaningOf(key) !== 'other') continue;
      yield { steps: [field, key], held: 'keyed', key, text, holder: '' };
    }
  }
}

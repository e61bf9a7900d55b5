import { lookOf } from '../kubernetes/secrets/value.ts';
import { speaksOfSecret } from '../kubernetes/terms/secret-names.ts';
import type { Reconciler } from '../reconcilers/reconciler.ts';
import type { Origin } from '../yaml/origin.ts';
import { isList, isMap, originOf, stringAt, valueAt, type YamlMap, type YamlValue } from '../yaml/value.ts';
import { hiddenPlaces } from './hidden-places.ts';
import type { Redactor } from './redactor.ts';
import { isPlaceholder } from './telling-names.ts';

/** What kustomize adds after the name of a generated Secret: a hash of its content, from which a short value can be guessed. */
const HASH = /-([2456789bcdfghkmt]{10})$/;

/** An object as a build yields it. */
interface Built {
  readonly value: YamlMap;
}

/**
 * Hides values that builds carry from elsewhere into Secrets: sources of replacements, values of ConfigMaps, literals. Those
 * whose name and look say nothing of a secret stay, as most of what a Secret gets so are hosts and users.
 */
export function hideOrigins(objects: Iterable<Built>, redactor: Redactor): void {
  const seen = new Set<YamlMap>();
  for (const { value } of objects) {
    const kind = stringAt(value, 'kind');
    if (seen.has(value) || (kind !== 'Secret' && kind !== 'ConfigMap')) continue;
    seen.add(value);
    const hash = HASH.exec(stringAt(value, 'metadata', 'name') ?? '')?.[1];
    if (kind === 'Secret') hideCarried(value, redactor);
    if (hash !== undefined && (kind === 'Secret' || hiddenPlaces(value).length > 0)) redactor.hideText(hash);
  }
}

/** Hides the values of variables that end where something is hidden. */
export function hideVariables(reconcilers: readonly Reconciler[], redactor: Redactor): void {
  const seen = new Set<YamlMap>();
  const substitutions = reconcilers.flatMap((reconciler) => reconciler.substitutions);
  if (substitutions.length === 0) return;
  const named = redactor.variables();
  for (const { uses, set } of substitutions) {
    for (const { variable, object, origin } of uses) {
      if (!seen.has(object.value)) hideCarried(object.value, redactor);
      seen.add(object.value);
      const definition = set.get(variable)?.origin;
      if (!definition || !isVariable(origin.text) || !named.has(variable)) continue;
      if (mayBeSecret(withoutQuotes(definition.text), keyOf(origin))) redactor.hide(definition);
    }
    // Where a build fails, nothing of it is known to be used.
    for (const [name, { origin }] of set)
      if (origin && named.has(name) && mayBeSecret(withoutQuotes(origin.text), name)) redactor.hide(origin);
  }
}

function hideCarried(value: YamlMap, redactor: Redactor): void {
  for (const { path } of hiddenPlaces(value)) {
    const text = valueAt(value, path);
    if (typeof text !== 'string' && typeof text !== 'number') continue;
    for (const origin of originsAt(value, path)) {
      const written = withoutQuotes(origin.text);
      if (isAllOf(written, String(text)) && mayBeSecret(written, String(path.at(-1)))) redactor.hide(origin);
    }
  }
}

/** Whether a value that goes by a key may be a secret. */
function mayBeSecret(written: string, key: string): boolean {
  if (isPlaceholder(written)) return false;
  const look = lookOf(written);
  if (look === 'encrypted' || look === 'public' || look === 'empty') return false;
  return speaksOfSecret(key) || look === 'random' || look === 'complex';
}

function isVariable(text: string): boolean {
  return /^\s*["']?\$\{\w+\}?\}?["']?\s*$/.test(text);
}

function isAllOf(written: string, text: string): boolean {
  return written !== '' && (written === text || Buffer.from(written).toString('base64') === text);
}

function keyOf({ file, keyStart, keyEnd }: Origin): string {
  return withoutQuotes(file.text.slice(keyStart, keyEnd));
}

function withoutQuotes(text: string): string {
  return text.trim().replace(/^(["'])(.*)\1$/s, '$2');
}

/** What wrote the value at a path, and what had a part in it. */
function* originsAt(value: YamlValue, path: readonly (string | number)[]): Iterable<Origin> {
  let current: YamlValue | undefined = value;
  let found: Origin | undefined;
  for (const key of path) {
    if (!isMap(current) && !isList(current)) return;
    found = originOf(current, key);
    current = valueAt(current, [key]);
  }
  for (let origin = found; origin; origin = origin.related) yield origin;
}

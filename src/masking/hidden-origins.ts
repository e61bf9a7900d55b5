import type { FluxGraph } from '../flux/graph.ts';
import { lookOf } from '../kubernetes/secrets/value.ts';
import type { Origin } from '../yaml/origin.ts';
import { isList, isMap, originOf, valueAt, type YamlMap, type YamlValue } from '../yaml/value.ts';
import { hiddenPlaces } from './hidden-places.ts';
import type { Redactor } from './redactor.ts';
import { isPlaceholder, speaksOfSecret } from './telling-names.ts';

/** An object as a build yields it. */
interface Built {
  readonly kind: string;
  readonly value: YamlMap;
  readonly origin: Origin;
}

/**
 * Hides values that builds carry from elsewhere into a place that hides them: variables, sources of replacements, values of
 * ConfigMaps. Those whose name and look say nothing of a secret stay, as most of a Secret's variables are hosts and users.
 */
export function hideOrigins(objects: Iterable<Built>, flux: FluxGraph, redactor: Redactor): void {
  const users = flux.clusters.flatMap(({ reconcilers }) => reconcilers.flatMap(({ uses }) => uses));
  const carriers = new Set<Built>(users.map(({ object }) => object));
  for (const object of objects) if (object.kind === 'Secret') carriers.add(object);
  for (const { value } of carriers) {
    for (const { path } of hiddenPlaces(value)) {
      const text = valueAt(value, path);
      if (typeof text !== 'string' && typeof text !== 'number') continue;
      for (const origin of originsAt(value, path)) if (carries(origin, String(text), path)) redactor.hide(origin);
    }
  }
}

/** Whether an origin wrote all of a secret. */
function carries(origin: Origin, text: string, path: readonly (string | number)[]): boolean {
  const written = origin.text.trim().replace(/^(["'])(.*)\1$/s, '$2');
  if (written === '' || isPlaceholder(written) || !isAllOf(written, text)) return false;
  const look = lookOf(written);
  if (look === 'encrypted' || look === 'public' || look === 'empty') return false;
  return speaksOfSecret(String(path.at(-1) ?? '')) || look === 'random' || look === 'complex';
}

function isAllOf(written: string, text: string): boolean {
  return written === text || Buffer.from(written).toString('base64') === text;
}

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

import { isList, isMap, type YamlValue } from '../../yaml/value.ts';
import { secretCandidates } from './candidates.ts';
import { judge } from './judge.ts';
import { accessTokensIn } from './key-ids.ts';
import { digestOf, type SecretPlace, surest } from './place.ts';

/** The secrets in plain text in an object, a patch or any other YAML value; ones that show by their shape included. */
export function secretsIn(value: YamlValue): SecretPlace[] {
  const declared = declaredSecrets(value);
  const known = new Set(declared.map(({ path }) => JSON.stringify(path)));
  return [...declared, ...tokenPlaces(value, []).filter(({ path }) => !known.has(JSON.stringify(path)))];
}

/** The secrets in plain text that show by what contains them or by the name of their key; one for each value, the surest. */
export function declaredSecrets(value: YamlValue): SecretPlace[] {
  const places = new Map<string, SecretPlace>();
  for (const candidate of secretCandidates(value)) {
    const place = judge(candidate);
    if (!place) continue;
    const id = JSON.stringify(place.path);
    const known = places.get(id);
    const isSurer = !known || surest([known.certainty, place.certainty]) !== known.certainty;
    const surer = isSurer ? place : known;
    places.set(id, { ...surer, digests: [...(known?.digests ?? []), ...place.digests] });
  }
  return [...places.values()];
}

function tokenPlaces(value: YamlValue, path: readonly (string | number)[]): SecretPlace[] {
  if (typeof value === 'string') {
    const tokens = value.length < 16 ? [] : accessTokensIn(value, String(path.at(-1) ?? ''));
    const token = tokens.find(({ certain }) => certain) ?? tokens[0];
    if (!token) return [];
    const certainty = token.certain ? 'certain' : 'likely';
    const digests = tokens.map(({ start, end }) => digestOf(value.slice(start, end)));
    return [{ held: 'token', path, key: String(path.at(-1) ?? ''), holder: '', what: token.what, certainty, digests }];
  }
  if (isList(value)) return value.flatMap((item, index) => tokenPlaces(item, [...path, index]));
  if (!isMap(value)) return [];
  return Object.keys(value).flatMap((key) => tokenPlaces(value[key] ?? null, [...path, key]));
}

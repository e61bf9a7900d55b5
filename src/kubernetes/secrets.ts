import { isList, isMap, type YamlValue } from '../yaml/value.ts';
import { type SecretCandidate, secretCandidates } from './secrets/candidates.ts';
import { judge } from './secrets/judge.ts';
import { tokensIn } from './secrets/tokens.ts';

export { type SecretCandidate, secretCandidates } from './secrets/candidates.ts';
export { certaintyOfText, discardedSecrets, type SecretSource, secretSources } from './secrets/generated.ts';
export { meaningOf } from './secrets/names.ts';
export { pairsIn } from './secrets/pairs.ts';
export { type Token, tokensIn } from './secrets/tokens.ts';

/** A secret in clear: where it stands and how sure that is. It does not hold the value. */
export interface SecretPlace {
  readonly held: SecretCandidate['held'] | 'token';
  readonly path: readonly (string | number)[];
  readonly key: string;
  readonly holder: string;
  /** What it is, as it stands in a sentence: `a password`, `a GitHub token`. */
  readonly what: string;
  /** `certain`: nobody can mean this. `likely`: a person should look. `possible`: may well be harmless. */
  readonly certainty: 'certain' | 'likely' | 'possible';
}

/** The secrets in clear in an object, a patch or any other YAML value; ones that show by their shape included. */
export function secretsIn(value: YamlValue): SecretPlace[] {
  const declared = declaredSecrets(value);
  const known = new Set(declared.map(({ path }) => JSON.stringify(path)));
  return [...declared, ...tokenPlaces(value, []).filter(({ path }) => !known.has(JSON.stringify(path)))];
}

/** The secrets in clear that show by what holds them or by the name of their key. */
export function declaredSecrets(value: YamlValue): SecretPlace[] {
  const places: SecretPlace[] = [];
  const graveGroups = new Set<number>();
  const grouped: { place: SecretPlace; group: number }[] = [];
  for (const candidate of secretCandidates(value)) {
    const place = judge(candidate);
    if (!place) continue;
    if (candidate.group === 0) places.push(place);
    else grouped.push({ place, group: candidate.group });
    if (place.certainty !== 'possible') graveGroups.add(candidate.group);
  }
  // Of a Secret without any real secret, one place is enough; beside real secrets the others are none.
  const mild = new Set<number>();
  for (const { place, group } of grouped) {
    if (place.certainty === 'possible') {
      if (graveGroups.has(group) || mild.has(group)) continue;
      mild.add(group);
    }
    places.push(place);
  }
  return places;
}

function tokenPlaces(value: YamlValue, path: readonly (string | number)[]): SecretPlace[] {
  if (typeof value === 'string') {
    const tokens = value.length < 16 ? [] : tokensIn(value);
    const token = tokens.find(({ certain }) => certain) ?? tokens[0];
    if (!token) return [];
    const certainty = token.certain ? 'certain' : 'likely';
    return [{ held: 'token', path, key: String(path.at(-1) ?? ''), holder: '', what: token.what, certainty }];
  }
  if (isList(value)) return value.flatMap((item, index) => tokenPlaces(item, [...path, index]));
  if (!isMap(value)) return [];
  return Object.keys(value).flatMap((key) => tokenPlaces(value[key] ?? null, [...path, key]));
}

import type { YamlValue } from '../../yaml/value.ts';
import type { SecretCandidate } from './candidate.ts';
import { CandidateWalk } from './candidate-walk.ts';
import type { FoundCandidates, Purpose } from './found.ts';

/** The candidates of documents that were looked through for what they hide, to be judged later. */
const JUDGED = new WeakMap<object, readonly SecretCandidate[]>();

/** All values in places that may contain secrets, whatever they look like. */
export function secretCandidates(value: YamlValue): readonly SecretCandidate[] {
  const known = typeof value === 'object' && value !== null ? JUDGED.get(value) : undefined;
  return known ?? walkedFor(['judged'], value).judged;
}

/**
 * The same to be hidden: with values that SOPS leaves unencrypted, Secrets that a patch deletes, and numbers. It includes texts of
 * several lines as a whole, and excludes texts of one line. `isJudged`: the value will also be asked for its `secretCandidates`.
 */
export function hiddenCandidates(value: YamlValue, isJudged: boolean): readonly SecretCandidate[] {
  if (!isJudged || typeof value !== 'object' || value === null) return walkedFor(['hidden'], value).hidden;
  const { judged, hidden } = walkedFor(['judged', 'hidden'], value);
  JUDGED.set(value, judged);
  return hidden;
}

function walkedFor(purposes: readonly Purpose[], value: YamlValue): FoundCandidates {
  const walk = new CandidateWalk(purposes);
  walk.value(value, '');
  return walk.found;
}

import { hiddenCandidates } from '../kubernetes/secrets/candidates.ts';
import { pairsIn } from '../kubernetes/secrets/pairs.ts';
import { speaksOfSecret } from '../kubernetes/terms/secret-names.ts';
import type { YamlValue } from '../yaml/value.ts';
import type { HiddenPlace, Surroundings } from './hidden-place.ts';
import { HidingWalk } from './hiding-walk.ts';
import { mayHide } from './telling-words.ts';

/**
 * Everything that a value hides because of where it is: what Secrets, patches to them and generators hold, and what names mention.
 * `isJudged`: the value will also be searched for secrets.
 */
export function hiddenPlaces(value: YamlValue, isJudged = false): HiddenPlace[] {
  const walk = new HidingWalk((inner) => hiddenPlaces(inner));
  walk.value(value, '', NOTHING_KNOWN);
  for (const { held, path, text } of hiddenCandidates(value, isJudged)) {
    if (held !== 'text') walk.places.push({ path, texts: [text] });
    else if (mayHide(text)) {
      const texts = [...pairsIn(text)].filter(({ key }) => speaksOfSecret(key)).map((pair) => pair.value);
      if (texts.length > 0) walk.places.push({ path, texts, isPart: true });
    }
  }
  return walk.places;
}

const NOTHING_KNOWN: Surroundings = { target: undefined, parent: '' };

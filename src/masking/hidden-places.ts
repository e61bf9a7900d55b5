import { secretCandidates } from '../kubernetes/secrets/candidates.ts';
import { pairsIn } from '../kubernetes/secrets/pairs.ts';
import { speaksOfSecret } from '../kubernetes/terms/secret-names.ts';
import type { YamlValue } from '../yaml/value.ts';
import type { HiddenPlace, Surroundings } from './hidden-place.ts';
import { HidingWalk } from './hiding-walk.ts';
import { mayHide } from './telling-words.ts';

/** Everything that a value hides because of where it is: what Secrets, patches to them and generators hold, and what names mention. */
export function hiddenPlaces(value: YamlValue): HiddenPlace[] {
  const walk = new HidingWalk(hiddenPlaces);
  walk.value(value, '', NOTHING_KNOWN);
  for (const { held, path, text } of secretCandidates(value, true)) {
    if (held !== 'text') walk.places.push({ path, texts: [text] });
    else if (mayHide(text)) {
      const texts = [...pairsIn(text)].filter(({ key }) => speaksOfSecret(key)).map((pair) => pair.value);
      if (texts.length > 0) walk.places.push({ path, texts, isPart: true });
    }
  }
  return walk.places;
}

const NOTHING_KNOWN: Surroundings = { target: undefined, parent: '' };

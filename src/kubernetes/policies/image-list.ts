import { nameMatcher } from '../../text/glob.ts';
import { type Budget, Mismatch, NotKnown } from '../cel/failure.ts';
import { parseImageReference } from '../cel/library/image.ts';
import { Programs } from '../cel/programs.ts';
import { CelList, type CelValue } from '../cel/values.ts';
import type { ImagePattern } from './policy.ts';

/** Expressions of patterns see the image only. */
const PATTERNS = new Programs('ref');
/** Stands for the digest that Kyverno gets from the registry. */
const DIGEST = `sha256:${'0'.repeat(64)}`;

/** The images of a list that fit a pattern, and with a digest if they get one. */
export function selected(
  images: CelValue,
  patterns: readonly ImagePattern[],
  { budget, pins }: { readonly budget: Budget; readonly pins: boolean },
): CelList {
  if (!(images instanceof CelList)) throw new Mismatch('the images are not a list');
  const kept = images.elements.flatMap((image, at): { readonly image: CelValue | undefined; readonly at: number }[] => {
    if (image === undefined) return [{ image, at }];
    if (typeof image !== 'string') throw new Mismatch('an image is not a text');
    return isSelected(image, patterns, budget) ? [{ image: pins ? pinned(image) : image, at }] : [];
  });
  return new CelList(
    kept.map(({ image }) => image),
    'atomic',
    kept.map(({ at }) => images.origins?.[at]),
  );
}

/** An image as Kyverno writes it: with its registry, its tag and its digest. */
function pinned(image: string): string {
  const reference = parseImageReference(image);
  if (!reference || reference.digest !== undefined) return image;
  const isShort = reference.registry === 'index.docker.io' && !/^(?:index\.)?docker\.io\//.test(image);
  return `${isShort ? 'docker.io/' : ''}${image}${reference.tag === undefined ? ':latest' : ''}@${DIGEST}`;
}

function isSelected(image: string, patterns: readonly ImagePattern[], budget: Budget): boolean {
  return patterns.length === 0 || patterns.some((pattern) => fits(image, pattern, budget));
}

function fits(image: string, pattern: ImagePattern, budget: Budget): boolean {
  budget.read(image);
  if ('glob' in pattern) return nameMatcher(pattern.glob)(image);
  const program = PATTERNS.get(pattern.expression);
  if (program instanceof NotKnown) throw program;
  return program({ slots: [image], budget }) === true;
}

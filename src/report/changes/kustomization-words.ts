import { firstFew } from '../../text/words.ts';
import type { KustomizationChange } from './changes.ts';

/** Which Kustomizations have something to do, in the order in which they act: `infra`, then `apps`. */
export function reconcilingWords(
  kustomizations: readonly KustomizationChange[],
  write: (name: string) => string,
): string {
  const words = kustomizations.map((one, index) => {
    const then = index > 0 && one.step !== kustomizations[index - 1]?.step ? 'then ' : '';
    return `${then}${write(one.name)}${conditionWords(one, write)}`;
  });
  return firstFew(words, (text) => text, 5);
}

/** What a Kustomization waits for, or why it acts though nothing of it may differ. */
function conditionWords(
  { suspended, resumed, blockedBy }: KustomizationChange,
  write: (name: string) => string,
): string {
  if (suspended) return ' (after it is resumed)';
  if (blockedBy !== null) return ` (after ${write(blockedBy)} is resumed)`;
  return resumed ? ' (resumed)' : '';
}

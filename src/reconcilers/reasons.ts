import type { Origin } from '../yaml/origin.ts';

/** Reasons in their order, with the texts that they come from or whatever else distinguishes their states. Reasons with several places have all of them. */
export function byReason(
  unknowns: readonly { readonly reason: string; readonly origin: Origin | undefined; readonly text?: string }[],
): Map<string, string> {
  const texts = new Map<string, Set<string>>();
  for (const { reason, origin, text } of unknowns) {
    const known = texts.get(reason) ?? new Set();
    texts.set(reason, known.add(text || (origin?.text ?? '')));
  }
  return new Map(
    [...texts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([reason, all]) => [reason, [...all].sort().join('\n')]),
  );
}

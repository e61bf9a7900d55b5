import { hasLine } from '../repository/change.ts';
import type { Comparison, Deed } from './deed.ts';
import { lineOf } from './paths.ts';
import type { Removal } from './removal.ts';

/** The deleted line in the generators of what made the Application that goes, such as an ApplicationSet. */
export function generatorDeed({ set, within }: Removal, compared: Comparison): Deed | undefined {
  const made = within.at(-1);
  if (!made || set.synced.length === 0) return undefined;
  const { file } = made.origin;
  const deleted = compared.file(file.path)?.deleted ?? [];
  for (const maker of compared.base.objects) {
    if (maker.origin.file.path !== file.path || !set.by?.makers.includes(maker.kind)) continue;
    const generators = maker.at('spec', 'generators');
    if (!generators.exists) continue;
    const { keyStart, end } = generators.origin;
    const [first, last] = [file.position(keyStart).line, file.position(Math.max(keyStart, end - 1)).line];
    for (let line = first; line <= last; line++)
      if (hasLine(deleted, line)) {
        const words = `takes ${made.kind} \`${made.name}\` out of the generators of ${maker.kind} \`${maker.name}\``;
        return { side: 'base', at: lineOf(file, line), words, object: maker };
      }
  }
  return undefined;
}

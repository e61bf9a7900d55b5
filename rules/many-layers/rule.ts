import type { RevisionDifference } from '../../src/change/compare.ts';
import { editedLines } from '../../src/findings/changed-at.ts';
import { defineRule } from '../../src/lint/rule.ts';
import type { Change } from '../../src/repository/change.ts';
import { layerOf } from '../../src/repository/folder-names.ts';
import { quoted } from '../../src/text/words.ts';
import type { Origin } from '../../src/yaml/origin.ts';

export default defineRule({
  id: 'many-layers',
  description: 'A change edits infrastructure and apps that exist already, so neither can be reverted alone.',
  theme: 'changes',
  severity: 'notice',
  preset: 'strict',
  on: 'change',

  *check(difference, { change }) {
    const first = firstLines(difference, change);
    const [infrastructure, apps] = [first.get('infrastructure'), first.get('apps')];
    if (!infrastructure || !apps) return;
    yield {
      at: infrastructure,
      message: `This change edits infrastructure (${quoted(infrastructure.file.path)}) and apps (${quoted(apps.file.path)}) in one merge. If one of them fails, a revert undoes both. Open a pull request for each, and merge the infrastructure first.`,
      related: [{ at: apps, message: 'the edited app' }],
      values: ['layers'],
    };
  },
});

/** The first edited line of each layer of what reconcilers deploy before and after the change. */
function firstLines(
  { differences }: RevisionDifference,
  change: Change | undefined,
): ReadonlyMap<ReturnType<typeof layerOf>, Origin> {
  const first = new Map<ReturnType<typeof layerOf>, Origin>();
  for (const { by, objects } of differences)
    for (const object of by ? objects : []) {
      if (object.change !== 'changed') continue;
      for (const at of editedLines(object, change)) {
        const layer = layerOf(at.file.path);
        const known = first.get(layer);
        if (!known || isBefore(at, known)) first.set(layer, at);
      }
    }
  return first;
}

function isBefore(a: Origin, b: Origin): boolean {
  return a.file.path === b.file.path ? a.start < b.start : a.file.path < b.file.path;
}

import { getOrInsert } from '../../src/grouping.ts';
import { defineRule } from '../../src/lint/rule.ts';
import type { ChangedFile } from '../../src/repository/change.ts';
import { environmentOfFile } from '../../src/repository/environments.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { countOf, listWords } from '../../src/text/words.ts';
import { Origin } from '../../src/yaml/origin.ts';

export default defineRule({
  id: 'many-environments',
  description: 'A change edits production and another environment, so one merge deploys to both.',
  theme: 'practices',
  severity: 'notice',
  on: 'tree',

  *check(revision) {
    const edited = editedEnvironments(revision);
    const inProduction = edited.get('production') ?? [];
    const others = [...edited.keys()].filter((name) => name !== 'production').sort();
    const at = inProduction.flatMap((file) => firstLine(file, revision) ?? [])[0];
    if (!at || others.length === 0) return;
    yield {
      at,
      message: `This change edits production (${countOf(inProduction.length, 'file')}) and ${listWords(others)}, so one merge deploys to all of them, and a revert takes all of them back. Change ${others[0]} first, and production in a pull request after it.`,
      related: others.flatMap((name) => {
        const first = (edited.get(name) ?? []).flatMap((file) => firstLine(file, revision) ?? [])[0];
        return first ? [{ at: first, message: `Edited in ${name}` }] : [];
      }),
      values: ['production', ...others],
    };
  },
});

/** The deployed YAML files that the change adds or edits in the folders of environments, by environment. */
function editedEnvironments({ change, base, manifests, standings }: Revision): ReadonlyMap<string, ChangedFile[]> {
  const found = new Map<string, ChangedFile[]>();
  const files = base && change ? [...change.files.values()] : [];
  for (const file of files.sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const environment = environmentOfFile(file.path);
    const isEdited = file.status === 'added' || file.status === 'modified';
    if (environment === undefined || !isEdited || !manifests.at(file.path)) continue;
    if (standings.ofFile(file.path) === 'deployed') getOrInsert(found, environment, () => []).push(file);
  }
  return found;
}

/** The first line that the change adds to a file or edits in it. */
function firstLine({ path, added }: ChangedFile, { tree }: Revision): Origin | undefined {
  const text = tree.textAt(path);
  const [range] = added;
  if (!text || !range) return undefined;
  const start = text.lineStart(range.first);
  return new Origin(text, start, start, start, start + text.line(range.first).length);
}

import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { minorNumber } from '../../src/kubernetes/terms/minors.ts';
import { defineRule } from '../../src/lint/rule.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { listWords, quoted } from '../../src/text/words.ts';
import { writtenAt } from '../../src/yaml/origin.ts';
import { CHANGED_DEFAULTS, type ChangedDefault } from './defaults.ts';
import { type Upgrade, upgradesOf } from './upgrades.ts';

/** Objects of which a message gives the names. */
const NAMED = 3;

/** A changed default with the objects that it changes. */
type Change = ChangedDefault & { readonly objects: readonly KubernetesObject[] };

export default defineRule({
  id: 'changed-default',
  description: 'A Flux upgrade changes defaults that objects in the repository rely on.',
  theme: 'schemas',
  severity: 'warning',
  on: 'tree',

  *check(revision) {
    for (const upgrade of upgradesOf(revision)) {
      const changes = CHANGED_DEFAULTS.filter(({ since }) => isWithin(since, upgrade)).flatMap((changed) => {
        const objects = relying(changed, revision);
        return objects.length > 0 ? [{ ...changed, objects }] : [];
      });
      if (changes.length === 0) continue;
      yield {
        at: upgrade.at,
        message: `From ${upgrade.from} to ${upgrade.to}, Flux changes defaults that objects in this repository rely on. ${sentences(changes)}`,
        related: [...new Set(changes.flatMap(({ objects }) => objects[0] ?? []))].map((object) => ({
          at: object.at('metadata', 'name'),
          message: `${object.kind} ${object.name} relies on a changed default`,
        })),
        values: [
          upgrade.to,
          ...changes.map(({ since, groupKind, keptBy }) => `${since} ${groupKind} ${keptBy?.at(-1) ?? ''}`),
        ],
      };
    }
  },
});

function isWithin(since: string, { from, to }: Upgrade): boolean {
  return minorNumber(since) > minorNumber(from) && minorNumber(since) <= minorNumber(to);
}

/** The objects that a new default changes, each once. None if a patch may set the field for them or a controller's switch decides. */
function relying({ groupKind, reliesOnIt, keptBy, gate }: ChangedDefault, revision: Revision): KubernetesObject[] {
  const { manifests, objects, patches, standings } = revision;
  const found = new Map<string, KubernetesObject>();
  for (const object of objects) {
    if (object.groupKind !== groupKind || !reliesOnIt(object)) continue;
    if (standings.ofObject(object) === 'off' || (keptBy !== undefined && patches.mayWrite(object, keptBy))) continue;
    found.set(writtenAt(object.origin), object);
  }
  const decided = found.size > 0 && [...manifests.texts()].some(({ text }) => text.includes(gate));
  return decided ? [] : [...found.values()];
}

function sentences(changes: readonly Change[]): string {
  return changes.map(({ objects, words }, at) => `${subject(objects, changes[at - 1]?.objects)}: ${words}.`).join(' ');
}

/** `2 HelmReleases (`a` and `b`)`; if the sentence before is of the same objects, their number will do. */
function subject(objects: readonly KubernetesObject[], before: readonly KubernetesObject[] | undefined): string {
  if (before?.length === objects.length && before.every((object, at) => object === objects[at]))
    return `The same ${objects.length}`;
  const kind = objects[0]?.kind === 'Kustomization' ? 'Flux Kustomization' : (objects[0]?.kind ?? '');
  const names = [...new Set(objects.map(({ name }) => quoted(name)))];
  const more = names.length > NAMED ? ['others'] : [];
  const count = `${objects.length} ${kind}${objects.length === 1 ? '' : 's'}`;
  return `${count} (${listWords([...names.slice(0, NAMED), ...more])})`;
}

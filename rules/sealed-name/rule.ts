import type { Problem } from '../../src/findings/problem.ts';
import type { Manifests } from '../../src/kubernetes/manifests.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { hasPlaceholder } from '../../src/text/variables.ts';
import { quoted } from '../../src/text/words.ts';
import type { Origin } from '../../src/yaml/origin.ts';
import { mapAt, originOf } from '../../src/yaml/value.ts';
import { copies, labeled } from './copies.ts';
import { scopeOf, writtenName } from './scope.ts';

const KIND = 'bitnami.com/SealedSecret';

export default defineRule({
  id: 'sealed-name',
  description: 'A SealedSecret gets another name or namespace than the one that its values were sealed for.',
  theme: 'secrets',
  severity: 'error',
  on: 'tree',

  *check({ objects, manifests, base, standings }) {
    const sealed = objects.filter(({ groupKind }) => groupKind === KIND);
    for (const object of sealed) {
      const standing = standings.ofObject(object);
      if (standing === 'off') continue;
      const problem = moved(object, manifests);
      if (problem) yield { ...problem, object, severity: standing === 'unreached' ? 'warning' : undefined };
    }
    const inUse = sealed.filter((object) => standings.ofObject(object) !== 'off');
    for (const { object, problem } of copies(
      labeled(inUse, manifests),
      base ? labeled(base.objects, base.manifests) : [],
    ))
      yield { ...problem, object, severity: standings.ofObject(object) === 'unreached' ? 'warning' : undefined };
  },
});

/** An object that its build renames or moves. */
function moved(object: KubernetesObject, manifests: Manifests): Problem | undefined {
  const scope = scopeOf(object);
  if (scope === 'cluster-wide' || !isSealedHere(object)) return undefined;
  const { name, namespace } = object;
  const stated = writtenName(object, manifests);
  const isKnown = (text: string): boolean => text !== '' && !hasPlaceholder(text);
  const isRenamed = scope === 'strict' && isKnown(stated.name) && isKnown(name) && name !== stated.name;
  const isMoved = isKnown(stated.namespace) && isKnown(namespace) && namespace !== stated.namespace;
  if (!isRenamed && !isMoved) return undefined;
  const field = isRenamed ? 'name' : 'namespace';
  const from = isRenamed ? `name ${quoted(stated.name)}` : `namespace ${quoted(stated.namespace)}`;
  const to = isRenamed ? `renamed to ${quoted(name)}` : `moved to namespace ${quoted(namespace)}`;
  const wider = isRenamed ? ' or `namespace-wide`' : '';
  return {
    at: changing(object.at('metadata', field).origin, object.origin),
    message: `The SealedSecret ${quoted(stated.name)} is ${to}, but its values were sealed for the ${from} (scope \`${scope}\`), so the controller cannot decrypt them. Seal them again for the new ${field}, or with the scope \`cluster-wide\`${wider}.`,
    related: [{ at: object.at('spec', 'encryptedData'), message: 'the sealed values' }],
    values: [field, stated.name, isRenamed ? name : namespace],
  };
}

/** Whether the sealed values are from the file of the object: an overlay that sets them may have sealed them for another name. */
function isSealedHere(object: KubernetesObject): boolean {
  const data = mapAt(object.value, 'spec', 'encryptedData') ?? {};
  const keys = Object.keys(data);
  return keys.length > 0 && keys.every((key) => isWithin(originOf(data, key) ?? object.origin, object.origin));
}

/** The place that gave a field another value than the one in the object's file. */
function changing(origin: Origin, whole: Origin): Origin {
  for (let place: Origin | undefined = origin; place; place = place.related) if (!isWithin(place, whole)) return place;
  return origin;
}

function isWithin(place: Origin, whole: Origin): boolean {
  return place.file.path === whole.file.path && whole.start <= place.start && place.end <= whole.end;
}

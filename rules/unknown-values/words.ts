import { objectDefinedAt } from '../../src/findings/defined-at.ts';
import type { Problem } from '../../src/findings/problem.ts';
import type { Externals } from '../../src/reconcilers/externals.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import type { Provided } from '../../src/reconcilers/flux/generated/providers.ts';
import {
  type ConfigReference,
  externalOf,
  providerOf,
} from '../../src/reconcilers/flux/references/config-references.ts';
import { misspelt } from '../../src/text/misspelling.ts';
import { isImpossibleName } from '../../src/text/variables.ts';
import { quoted } from '../../src/text/words.ts';
import type { MissingConfig } from './missing-config.ts';

/** How many keys a message names. */
const SHOWN = 6;

/** A key that the ConfigMap or Secret certainly does not have. */
export function missingKey(supply: ConfigReference, cluster: Cluster, externals: Externals): Problem | undefined {
  const { kind, name, key, at } = supply;
  const provided = providerOf(cluster, supply);
  const listed = provided ? undefined : externals.keysOf(externalOf(supply, cluster));
  if (key !== undefined && listed && !listed.includes(key)) {
    const slip = misspelt(key, listed, 'absent');
    const advice = slip === undefined ? 'Add the key there, or correct it here.' : `Did you mean \`${slip}\`?`;
    return {
      at: at.key.exists ? at.key : at.name,
      message: `${kind} \`${name}\` has no key \`${key}\` according to \`externals\` in the policy file, so Flux ${failing(supply)}. ${advice}`,
      fix: at.key.exists ? slip : undefined,
    };
  }
  // A generator may read more keys from a file that is not in the repository.
  if (!provided || cluster.unknowns.some(({ origin }) => origin?.file === provided.object.origin.file))
    return undefined;
  return keyNotIn(provided, supply);
}

/** A key that a ConfigMap or Secret does not have, of which all keys are known. */
export function keyNotIn(provided: Provided, supply: ConfigReference): Problem | undefined {
  const { kind, name, key, at } = supply;
  if (key === undefined || !provided.isComplete || provided.values.has(key)) return undefined;
  const keys = [...provided.values.keys()];
  const slip = misspelt(key, keys, 'absent');
  const shown = keys.slice(0, SHOWN).map(quoted).join(', ');
  const all = keys.length > SHOWN ? `${shown} and ${keys.length - SHOWN} more` : shown;
  const advice = slip === undefined ? `It has only ${all}.` : `Did you mean \`${slip}\`?`;
  return {
    at: at.key.exists ? at.key : at.name,
    message: `${kind} \`${name}\` has no key \`${key}\`, so Flux ${failing(supply)}. ${advice}`,
    related: providedAt(provided),
    fix: at.key.exists ? slip : undefined,
  };
}

/** A ConfigMap or Secret that nothing provides, for an object and `more` others like it. */
export function missingObject(
  { supply, near, unused, usual, renamed, otherKind, elsewhere, removed, supplied, certainty }: MissingConfig,
  more: number,
): Problem {
  const { kind, name, namespace, key, at } = supply;
  if (elsewhere.length > 0) {
    const namespaces = [...new Set(elsewhere.map((item) => quoted(item.namespace)))].join(', ');
    const message = `${kind} \`${name}\` is in namespace ${namespaces}, but Flux reads it only from \`${namespace}\` and ${failing(supply, more)}. Create it in \`${namespace}\` too.`;
    return { at: at.name, message, related: providedAt(elsewhere[0]) };
  }
  const absent = removed ? 'This change removes' : 'This repository does not create';
  const start = `${absent} ${kind} \`${name}\` in namespace \`${namespace}\``;
  if (renamed) {
    const message = `${kind} \`${name}\` is called \`${renamed.name}\` in its build, so Flux ${failing(supply, more)}. Keep its name: no hash (\`disableNameSuffixHash: true\`), prefix or suffix.`;
    return { at: at.name, message, related: providedAt(renamed) };
  }
  if (near) {
    const message = `${start}, so Flux ${failing(supply, more)}. Did you mean \`${near.name}\`?`;
    return { at: at.name, message, fix: near.name, related: providedAt(near) };
  }
  if (otherKind) {
    const message = `${start}, so Flux ${failing(supply, more)}. \`${name}\` is a ${otherKind.kind} there. Set \`kind: ${otherKind.kind}\`.`;
    return { at: at.kind, message, fix: at.kind.exists ? otherKind.kind : undefined, related: providedAt(otherKind) };
  }
  if (unused) {
    const message = `${start}, so Flux ${failing(supply, more)}. \`${unused.name}\` has the key \`${key}\`, and nothing else uses it. Did you mean \`${unused.name}\`?`;
    return { at: at.name, message, fix: unused.name, related: providedAt(unused) };
  }
  if (usual) {
    const message = `${start}. If nothing else creates it, Flux ${failing(supply, more)}. ${usual.users} other objects use \`${usual.name}\`. Did you mean \`${usual.name}\`?`;
    return { at: at.name, message, fix: usual.name };
  }
  if (certainty === 'certain') {
    const advice = isImpossibleName(name)
      ? `\`${name}\` is not a valid name. Correct it.`
      : 'Create it, reference another, or add it to `externals` in the policy file.';
    return { at: at.name, message: `${start}, so Flux ${failing(supply, more)}. ${advice}` };
  }
  const others =
    supplied.length > 0 ? ` in this cluster, but other clusters have it (${supplied.map(quoted).join(', ')})` : '';
  const message = `${start}${others}. If nothing else creates it, Flux ${failing(supply, more)}. Create it, reference another, or set \`optional: true\`.`;
  return { at: at.name, message };
}

/** What Flux does not do for an object, and for `more` others like it: the end of a sentence about Flux. */
function failing({ object: { kind, name } }: ConfigReference, more = 0): string {
  const all = `${kind} \`${name}\`${more === 0 ? '' : ` and ${more} more`}`;
  return kind === 'HelmRelease' ? `cannot install or upgrade ${all}` : `cannot apply ${all}`;
}

function providedAt(provided: Provided | undefined): NonNullable<Problem['related']> {
  if (!provided) return [];
  const { object, kind, name } = provided;
  if (object.kind === kind) return objectDefinedAt(object);
  const message = `${object.kind} ${object.name} generates ${kind} ${name}`;
  return [{ at: object.at('metadata', 'name'), message }];
}

import { nearest } from '../../../text/nearest.ts';
import { quoted } from '../../../text/words.ts';
import { fixOf, LABEL, named, requireName, SUBDOMAIN, unique } from '../checks.ts';
import type { Field } from '../field.ts';

/** Names that are compared with a misspelled one, at most. */
const MOST = 200;

/** The names of a pod's resource claims, or undefined if not all are known. */
export type PodClaims = ReadonlySet<string> | undefined;

export function podClaims(list: Field): PodClaims {
  const names = list.items.map((claim) => claim.at('name'));
  return list.isWhole && names.every(({ isKnown }) => isKnown)
    ? new Set(names.flatMap(({ word }) => word ?? []))
    : undefined;
}

/** Reports claims of a pod without a name, or not of exactly one source. */
export function podClaimProblems(list: Field): void {
  for (const claim of list.items) {
    requireName(claim, 'name', LABEL);
    claim.exactlyOne(['resourceClaimName', 'resourceClaimTemplateName'], 'one source');
    for (const key of ['resourceClaimName', 'resourceClaimTemplateName']) named(claim.at(key), SUBDOMAIN, 'check');
  }
  unique(
    list.items.map((claim) => claim.at('name')),
    'claim name',
  );
}

/** Reports claims of a container that the pod does not have, or that it has twice. */
export function containerClaims(list: Field, claims: PodClaims): void {
  const seen = new Map<string, Set<string>>();
  for (const claim of list.items) {
    const [name, request] = [claim.at('name'), claim.at('request')];
    named(request, LABEL);
    if (claim.require('name') || name.word === undefined || !request.isKnown) continue;
    knownClaim(name, claims);
    const requests = seen.get(name.word) ?? new Set();
    seen.set(name.word, requests);
    const wanted = request.word ?? '';
    if (requests.has('') || requests.has(wanted) || (wanted === '' && requests.size > 0))
      name.duplicate(`${name.name} uses the claim ${quoted(name.word)} again.`, [name.word, wanted]);
    requests.add(wanted);
  }
}

function knownClaim(name: Field, claims: PodClaims): void {
  const { word } = name;
  if (word === undefined || !claims || claims.has(word)) return;
  const near = nearest(word, [...claims].slice(0, MOST));
  name.lacking(
    'claim',
    `${name.name} is ${quoted(word)}, but the pod has no claim with that name.${near === undefined ? ' Add it to `resourceClaims`.' : ` Did you mean ${quoted(near)}?`}`,
    [word],
    fixOf(near),
  );
}

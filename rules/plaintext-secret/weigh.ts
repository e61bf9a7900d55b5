import { getOrInsert } from '../../src/grouping.ts';
import { Place } from '../../src/kubernetes/object.ts';
import { discardedSecrets } from '../../src/kubernetes/secrets/generated.ts';
import { tokensIn } from '../../src/kubernetes/secrets/tokens.ts';
import { directoryOf, isWithin, join } from '../../src/repository/tree.ts';
import type { AppliedFiles } from '../../src/revision/applied-files.ts';
import type { Revision } from '../../src/revision/revision.ts';
import type { Severity } from '../../src/severity.ts';
import { writtenAt } from '../../src/yaml/origin.ts';
import { isMap, listAt } from '../../src/yaml/value.ts';
import { type FoundSecret, rangeOf } from './found.ts';
import { markOf } from './marks.ts';
import { isUsed } from './unchanged.ts';

/** What a test may hold on purpose: keys made for it, and addresses of services next to it. */
const FOR_TESTS = /private key|JSON Web Token|URL/;

/** How serious a secret is in its place. */
export interface Weight {
  readonly severity: Severity;
  /** Why it is not an error: the mark of another scanner, or the temporary cluster that the change adds. */
  readonly lowered?: { readonly mark: string } | 'claimed' | undefined;
}

/** Rates a secret by its place, or undefined if it is not reported. The author of a change cannot silence it. */
export function weigh(found: FoundSecret, files: AppliedFiles, revision: Revision): Weight | undefined {
  const origin = rangeOf(found);
  const standing = files.of(origin.file.path);
  if (found.held === 'entry' && isDiscarded(found, revision)) return undefined;
  if (standing === 'aside') return isTokenOfAService(found) ? { severity: 'warning' } : undefined;
  if (found.held === 'prose') return { severity: 'warning' };
  if (found.certainty === 'unchanged' && !(standing === 'applied' && files.isKnown && isUsed(found, revision)))
    return undefined;
  if (found.certainty === 'likely' && (standing === 'claimed' || (standing === 'unknown' && files.isKnown)))
    return undefined;
  const mark = markOf(origin, found.object?.origin);
  const isChanged = revision.change?.files.has(origin.file.path) ?? false;
  // Its owners say so, and its look does: what may be no secret is none.
  if (mark && !isChanged && (found.certainty === 'likely' || (mark.isOfTests && standing === 'unknown')))
    return undefined;
  if (mark) return { severity: 'warning', lowered: { mark: mark.text } };
  if (standing === 'claimed') return { severity: 'warning', lowered: 'claimed' };
  return { severity: found.certainty === 'certain' ? 'error' : 'warning' };
}

/** Whether a secret is, or holds as text or in base64, a token that some service made: nobody invents these for an example. */
function isTokenOfAService({ at, held, certainty, what }: FoundSecret): boolean {
  if (held === 'token') return certainty === 'certain' && !FOR_TESTS.test(what);
  const text = at instanceof Place && typeof at.value === 'string' ? at.value : rangeOf({ at }).text;
  return [text, Buffer.from(text, 'base64').toString()].some((one) =>
    tokensIn(one).some((token) => token.certain && !FOR_TESTS.test(token.what)),
  );
}

/** Whether an overlay that takes this file in throws the Secret away, and nothing builds it: a leftover of what was vendored. */
function isDiscarded({ object }: FoundSecret, revision: Revision): boolean {
  const name = object?.name ?? '';
  const path = object?.origin.file.path ?? '';
  if (!object || name === '' || builtFrom(revision).has(writtenAt(object.origin))) return false;
  return revision.manifests.files.some(({ path: overlayPath, type, parsed }) => {
    if (type !== 'overlay' || !parsed.file.text.includes(name)) return false;
    const directory = directoryOf(overlayPath);
    return parsed.documents.some(({ value }) => {
      if (!isMap(value) || !discardedSecrets(value).includes(name)) return false;
      const resources = [...listAt(value, 'resources'), ...listAt(value, 'bases')];
      return resources.some((resource) => {
        const taken = typeof resource === 'string' ? join(directory, resource) : undefined;
        return taken !== undefined && isWithin(path, taken);
      });
    });
  });
}

const known = new WeakMap<Revision, ReadonlySet<string>>();

/** Where the objects of the builds of a revision are written. */
function builtFrom(revision: Revision): ReadonlySet<string> {
  return getOrInsert(
    known,
    revision,
    () => new Set(revision.builds.flatMap(({ objects }) => objects.map(({ origin }) => writtenAt(origin)))),
  );
}

import { schemaIndex } from '../kubernetes/bundled-schemas.ts';
import { misspelt } from '../text/misspelling.ts';
import { quoted } from '../text/words.ts';
import type { Mistake } from './mistakes.ts';
import type { OwnPolicySettings } from './own-policies.ts';

/** The kinds in `policies` that are certainly none: with a version, in lower case, or a misspelling of a known one. */
export function* kindMistakesIn(policies: readonly OwnPolicySettings[]): Iterable<Mistake> {
  for (const [index, policy] of policies.entries()) {
    for (const key of ['match', 'exclude'] as const) {
      const kinds = policy[key]?.kinds;
      for (const [at, kind] of [kinds ?? []].flat().entries()) {
        const meant = kind.includes('*') ? undefined : meantKind(kind);
        if (!meant) continue;
        const path = ['policies', String(index), key, 'kinds', ...(Array.isArray(kinds) ? [String(at)] : [])];
        const { near } = meant;
        const advice =
          near === undefined ? 'Write it as `Deployment` or `apps/Deployment`.' : `Did you mean ${quoted(near)}?`;
        yield { path, isKey: false, message: `${quoted(kind)} is not a kind. ${advice}`, fix: near };
      }
    }
  }
}

/** What is probably meant by something that is not a kind; undefined if it may be one. */
function meantKind(written: string): { readonly near: string | undefined } | undefined {
  const { kinds } = schemaIndex();
  const groupKinds = Object.keys(kinds);
  const parts = written.split('/');
  const name = parts.at(-1) ?? '';
  const hasVersion = parts.slice(0, -1).some((part) => /^v\d/.test(part));
  if (/^[A-Z]/.test(name)) {
    if (parts.length > 2 || hasVersion) {
      const [group] = parts;
      return { near: hasVersion && parts.length === 2 ? name : `${group}/${name}` };
    }
    const names = new Set(groupKinds.map(kindOf));
    if (names.has(name)) return undefined;
    const near = misspelt(
      name,
      [...names].filter((other) => Math.abs(other.length - name.length) < 2),
    );
    return near === undefined ? undefined : { near };
  }
  const lower = name.toLowerCase();
  const found = groupKinds.find((key) => kinds[key]?.plural === lower || kindOf(key).toLowerCase() === lower);
  return { near: found === undefined ? undefined : kindOf(found) };
}

function kindOf(groupKind: string): string {
  return groupKind.slice(groupKind.lastIndexOf('/') + 1);
}

import { askedObject } from '../../src/findings/asks-for.ts';
import type { Problem } from '../../src/findings/problem.ts';
import type { ConfigReference } from '../../src/reconcilers/flux/references/config-references.ts';

/** What a problem about a key of a ConfigMap or Secret shares with others like it, and what it asks for. */
export function aboutKey(supply: ConfigReference): Pick<Problem, 'object' | 'values' | 'cause' | 'asksFor'> {
  const { object, kind, namespace, name, key } = supply;
  const about = { object, values: [kind, name, key ?? ''], cause: ['key', kind, namespace, name, key ?? ''] };
  if (key === undefined) return about;
  const asked = { groupKind: `/${kind}`, namespace, name };
  return { ...about, asksFor: askedObject(asked, { field: ['data', key], harm: harmTo(supply, true) }) };
}

/** What becomes of an object that reads values that do not exist. */
export function harmTo({ object }: ConfigReference, isCertain: boolean): string {
  const what = object.kind === 'HelmRelease' ? 'be installed or upgraded' : 'be applied';
  return isCertain ? `cannot ${what}` : `cannot ${what} if nothing else creates it`;
}

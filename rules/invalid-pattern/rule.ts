import type { Problem } from '../../src/findings/problem.ts';
import type { KubernetesObject, Place } from '../../src/kubernetes/object.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { IMAGE_POLICY } from '../../src/reconcilers/flux/references/image-uses.ts';
import { nearest } from '../../src/text/nearest.ts';
import { hasPlaceholder } from '../../src/text/variables.ts';
import { firstFew, quoted } from '../../src/text/words.ts';
import { stringAt } from '../../src/yaml/value.ts';
import { groupReferences, readPattern } from './go-pattern.ts';
import { KINDS, statedPatterns } from './patterns.ts';

/** The longest pattern that is read; an ImagePolicy needs a few dozen characters. */
const MAX_LENGTH = 2000;

export default defineRule({
  id: 'invalid-pattern',
  description: 'A regular expression in an object of Flux is invalid in Go, or lacks a group that the object uses.',
  theme: 'reconcilers',
  severity: 'error',
  unreached: 'warning',
  kinds: KINDS,

  *check(object, { patches }) {
    const isOpen = (at: Place, text: string): boolean =>
      text.length > MAX_LENGTH || hasPlaceholder(text) || patches.mayWrite(object, at.path);
    for (const { at, text, consequence } of statedPatterns(object)) {
      const pattern = isOpen(at, text) ? undefined : readPattern(text);
      if (!pattern || !('fault' in pattern)) continue;
      const message = `${quoted(text)} is not a valid regular expression (${pattern.fault}), so ${consequence}. ${pattern.advice}`;
      yield { at, message, values: [text] };
    }
    if (object.groupKind === IMAGE_POLICY) yield* missingGroups(object, isOpen);
  },
});

/** References of `extract` to groups that the pattern does not have: Go puts nothing in their place. */
function* missingGroups(policy: KubernetesObject, isOpen: (at: Place, text: string) => boolean): Iterable<Problem> {
  const path = ['spec', 'filterTags'];
  const at = policy.at(...path, 'extract');
  const text = stringAt(policy.value, ...path, 'pattern') ?? '';
  const { value: extract } = at;
  if (typeof extract !== 'string' || extract === '' || isOpen(at, policy.isFinal ? withoutBraces(extract) : extract))
    return;
  const pattern = isOpen(policy.at(...path, 'pattern'), text) ? undefined : readPattern(text);
  if (!pattern || 'fault' in pattern) return;
  const references = groupReferences(extract);
  const missing = references.find(({ name }) => !hasGroup(name, pattern));
  if (!missing) {
    if (references.length > 0) return;
    const wanted = pattern.names[0] ?? (pattern.count > 0 ? '1' : undefined);
    const advice =
      wanted === undefined ? 'Add a group to `pattern` and reference it.' : `Write ${quoted(`$${wanted}`)}.`;
    const message = `${quoted(extract)} does not reference any group of \`pattern\`, so all tags become the same text and the policy cannot order them. ${advice}`;
    yield { at, message, values: [extract] };
    return;
  }
  const near = nearest(missing.name, pattern.names);
  const groups = pattern.names.length > 0 ? `The pattern has ${firstFew(pattern.names, quoted)}. ` : '';
  const advice = near === undefined ? `${groups}Correct the name, or add the group.` : `Did you mean ${quoted(near)}?`;
  const message = `\`pattern\` does not have the group ${quoted(missing.name)} that \`extract\` references. The group becomes an empty text, so the policy cannot order the tags. ${advice}`;
  const fix = near && `${extract.slice(0, missing.start)}${near}${extract.slice(missing.end)}`;
  yield { at, message, values: [extract, text], fix };
}

/** Whether a pattern has a group; Go reads a number as the position of a group, and 0 as the whole tag. */
function hasGroup(
  name: string,
  { names, count }: { readonly names: readonly string[]; readonly count: number },
): boolean {
  return /^\d+$/.test(name) ? Number(name) <= count : names.includes(name);
}

/** A replacement with `$name` for `${name}`, which is a reference to a group in what a cluster gets as it is. */
function withoutBraces(extract: string): string {
  return extract.replace(/\$\{(\w+)\}/g, '$$$1');
}

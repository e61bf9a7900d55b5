import type { Problem } from '../../src/findings/problem.ts';
import type { KubernetesObject, Place } from '../../src/kubernetes/object.ts';
import type { World } from '../../src/reconcilers/flux/named/world.ts';
import { misspelt } from '../../src/text/misspelling.ts';
import { editDistance } from '../../src/text/nearest.ts';
import { firstFew, quoted } from '../../src/text/words.ts';
import { Origin } from '../../src/yaml/origin.ts';
import { isMap, mapAt, stringAt } from '../../src/yaml/value.ts';
import { provides, type TemplateData, templateDataOf } from './template-data.ts';
import { namesInTemplate } from './template-names.ts';

/** Where kinds have the spec of an ExternalSecret. */
const SPECS: ReadonlyMap<string, readonly string[]> = new Map([
  ['external-secrets.io/ExternalSecret', ['spec']],
  ['external-secrets.io/ClusterExternalSecret', ['spec', 'externalSecretSpec']],
]);

/** Letters of a word in which two may be wrong. */
const LONG = 5;

/** Keys that the templates of ExternalSecrets take, and that no entry provides: the operator then creates nothing (`missingkey=error`). */
export function* missingTemplateKeys(world: World): Iterable<Problem> {
  for (const object of world.parts.builds.keys()) {
    const path = SPECS.get(object.groupKind);
    const spec = path && object.at(...path).value;
    if (!path || !isMap(spec) || !world.isAsItIs(object)) continue;
    const template = mapAt(spec, 'target', 'template');
    if (stringAt(template, 'engineVersion') === 'v1') continue;
    const data = templateDataOf(spec);
    if (!data) continue;
    const texts = mapAt(template, 'data');
    for (const key in texts) {
      const text = texts[key];
      if (typeof text !== 'string') continue;
      const place = object.at(...path, 'target', 'template', 'data', key);
      for (const name of namesInTemplate(text)) if (!provides(data, name)) yield missing(object, place, name, data);
    }
  }
}

function missing(object: KubernetesObject, place: Place, name: string, data: TemplateData): Problem {
  const { names, affixes } = data;
  const near = misspelt(name, names, 'absent') ?? rewritten(name, data);
  const begin = affixes.map(({ prefix, suffix }) => `${prefix}…${suffix}`);
  const advice = near
    ? `Did you mean ${quoted(asWritten(near))}?`
    : `Its keys are ${firstFew([...new Set([...names, ...begin])], quoted)}. Correct the name, or add an entry.`;
  return {
    at: within(place, `.${name}`),
    object,
    values: ['template', name],
    message: `No entry of ${object.kind} \`${object.name}\` provides the key \`${name}\` that this template uses, so it cannot create a Secret. ${advice}`,
  };
}

/** How a template takes a key; only letters, digits and `_` can follow a dot. */
function asWritten(key: string): string {
  return /^\w+$/.test(key) ? `.${key}` : `index . "${key}"`;
}

/** The name with the only beginning of a rewrite for which its own is a typo. */
function rewritten(name: string, { affixes }: TemplateData): string | undefined {
  const near = affixes.flatMap(({ prefix }) => {
    const word = prefix.replace(/[_-]+$/, '');
    const gap = prefix.slice(word.length);
    const end = gap === '' ? -1 : name.indexOf(gap);
    const start = name.slice(0, Math.max(end, 0));
    return isSlip(start, word) ? [`${prefix}${name.slice(end + gap.length)}`] : [];
  });
  return near.length === 1 ? near[0] : undefined;
}

function isSlip(start: string, word: string): boolean {
  return misspelt(start, [word], 'absent') !== undefined || (word.length >= LONG && editDistance(start, word) <= 2);
}

/** The first place of a text in a scalar; the scalar's own if it is not found there. */
function within(place: Place, text: string): Place | Origin {
  const { file, start, related } = place.origin;
  const at = place.origin.text.indexOf(text);
  return at === -1 ? place : new Origin(file, start + at, start + at, start + at, start + at + text.length, related);
}

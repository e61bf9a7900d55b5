import type { AskedFor } from '../../src/findings/asks-for.ts';
import type { Problem } from '../../src/findings/problem.ts';
import type { Build } from '../../src/kustomize/built.ts';
import { misspelt } from '../../src/text/misspelling.ts';
import { listWords, quoted } from '../../src/text/words.ts';
import { isList, isMap, stringAt, type YamlMap, type YamlValue } from '../../src/yaml/value.ts';
import { type Missed, targetOf } from './missed.ts';
import { type Why, whyNot } from './why.ts';

/** The message about an entry, the values that distinguish it from others, and what it shares with others of its file. */
export function describe({ kind, entry, builds, origin }: Missed): Pick<Problem, 'message' | 'values' | 'cause'> {
  const { path } = origin.file;
  if (kind === 'image') {
    const name = stringAt(entry ?? null, 'name') ?? '';
    const message = `No object in this build uses the image ${quoted(name)}, so this entry has no effect.`;
    // A list of images for many overlays fits each of them in part.
    return { message: message + imageAdvice(name, builds), values: ['image', name], cause: [path] };
  }
  const target = targetOf(entry);
  const wanted = target ? selectorWords(target) : 'what it names';
  const what = nounOf(kind);
  const message = `This ${what} selects ${target ? wanted : 'an object'}, which this build does not have, so kustomize ignores it.`;
  const { advice, late, of } = targetAdvice(target, builds);
  const values = [kind, wanted];
  // What changed in a base makes the same selector of all its overlays miss.
  const cause = late ? [path, late] : of === undefined ? undefined : [of, ...values];
  return { message: message + advice, values, ...(cause && { cause }) };
}

function nounOf(kind: Missed['kind']): string {
  return kind === 'replacement' ? 'replacement target' : kind === 'replica' ? 'entry of `replicas`' : 'patch';
}

/** The one object that an entry selects. */
export function askedBy({ kind, entry }: Missed): AskedFor | undefined {
  const target = targetOf(entry) ?? null;
  const [of, name] = [stringAt(target, 'kind'), stringAt(target, 'name')];
  if (kind === 'image' || kind === 'replica' || !of || !name) return undefined;
  return {
    group: stringAt(target, 'group'),
    kind: of,
    namespace: undefined,
    name,
    asker: nounOf(kind),
    harm: 'will have no effect',
  };
}

const SELECTORS = ['group', 'version', 'kind', 'name', 'namespace', 'labelSelector', 'annotationSelector'];

function selectorWords(target: YamlMap): string {
  const kind = stringAt(target, 'kind');
  const name = stringAt(target, 'name');
  if (kind && name && SELECTORS.every((key) => key === 'kind' || key === 'name' || !target[key]))
    return `${kind} \`${name}\``;
  const stated = SELECTORS.flatMap((key) => {
    const text = stringAt(target, key);
    return text ? [`${key} \`${text}\``] : [];
  });
  return stated.length === 0 ? 'any object' : `objects with ${listWords(stated)}`;
}

/** The name that was meant, or the other fields of the selector that do not fit. */
function targetAdvice(target: YamlMap | undefined, builds: readonly Build[]): Partial<Why> & Pick<Why, 'advice'> {
  const kind = stringAt(target ?? null, 'kind');
  const name = stringAt(target ?? null, 'name');
  if (!kind) return { advice: '' };
  for (const { objects } of builds) {
    const ofKind = objects.filter(({ id }) => id.kind === kind);
    const same = ofKind.find(({ id, previousIds }) => [id, ...previousIds].some((one) => one.name === name));
    if (target && same) {
      const why = whyNot(target, same);
      return { ...why, advice: ` ${why.advice}` };
    }
    const names = ofKind.map(({ id }) => id.name);
    const near = name ? misspelt(name, [...new Set(names)]) : undefined;
    if (near !== undefined) return { advice: ` Did you mean \`${near}\`?` };
  }
  return { advice: '' };
}

/** The image of the build that the entry most likely means. */
function imageAdvice(name: string, builds: readonly Build[]): string {
  const last = name.split('/').pop() ?? '';
  for (const { objects } of builds) {
    for (const { value } of objects) {
      const image = imagesIn(value, 0).find((candidate) => candidate !== name && candidate.split('/').pop() === last);
      if (image !== undefined) return ` Did you mean \`${image}\`? kustomize compares the full name.`;
    }
  }
  return '';
}

function imagesIn(value: YamlValue | undefined, depth: number): string[] {
  if (depth > 12) return [];
  if (isList(value)) return value.flatMap((item) => imagesIn(item, depth + 1));
  if (!isMap(value)) return [];
  return Object.keys(value).flatMap((key) => {
    const child = value[key];
    if (key === 'image' && typeof child === 'string') return [child.replace(/@.*$/, '').replace(/:[^:/]*$/, '')];
    return imagesIn(child, depth + 1);
  });
}

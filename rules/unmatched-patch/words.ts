import type { Build } from '../../src/kustomize/built.ts';
import { misspelt } from '../../src/text/misspelling.ts';
import { listWords, quoted } from '../../src/text/words.ts';
import { isList, isMap, stringAt, type YamlMap, type YamlValue } from '../../src/yaml/value.ts';
import { type Missed, targetOf } from './missed.ts';
import { whyNot } from './why.ts';

/** The message about an entry, and the values that distinguish it from others. */
export function describe({ kind, entry, builds }: Missed): {
  readonly message: string;
  readonly values: readonly string[];
} {
  if (kind === 'image') {
    const name = stringAt(entry ?? null, 'name') ?? '';
    const message = `No object in this build uses the image ${quoted(name)}, so this entry has no effect.`;
    return { message: message + imageAdvice(name, builds), values: ['image', name] };
  }
  const target = targetOf(entry);
  const wanted = target ? selectorWords(target) : 'what it names';
  const what = kind === 'replacement' ? 'replacement target' : kind === 'replica' ? 'entry of `replicas`' : 'patch';
  const message = `This ${what} selects ${target ? wanted : 'an object'}, which this build does not have, so kustomize ignores it.`;
  return { message: message + targetAdvice(target, builds), values: [kind, wanted] };
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
function targetAdvice(target: YamlMap | undefined, builds: readonly Build[]): string {
  const kind = stringAt(target ?? null, 'kind');
  const name = stringAt(target ?? null, 'name');
  if (!kind) return '';
  for (const { objects } of builds) {
    const ofKind = objects.filter(({ id }) => id.kind === kind);
    const same = ofKind.find(({ id, previousIds }) => [id, ...previousIds].some((one) => one.name === name));
    if (target && same) return ` ${whyNot(target, same)}`;
    const names = ofKind.map(({ id }) => id.name);
    const near = name ? misspelt(name, [...new Set(names)]) : undefined;
    if (near !== undefined) return ` Did you mean \`${near}\`?`;
  }
  return '';
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

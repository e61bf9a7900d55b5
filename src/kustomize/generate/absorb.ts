import { withEntry, withoutEntry } from '../../yaml/edit.ts';
import type { Origin } from '../../yaml/origin.ts';
import { isMap, newMap, originOf, type YamlMap, type YamlValue } from '../../yaml/value.ts';
import type { Accumulator } from '../accumulator.ts';
import { type BuildFailure, fail, type RelatedPlace } from '../failure.ts';
import { describe, idText } from '../resources/identity.ts';
import { mergeTexts, setTexts, textMap, textsIn, withTexts } from '../resources/metadata.ts';
import type { Resource } from '../resources/resource.ts';
import type { WrittenValue } from '../resources/scalar.ts';

/** Puts a generated object in: a new one, or merged into or in place of one that is there. */
export function absorb(state: Accumulator, generated: Resource, directory: string): void {
  const matches = state.withId(generated.id);
  const [old] = matches;
  const id = idText(generated.id);
  const { behavior } = generated;
  if (!old) {
    if (behavior === 'merge' || behavior === 'replace') {
      if (state.isPartial) return;
      throw refused(
        generated,
        directory,
        `id ${goId(generated)} does not exist; cannot merge or replace`,
        `\`behavior: ${behavior}\` requires ${describe(generated.id)} in a base, but no base defines it.`,
      );
    }
    state.append([generated], generated.origin, directory);
    return;
  }
  if (matches.length > 1) {
    throw refused(
      generated,
      directory,
      `found multiple objects that could accept merge of ${id}`,
      `This entry changes ${describe(generated.id)}, but more than one object matches.`,
    );
  }
  if (behavior !== 'merge' && behavior !== 'replace') {
    throw refused(
      generated,
      directory,
      `id ${goId(generated)} exists; can not use behavior: '${behavior}', behavior must be merge or replace`,
      `${describe(generated.id)} already exists in \`${old.origin.file.path}\`. Set \`behavior\` to \`merge\` or \`replace\`, or use another name.`,
      [{ origin: old.origin, message: 'defined here' }],
    );
  }
  state.resources[state.resources.indexOf(old)] = joinResources(old, generated, behavior);
}

function goId({ id }: Resource): string {
  const quote = JSON.stringify;
  return `resid.ResId{Gvk:resid.Gvk{Group:${quote(id.group)}, Version:${quote(id.version)}, Kind:${quote(id.kind)}, isClusterScoped:false}, Name:${quote(id.name)}, Namespace:${quote(id.namespace)}}`;
}

function refused(
  generated: Resource,
  directory: string,
  cause: string,
  message: string,
  related: readonly RelatedPlace[] = [],
): BuildFailure {
  return fail('generator', cause, { origin: generated.origin, directory, message, related });
}

/** The generated object in place of an old one: its names and history stay, labels and annotations are joined, data for a merge. */
function joinResources(old: Resource, generated: Resource, behavior: 'merge' | 'replace'): Resource {
  const { origin } = generated;
  let value = generated.value;
  for (const field of ['labels', 'annotations'] as const) {
    value = withTexts(value, field, mergeTexts(textsIn(old.value, field), textsIn(generated.value, field)), origin);
  }
  value = takeMetadata(value, old, origin);
  if (behavior === 'merge') {
    for (const field of ['data', 'binaryData']) {
      const texts = mergeTexts(textMap(old.value, field), textMap(generated.value, field));
      value = texts.size === 0 ? withoutEntry(value, field) : setTexts(value, field, texts, origin);
    }
  }
  const joined = old.copy();
  joined.value = value;
  if (behavior === 'replace') joined.generatedBy = generated.generatedBy;
  joined.needsHash = old.needsHash && generated.needsHash;
  joined.touch({ kind: 'patch', origin });
  return joined;
}

function takeMetadata(value: YamlMap, old: Resource, origin: Origin): YamlMap {
  const metadata = isMap(value.metadata) ? value.metadata : newMap();
  const taken = ['name', 'namespace'].reduce<YamlMap>((result, key) => {
    const entry: YamlValue | undefined = old.metadata?.[key];
    const written: WrittenValue | undefined =
      entry === undefined
        ? undefined
        : { value: entry, origin: (old.metadata && originOf(old.metadata, key)) ?? origin };
    return written ? withEntry(result, key, written.value, written.origin) : withoutEntry(result, key);
  }, metadata);
  return withEntry(value, 'metadata', taken, originOf(value, 'metadata') ?? origin);
}

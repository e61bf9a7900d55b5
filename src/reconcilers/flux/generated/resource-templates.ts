import { KubernetesObject } from '../../../kubernetes/object.ts';
import { parseInlineText } from '../../../kustomize/load/inline-text.ts';
import { TextFile } from '../../../repository/text-file.ts';
import type { ParsedFile } from '../../../yaml/document.ts';
import { Origin } from '../../../yaml/origin.ts';
import { isMap, listAt, mapAt, originOf, stringAt, type YamlMap } from '../../../yaml/value.ts';
import { RESOURCE_SET } from '../kinds.ts';

/** An object as a ResourceSet contains it, with its templates `<< … >>`, and where. */
export type ResourceTemplate = readonly [value: YamlMap, origin: Origin];

/** An annotation of Flux Operator that fills the data of a ConfigMap or Secret. */
const COPY = 'fluxcd.controlplane.io/copyFrom';
/** A line that only has a template. */
const LINE = /^[ \t]*<<(.*)>>[ \t]*$/gm;
/** The content of one that writes nothing itself. */
const CONTROL = /^-?\s*(?:range|if|else|end|with|break|continue|\$\w+\s*:?=|\/\*)/;

/** The templates in `resources` and `resourcesTemplate` of a ResourceSet. */
export function templatesIn(spec: YamlMap, set: KubernetesObject): ResourceTemplate[] {
  const { documents = [] } = writtenAsText(spec, set, asIs) ?? {};
  return [
    ...listed(spec),
    ...documents.flatMap(({ value, origin }): ResourceTemplate[] => (isMap(value) ? [[value, origin]] : [])),
  ];
}

/** An object, and the objects that it contains as templates: what they have besides `<< … >>` is the same for all inputs. */
export function* withTemplates(object: KubernetesObject): Iterable<KubernetesObject> {
  yield object;
  const spec = object.groupKind === RESOURCE_SET ? mapAt(object.value, 'spec') : undefined;
  if (!spec) return;
  for (const part of [spec, ...listAt(spec, 'steps').filter(isMap)])
    for (const [value, origin] of [...listed(part), ...placed(part, object)])
      if (stringAt(value, 'metadata', 'annotations', COPY) === undefined)
        yield new KubernetesObject(value, origin, object.builds, { isFinal: object.isFinal });
}

function listed(spec: YamlMap): ResourceTemplate[] {
  const list = listAt(spec, 'resources');
  return list.flatMap((item, index): ResourceTemplate[] => {
    const origin = originOf(list, index);
    return isMap(item) && origin ? [[item, origin]] : [];
  });
}

/** The templates in a text that are in the file as they are, with both branches of conditions. */
function placed(spec: YamlMap, set: KubernetesObject): ResourceTemplate[] {
  const { documents = [] } = writtenAsText(spec, set, uncontrolled) ?? {};
  const whole = originOf(spec, 'resourcesTemplate') ?? set.origin;
  return documents.flatMap(({ value, origin, problems }): ResourceTemplate[] => {
    const isPlaced = origin.start !== whole.start || origin.end !== whole.end;
    return isMap(value) && problems.length === 0 && isPlaced ? [[value, origin]] : [];
  });
}

/** The text without lines that control what is written; `fill` replaces such a line. */
function withoutControl(text: string, fill: (line: string) => string): string {
  return text.replace(LINE, (line, content: string) => (CONTROL.test(content) ? fill(line) : line));
}

/** The documents in the text of a ResourceSet, as `read` changes the text and where it is. */
function writtenAsText(
  spec: YamlMap,
  set: KubernetesObject,
  read: (text: string, origin: Origin) => readonly [text: string, origin: Origin],
): ParsedFile | undefined {
  const text = stringAt(spec, 'resourcesTemplate');
  if (!text) return undefined;
  const [changed, origin] = read(text, originOf(spec, 'resourcesTemplate') ?? set.origin);
  return parseInlineText(changed, origin, 'resource', false);
}

function asIs(text: string, origin: Origin): readonly [string, Origin] {
  return [text, origin];
}

/** In a copy of the file, such lines become spaces, so that all else keeps its place. */
function uncontrolled(text: string, origin: Origin): readonly [string, Origin] {
  const changed = withoutControl(text, () => '');
  if (changed === text) return [text, origin];
  const { file, keyStart, keyEnd, start, end } = origin;
  const inner = withoutControl(file.text.slice(start, end), (line) => ' '.repeat(line.length));
  const copy = new TextFile(file.path, file.text.slice(0, start) + inner + file.text.slice(end));
  return [changed, new Origin(copy, keyStart, keyEnd, start, end)];
}

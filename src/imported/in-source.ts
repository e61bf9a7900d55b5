import { type KubernetesObject, objectsOf, Place } from '../kubernetes/object.ts';
import { TextFile } from '../repository/text-file.ts';
import type { Revision } from '../revision/revision.ts';
import { Origin } from '../yaml/origin.ts';
import { isNamed } from './built-objects.ts';
import type { Edits } from './edits.ts';
import type { Region, Subject } from './result.ts';

/** A place that a result is about. */
export interface Target {
  readonly at: Place | Origin;
  readonly object: KubernetesObject | undefined;
  /** The builds that it concerns, if those are not the object's. */
  readonly builds?: readonly string[];
  /** Whether the change edits it. */
  readonly isEdited: boolean;
}

/** The place of a result about a file of the repository: its lines, its object, or the file as a whole. */
export function targetInSource(path: string, subject: Subject, revision: Revision, edits: Edits): Target {
  const file = revision.tree.textAt(path) ?? new TextFile(path, '');
  const objects = revision.manifests.at(path)?.parsed.documents.flatMap(objectsOf) ?? [];
  const { region, object: named } = subject;
  if (region && region.line <= file.lineCount) {
    const range = originOfRegion(file, region);
    const object = objects.find(({ origin }) => origin.start <= range.start && range.start < origin.end);
    if (!object || !coversObject(region, object)) return { at: range, object, isEdited: edits.ofOrigin(range) };
    return { at: placeIn(object, subject), object, isEdited: edits.ofOrigin(object.origin) };
  }
  const own = named ? objects.filter((object) => isNamed(object, named)) : objects;
  const [object] = own;
  if (object && own.length === 1) {
    const at = placeIn(object, subject);
    return { at, object, isEdited: edits.ofOrigin(at.exists ? at.origin : object.origin) };
  }
  return { at: new Origin(file, 0, 0, 0, 0), object: undefined, isEdited: edits.ofFile(path) };
}

/** The place of a field in an object; of the object itself if a result does not name a field. */
export function placeIn(object: KubernetesObject, { path, isKey }: Pick<Subject, 'path' | 'isKey'>): Place {
  if (path) return isKey ? object.at(...path).key : object.at(...path);
  const name = object.at('metadata', 'name');
  const { file, start, end } = object.origin;
  const isOwn = name.exists && name.origin.file === file && start <= name.origin.start && name.origin.end <= end;
  // A name that a prefix or a generator makes is not where people look for the object.
  return isOwn ? name : new Place([], object.value, object.origin);
}

/** Whether the lines of a region, which has no columns, are all those of an object: it is about the object. */
function coversObject(
  { line, endLine = line, column }: Region,
  { origin: { file, start, end } }: KubernetesObject,
): boolean {
  const content = file.text.slice(start, end).trimEnd();
  const [first, last] = [file.position(start).line, file.position(start + content.length).line];
  return column === undefined && line <= first && last <= endLine;
}

/** The range of a region; without columns, the text of its first line. */
function originOfRegion(file: TextFile, { line, column, endLine = line, endColumn }: Region): Origin {
  const text = file.line(line);
  const lineStart = file.lineStart(line);
  const from = column === undefined ? text.length - text.trimStart().length : Math.min(column - 1, text.length);
  const last = Math.min(Math.max(endLine, line), file.lineCount);
  const isExact = column !== undefined && endColumn !== undefined;
  const to = isExact
    ? file.lineStart(last) + Math.min(endColumn - 1, file.line(last).length)
    : lineStart + text.trimEnd().length;
  const start = lineStart + from;
  return new Origin(file, start, start, start, Math.max(start, to));
}

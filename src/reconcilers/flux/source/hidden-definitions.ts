import type { YamlFile } from '../../../kubernetes/manifests.ts';
import { isList, isMap, stringAt, type YamlValue } from '../../../yaml/value.ts';

/** Names that the files are searched for; of more than these nothing is known. */
const MAX_SEARCHES = 500;

/** Definitions of objects that are not read here: in a template, inside of another object or of a text. */
export class HiddenDefinitions {
  readonly #files: readonly YamlFile[];
  readonly #searched = new Map<string, boolean>();

  constructor(files: Iterable<YamlFile>) {
    this.#files = [...files];
  }

  /** Whether one of the files may define an object in such a way. */
  mayState(kind: string, name: string): boolean {
    const key = `${kind}/${name}`;
    let may = this.#searched.get(key);
    if (may === undefined) {
      if (this.#searched.size >= MAX_SEARCHES) return true;
      may = this.#files.some((file) => mentionsDefinition(file, kind, name));
      this.#searched.set(key, may);
    }
    return may;
  }
}

function mentionsDefinition({ type, parsed }: YamlFile, kind: string, name: string): boolean {
  const { text } = parsed.file;
  if (!hasWord(text, name)) return false;
  const isRendered = type === 'template' && text.includes('{{');
  if (isRendered || parsed.problems.length > 0) return text.includes(kind);
  return parsed.documents.some(({ value }) => holdsDefinition(value, kind, name, 0));
}

/** Whether a text may be a manifest that defines a name, or a patch that changes one to it; not one that only refers to it. */
function mayState(text: string, kind: string, name: string): boolean {
  if (text.includes('/metadata/name')) return true;
  if (!hasWord(text, kind)) return false;
  // The indentation does not show templates and objects in braces.
  if (/\{\{|[{,]\s{0,9}["']?(?:kind|metadata)["']?\s{0,9}:/.test(text)) return true;
  const lines = text.split('\n');
  return lines.some((line, at) => hasWord(line, name) && parentOf(lines, at)?.trim() === 'metadata:');
}

/** The nearest line before that is indented less. */
function parentOf(lines: readonly string[], at: number): string | undefined {
  const depth = (line: string | undefined): number => (line ?? '').replace(/- /g, '  ').search(/\S|$/);
  const own = depth(lines[at]);
  return lines.slice(0, at).findLast((line) => line.trim() !== '' && depth(line) < own);
}

function holdsDefinition(value: YamlValue, kind: string, name: string, depth: number): boolean {
  if (typeof value === 'string') return value.includes('\n') && hasWord(value, name) && mayState(value, kind, name);
  if (isList(value)) return value.some((item) => holdsDefinition(item, kind, name, depth + 1));
  if (!isMap(value)) return false;
  if (depth > 0 && value.kind === kind && stringAt(value, 'metadata', 'name') === name) return true;
  if (value.value === name && typeof value.op === 'string') return true;
  return Object.values(value).some((child) => child !== undefined && holdsDefinition(child, kind, name, depth + 1));
}

/** Whether a text contains a name as a whole, not as a part of a longer one. */
function hasWord(text: string, name: string): boolean {
  const isPart = (at: number): boolean => /[\w.-]/.test(text.charAt(at));
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    if (!isPart(at - 1) && !isPart(at + name.length)) return true;
  }
  return false;
}

import { TextFile } from '../../repository/text-file.ts';
import { withEntry, withItem } from '../../yaml/edit.ts';
import { type Origin, relate } from '../../yaml/origin.ts';
import { parseYaml } from '../../yaml/parse.ts';
import { isList, isMap, originOf, type YamlMap, type YamlValue } from '../../yaml/value.ts';
import { goJson } from '../resources/go-json.ts';
import { nodeText, untagged, type WrittenValue } from '../resources/scalar.ts';
import { PathError } from './item-match.ts';
import { matchPath } from './target-path.ts';

/**
 * Writes into YAML or JSON text in a field (`data.config\.json.port`), and returns the new text as kustomize 5.8 prints it.
 * Returns undefined if the path does not lead into such a text.
 */
export function editStructured(
  object: YamlMap,
  origin: Origin,
  path: readonly string[],
  source: WrittenValue,
  create: WrittenValue | undefined,
  written: Origin,
): YamlMap | undefined {
  const found = findText(object, origin, path);
  if (!found) return undefined;
  const text = editText(found.text, path.slice(found.at), source, create);
  if (text === undefined) return undefined;
  const changed = rewrite(object, path.slice(0, found.at), text, relate(relate(source.origin, written), found.origin));
  return isMap(changed) ? changed : undefined;
}

/** The first scalar on the way of a path, with the number of parts that lead to it. */
function findText(
  object: YamlMap,
  origin: Origin,
  path: readonly string[],
): { text: string; at: number; origin: Origin } | undefined {
  let value: YamlValue = object;
  let place = origin;
  for (let at = 0; at < path.length - 1; at++) {
    const key = path[at] ?? '';
    const index: string | number = isList(value) ? Number(key) : key;
    if (!isMap(value) && !isList(value)) return undefined;
    const next: YamlValue | undefined = isList(value)
      ? value[Number(key)]
      : Object.hasOwn(value, key)
        ? value[key]
        : undefined;
    if (next === undefined) return undefined;
    place = originOf(value, index) ?? place;
    if (next !== null && typeof next !== 'object') return { text: nodeText(next, place), at: at + 1, origin: place };
    value = next;
  }
  return undefined;
}

function rewrite(value: YamlValue, path: readonly string[], text: string, origin: Origin): YamlValue {
  const [key, ...rest] = path;
  if (key === undefined) return text;
  if (isList(value)) {
    const index = Number(key);
    const place = rest.length === 0 ? origin : (originOf(value, index) ?? origin);
    return withItem(value, index, rewrite(value[index] ?? null, rest, text, origin), place);
  }
  if (!isMap(value)) return value;
  const place = rest.length === 0 ? origin : (originOf(value, key) ?? origin);
  return withEntry(value, key, rewrite(value[key] ?? null, rest, text, origin), place);
}

function editText(
  text: string,
  path: readonly string[],
  source: WrittenValue,
  create: WrittenValue | undefined,
): string | undefined {
  const parsed = parseYaml(new TextFile('', text), 'resource');
  const document = parsed.documents[0];
  if (!document || parsed.problems.length > 0 || document.problems.length > 0 || text.trim() === '') return undefined;
  const edits: { start: number; end: number }[] = [];
  const value = nodeText(source.value, source.origin);
  try {
    const { value: changed, count } = matchPath(
      document.value,
      document.origin,
      path,
      (old, origin) => {
        edits.push({ start: origin.start, end: origin.end });
        return isMap(old) || isList(old) ? source : untagged(value, origin, old, origin);
      },
      create,
    );
    if (count === 0) return undefined;
    const first = text.trimStart().charAt(0);
    if (first === '{' || first === '[') return printJson(changed, text);
    return printYaml(text, edits, value);
  } catch (error) {
    if (error instanceof PathError) return undefined;
    throw error;
  }
}

/** The YAML text with replaced scalars. Text that kustomize would reformat stays as it was. */
function printYaml(text: string, edits: readonly { start: number; end: number }[], value: string): string {
  const sorted = [...edits].sort((a, b) => b.start - a.start);
  const quoted = (old: string): string => (/^["']/.test(old) ? `${old.charAt(0)}${value}${old.charAt(0)}` : value);
  return sorted
    .reduce(
      (result, { start, end }) => result.slice(0, start) + quoted(result.slice(start, end)) + result.slice(end),
      text,
    )
    .trim();
}

function printJson(value: YamlValue, text: string): string {
  const compact = goJson(value);
  if (!text.includes('\n') || !text.includes('  ')) return compact;
  const indented = JSON.stringify(JSON.parse(compact), undefined, 2);
  return indented.replace(/[<>&]/g, (character) => `\\u00${character.charCodeAt(0).toString(16)}`);
}

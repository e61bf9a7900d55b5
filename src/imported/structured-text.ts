import type { TextFile } from '../repository/text-file.ts';
import { withoutStop } from '../text/words.ts';
import { UsageError } from '../usage-error.ts';
import { parseYaml } from '../yaml/parse.ts';
import type { YamlValue } from '../yaml/value.ts';

/** Deepest nesting of an output; no tool writes more. */
const DEEPEST = 200;
/** Most values of an output in YAML. */
const MOST_VALUES = 2_000_000;

/** The value of a JSON text. Throws UsageError with the place if it is not JSON or nested too deeply; the text is not quoted. */
export function readJson(file: TextFile): YamlValue {
  const deep = firstBelow(file.text, DEEPEST);
  if (deep !== -1) throw unreadable(file, deep, `It is nested more than ${DEEPEST} levels deep`);
  try {
    const value: YamlValue = JSON.parse(file.text);
    return value;
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    const end = file.text.trimEnd().length;
    // Not every error has a position.
    const at = Number(/\bat position (\d+)/.exec(reason)?.[1] ?? (/\bend of\b/.test(reason) ? end : 0));
    throw unreadable(file, at, at >= end ? 'It ends too early' : 'It is not valid JSON');
  }
}

/** The documents of a YAML text. Throws UsageError with the place if one cannot be read. */
export function readYaml(file: TextFile): YamlValue[] {
  const { documents, problems, values } = parseYaml(file, 'resource', MOST_VALUES);
  const [problem] = [...problems, ...documents.flatMap((document) => document.problems)];
  if (problem) throw unreadable(file, problem.start, sentence(problem.message));
  if (values > MOST_VALUES) throw unreadable(file, 0, `It has more than ${MOST_VALUES} values`);
  return documents.map(({ value }) => value);
}

/** An output that cannot be read, with the place. */
export function unreadable(file: TextFile, offset: number, reason: string): UsageError {
  const { line, column } = file.position(offset);
  return new UsageError(`${file.path}:${line}:${column}: This file cannot be imported. ${reason}.`);
}

function sentence(message: string): string {
  return `${message.charAt(0).toUpperCase()}${withoutStop(message).slice(1)}`;
}

/** The offset of the first bracket below a depth; -1 if there is none. */
function firstBelow(text: string, deepest: number): number {
  let depth = 0;
  let isText = false;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (isText) {
      if (character === '\\') at++;
      else if (character === '"') isText = false;
    } else if (character === '"') isText = true;
    else if (character === '{' || character === '[') {
      if (++depth > deepest) return at;
    } else if (character === '}' || character === ']') depth--;
  }
  return -1;
}

import { TextFile } from '../../repository/text-file.ts';
import { parseYaml } from '../../yaml/parse.ts';
import { isList, isMap, type YamlValue } from '../../yaml/value.ts';
import { hintsAtSecret } from '../terms/secret-names.ts';

const MAX_TEXT = 256 * 1024;
const MAPPING = /^[ \t]{0,200}(?:-[ \t]{1,20})?["']?[\w./-]{1,128}["']?:(?:[ \t]|\r?$)/m;
const CODE = /^#!|\{\{-?\s*(?:if|range|with|end|include|define)\b/;

/** The collections that a text inside of YAML holds in its turn: JSON, or YAML such as a values file; none for other texts. */
export function structureIn(text: string): YamlValue[] {
  if (text.length > MAX_TEXT || text.length < 8 || !hintsAtSecret(text)) return [];
  if (/^\s*[{[]/.test(text)) {
    const value = parsedJson(text);
    if (isMap(value) || isList(value)) return [value];
  }
  return text.includes('\n') && MAPPING.test(text) && !CODE.test(text) ? documentsIn(text) : [];
}

/** The documents of a YAML text that parses as a whole. */
function documentsIn(text: string): YamlValue[] {
  const { documents, problems } = parseYaml(new TextFile('', text), 'resource');
  if (problems.length > 0 || documents.some((document) => document.problems.length > 0)) return [];
  return documents.map(({ value }) => value).filter((value) => isMap(value) || isList(value));
}

/** JSON as a value; undefined for a template or no JSON at all. */
export function parsedJson(text: string): YamlValue | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import { hasPlaceholder } from '../../src/text/variables.ts';

/** Inside of these, a dot means something else. */
const CHANGES_DOT = /\{\{-?\s*(?:range|with|define|template|block)\b/;
/** Strings and comments of an action. */
const QUOTED = /"(?:[^"\\\n]|\\.)*"|`[^`]*`|'(?:[^'\\\n]|\\.)*'|\/\*[\s\S]{0,500}?\*\//g;
/** A field of the data; one with a dash is not valid, and is not read. */
const FIELD = /(?<=^|[\s(|,=])\$?\.([A-Za-z_]\w*)(?![\w-])/g;
const MAX_TEXT = 100_000;

/** The names that a Go template takes from its data (`{{ .name }}`), each once; none if that cannot be said. */
export function namesInTemplate(text: string): readonly string[] {
  if (text.length > MAX_TEXT || !text.includes('{{') || CHANGES_DOT.test(text)) return [];
  const found = new Set<string>();
  // A string may contain braces, which then begin or end nothing.
  for (const [, action = ''] of text.replace(QUOTED, '""').matchAll(/\{\{-?((?:(?!\}\}|\{\{)[\s\S])*?)-?\}\}/g))
    if (!hasPlaceholder(action)) for (const [, name = ''] of action.matchAll(FIELD)) found.add(name);
  return [...found];
}

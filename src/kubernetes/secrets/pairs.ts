import { remembered } from './remembered.ts';

/** A setting in a text of another program: its name, its unquoted value and the place of the value. */
export interface Pair {
  readonly key: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

const LINE =
  /^[ \t]{0,200}(?:export[ \t]{1,8}|-[ \t]{1,8}|--?(?=\w))?["']?([A-Za-z_][\w.-]{0,127})["']?[ \t]{0,32}[:=]{1,2}[ \t]{0,32}(?:"([^"\n]{0,4096})"|'([^'\n]{0,4096})'|([^\s"'][^\s]{0,4096})|)[ \t]{0,32}[,;]?[ \t]{0,32}\r?(?:[ \t][#;][^\n]{0,400})?$/gm;

/** The lines of a text that set a name to one word, one quoted text or nothing: env, ini, properties, YAML and JSON alike. */
export const pairsIn = remembered((text: string): readonly Pair[] => [...pairs(text)]);

function* pairs(text: string): Iterable<Pair> {
  if (!/[:=]/.test(text)) return;
  for (const match of text.matchAll(LINE)) {
    const [whole, key = '', double, single, bare] = match;
    const value = double ?? single ?? bare ?? '';
    const at = match.index + whole.indexOf(value, whole.indexOf(key) + key.length);
    yield { key, value, start: at, end: at + value.length };
  }
}

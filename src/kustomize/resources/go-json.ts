import { isList, isMap, type YamlValue } from '../../yaml/value.ts';
import { compareText } from './compare-text.ts';

/** JSON as Go writes it: sorted keys, and `<`, `>`, `&` and line separators escaped. */
export function goJson(value: YamlValue | undefined): string {
  if (isList(value)) return `[${value.map(goJson).join(',')}]`;
  if (isMap(value)) {
    const entries = Object.keys(value)
      .sort(compareText)
      .map((key) => `${goText(key)}:${goJson(value[key])}`);
    return `{${entries.join(',')}}`;
  }
  return typeof value === 'string' ? goText(value) : JSON.stringify(value ?? null);
}

function goText(text: string): string {
  return JSON.stringify(text).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

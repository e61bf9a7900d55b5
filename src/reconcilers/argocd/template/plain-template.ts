import type { ParameterSet } from './parameters.ts';
import type { Rendered } from './rendered.ts';

/** Fills parameters into a text as Argo CD does without `goTemplate`: `{{name}}`, and nothing else (valyala/fasttemplate). */
export function renderPlain(text: string, { values }: ParameterSet): Rendered {
  let result = '';
  let unknown: string | undefined;
  let at = 0;
  for (let start = text.indexOf('{{'); start !== -1; start = text.indexOf('{{', at)) {
    const end = text.indexOf('}}', start + 2);
    if (end === -1) break;
    const name = text.slice(start + 2, end).trim();
    const value = values.get(name);
    result += text.slice(at, start) + (typeof value === 'string' ? value : text.slice(start, end + 2));
    if (typeof value !== 'string') unknown ??= `the parameter \`${name}\` is not known`;
    at = end + 2;
  }
  return { text: result + text.slice(at), unknown };
}

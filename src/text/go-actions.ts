interface Part {
  readonly text: string;
  /** What is between the braces; undefined for text. */
  readonly action: string | undefined;
}

/** The parts of a template; `{{-` and `-}}` take the white space before and after them away. */
export function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  let at = 0;
  let isTrimming = false;
  const push = (plain: string): void => {
    parts.push({ text: isTrimming ? plain.trimStart() : plain, action: undefined });
  };
  for (let start = text.indexOf('{{'); start !== -1; start = text.indexOf('{{', at)) {
    const end = actionEnd(text, start + 2);
    if (end === -1) break;
    const source = text.slice(start, end + 2);
    const before = text.slice(at, start);
    push(/^\{\{-\s/.test(source) ? before.trimEnd() : before);
    isTrimming = /\s-\}\}$/.test(source);
    const action = source
      .slice(2, -2)
      .replace(/^-(?=\s)/, '')
      .replace(/(?<=\s)-$/, '')
      .trim();
    if (!/^\/\*.*\*\/$/s.test(action)) parts.push({ text: source, action });
    at = end + 2;
  }
  push(text.slice(at));
  return parts;
}

/** Where the `}}` of an action is whose content begins at an offset; those in its strings end nothing. -1 if there is none. */
export function actionEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '}' && text.startsWith('}}', at)) return at;
    if (character !== '"' && character !== '`') continue;
    const end = stringEnd(text, at, character);
    if (end === -1) return text.indexOf('}}', at);
    at = end;
  }
  return -1;
}

function stringEnd(text: string, start: number, quote: string): number {
  if (quote === '`') return text.indexOf(quote, start + 1);
  for (let at = start + 1; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === quote) return at;
    if (character === '\n') return -1;
    if (character === '\\') at++;
  }
  return -1;
}

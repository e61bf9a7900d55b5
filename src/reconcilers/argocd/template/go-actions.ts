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
    const end = text.indexOf('}}', start + 2);
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

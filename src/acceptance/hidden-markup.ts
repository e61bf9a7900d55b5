/** Markup of HTML that a text is in, by what ends it. */
export interface OpenMarkup {
  /** A literal in lower case; `>`, a quote or `=` in a tag. */
  readonly end: string;
  /** Whether it ends with its paragraph, as it began after other words. */
  readonly isInline: boolean;
}

/** Markup whose text is code, a quote, or not shown, and tags, in lower case. */
const HIDING =
  /<(pre|code|blockquote|script|style|textarea|template|xmp)\b|<!--|<\?|<!\[cdata\[|<!(?=[a-z])|<\/?(?=[a-z])/;
const ENDS: Readonly<Record<string, string>> = { '<!--': '-->', '<?': '?>', '<![cdata[': ']]>' };
/** What ends a tag, or begins the value of one of its attributes. */
const IN_TAG = /=[ \t]*(?:(["'])|$)|>/;

/** The markup that is open after a line. In a tag, quotes begin only after `=`, as browsers read it. */
export function markupAfter(line: string, open: OpenMarkup | undefined): OpenMarkup | undefined {
  const text = line.toLowerCase();
  let markup = open?.isInline && text.trim() === '' ? undefined : open;
  let at = 0;
  if (markup?.end === '=') {
    // The value of an attribute may begin in the next line.
    const quote = /^\s*(["'])/.exec(text);
    at = quote?.[0].length ?? 0;
    if (text.trim() !== '') markup = { ...markup, end: quote?.[1] ?? '>' };
  }
  for (;;) {
    const next = markup ? endOf(text, at, markup) : beginOf(text, at);
    if (!next) return markup;
    ({ at, markup } = next);
  }
}

interface Step {
  /** Where to read on. */
  readonly at: number;
  readonly markup: OpenMarkup | undefined;
}

function beginOf(text: string, from: number): Step | undefined {
  const found = matchAt(HIDING, text, from);
  if (!found) return undefined;
  const [begin, name] = found;
  const at = found.index + begin.length;
  if (name !== undefined) return { at, markup: { end: `</${name}`, isInline: false } };
  const end = ENDS[begin];
  if (end !== undefined) return { at, markup: { end, isInline: false } };
  return { at, markup: { end: '>', isInline: text.slice(0, found.index).trim() !== '' } };
}

/** The end of markup, or of a part of a tag; undefined if it is not in the line. */
function endOf(text: string, from: number, { end, isInline }: OpenMarkup): Step | undefined {
  const tag = { end: '>', isInline };
  if (end === '=') return undefined;
  if (end === '>') {
    const found = matchAt(IN_TAG, text, from);
    if (!found) return undefined;
    const at = found.index + found[0].length;
    if (found[0] === '>') return { at, markup: undefined };
    return { at, markup: { ...tag, end: found[1] ?? '=' } };
  }
  const found = text.indexOf(end, from);
  if (found === -1) return undefined;
  const at = found + end.length;
  return { at, markup: end.length === 1 || end.startsWith('</') ? tag : undefined };
}

function matchAt(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
  const search = new RegExp(pattern, 'g');
  search.lastIndex = from;
  return search.exec(text);
}

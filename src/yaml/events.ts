import { type Event, parseEvents, YAMLException } from 'js-yaml';

/** Collections inside collections at most; the API server's own limit is far lower for what it accepts. */
const MAX_DEPTH = 200;
/** Lines of one text that may be indented less than js-yaml wants. */
const MAX_SHALLOW_LINES = 200;

/**
 * The event stream of a text, and the text that its offsets are for, which is the same but for white space.
 *
 * js-yaml refuses lines of a flow collection or a quoted scalar that are not indented below their key, as YAML's
 * specification does; go-yaml, and so kustomize, takes them. Such a line is read as if it stood at the end of the one before.
 * Throws YAMLException.
 */
export function eventsOf(text: string): { readonly text: string; readonly events: readonly Event[] } {
  let read = text;
  for (let tries = 0; ; tries++) {
    try {
      return { text: read, events: parseEvents(read, { maxDepth: MAX_DEPTH }) };
    } catch (error) {
      const joined = tries < MAX_SHALLOW_LINES ? withLineJoined(read, error) : undefined;
      if (joined === undefined) throw error;
      read = joined;
    }
  }
}

/** The text with blanks between a line that is indented too little and what stands before it; undefined where that could change a value. */
function withLineJoined(text: string, error: unknown): string | undefined {
  if (!(error instanceof YAMLException) || error.reason !== 'deficient indentation') return undefined;
  const end = error.mark?.position ?? 0;
  const isClosing = /[\]}]/.test(text.charAt(end));
  let start = end;
  for (;;) {
    while (start > 0 && /\s/.test(text.charAt(start - 1))) start--;
    const line = text.lastIndexOf('\n', start - 1) + 1;
    const comment = isClosing ? text.slice(line, start).search(/(?:^|\s)#/) : -1;
    if (comment === -1) break;
    start = line + comment;
  }
  const between = text.slice(start, end);
  // In a quoted scalar, more than one line break is part of the value.
  if (!between.includes('\n') || (!isClosing && between.split('\n').length > 2)) return undefined;
  return text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
}

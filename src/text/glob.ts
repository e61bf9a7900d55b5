/** Work in character comparisons that one removal of a pattern may cost. */
const MAX_WORK = 20_000_000;

/** A pattern that cannot be matched: broken, or too costly. */
export class PatternError extends Error {
  readonly reason: 'bad pattern' | 'limit';

  constructor(reason: PatternError['reason']) {
    super(reason === 'limit' ? 'the pattern takes too long to match' : 'syntax error in pattern');
    this.reason = reason;
  }
}

/** Removes the shortest or the longest non-empty start of a text that a pattern matches, as envsubst's `#` and `##` do. */
export function trimStart(text: string, pattern: string, which: 'shortest' | 'longest'): string {
  const characters = Array.from(text);
  const glob = Array.from(pattern);
  if (glob.length * characters.length ** 2 > MAX_WORK && /[*?[\\]/.test(pattern)) throw new PatternError('limit');
  if (!/[*?[\\]/.test(pattern)) return pattern !== '' && text.startsWith(pattern) ? text.slice(pattern.length) : text;
  const lengths = characters.map((_, index) => (which === 'shortest' ? index + 1 : characters.length - index));
  try {
    const length = lengths.find((count) => matches(glob, characters, count));
    return length === undefined ? text : characters.slice(length).join('');
  } catch (error) {
    if (error instanceof PatternError && error.reason === 'bad pattern') return text;
    throw error;
  }
}

/** The same at the end of a text: envsubst turns text and pattern round. */
export function trimEnd(text: string, pattern: string, which: 'shortest' | 'longest'): string {
  return turn(trimStart(turn(text), turn(pattern), which));
}

/** Whether a pattern matches the whole of a name that has no slashes, as Go's path.Match; a broken one matches nothing. */
export function nameMatcher(pattern: string): (name: string) => boolean {
  if (!/[*?[\\]/.test(pattern)) return (name) => name === pattern;
  if (/^\*[^*?[\\]*$/.test(pattern)) return (name) => name.endsWith(pattern.slice(1));
  const characters = Array.from(pattern);
  return (name) => {
    try {
      return matchesAll(characters, Array.from(name));
    } catch (error) {
      if (error instanceof PatternError) return false;
      throw error;
    }
  };
}

function matchesAll(pattern: Characters, name: Characters): boolean {
  return matches(pattern, name, name.length);
}

function turn(text: string): string {
  return Array.from(text).reverse().join('');
}

type Characters = readonly string[];

/** Go's path.Match on the first `end` characters of a name, except that `*` takes slashes, too. */
function matches(pattern: Characters, name: Characters, end: number): boolean {
  let at = 0;
  let position = 0;
  while (at < pattern.length) {
    const star = pattern[at] === '*';
    while (pattern[at] === '*') at++;
    const chunk = pattern.slice(at, chunkEnd(pattern, at));
    if (star && chunk.length === 0) return true;
    at += chunk.length;
    const isLast = at >= pattern.length;
    const furthest = star ? end : position;
    let next: number | undefined;
    for (let start = position; start <= furthest && next === undefined; start++) {
      const behind = matchChunk(chunk, name, start, end);
      if (behind !== undefined && (behind === end || !isLast)) next = behind;
    }
    if (next === undefined) return false;
    position = next;
  }
  return position === end;
}

function chunkEnd(pattern: Characters, from: number): number {
  let inRange = false;
  for (let at = from; at < pattern.length; at++) {
    if (pattern[at] === '\\') at++;
    else if (pattern[at] === '[') inRange = true;
    else if (pattern[at] === ']') inRange = false;
    else if (pattern[at] === '*' && !inRange) return at;
  }
  return pattern.length;
}

/** The position after a chunk without stars that a name has at `start`, or undefined if it has not. */
function matchChunk(chunk: Characters, name: Characters, start: number, end: number): number | undefined {
  let position = start;
  for (let at = 0; at < chunk.length; position++) {
    const character = position < end ? name[position] : undefined;
    if (character === undefined) return undefined;
    if (chunk[at] === '[') {
      const range = readClass(chunk, at + 1);
      if (!range.has(character)) return undefined;
      at = range.end;
      continue;
    }
    if (chunk[at] === '?') {
      at++;
      continue;
    }
    if (chunk[at] === '\\') at++;
    if (at >= chunk.length) throw new PatternError('bad pattern');
    if (chunk[at] !== character) return undefined;
    at++;
  }
  return position;
}

function readClass(chunk: Characters, from: number): { has(character: string): boolean; end: number } {
  const negated = chunk[from] === '^';
  const ranges: [number, number][] = [];
  let at = negated ? from + 1 : from;
  while (chunk[at] !== ']' || ranges.length === 0) {
    const low = readClassCharacter(chunk, at);
    let high = low;
    if (chunk[low.end] === '-') high = readClassCharacter(chunk, low.end + 1);
    ranges.push([low.code, high.code]);
    at = high.end;
  }
  const has = (character: string): boolean => {
    const code = character.codePointAt(0) ?? 0;
    return ranges.some(([low, high]) => low <= code && code <= high) !== negated;
  };
  return { has, end: at + 1 };
}

function readClassCharacter(chunk: Characters, from: number): { code: number; end: number } {
  const at = chunk[from] === '\\' ? from + 1 : from;
  const character = chunk[at];
  const isBare = at === from;
  if (character === undefined || (isBare && (character === '-' || character === ']')) || at + 1 >= chunk.length)
    throw new PatternError('bad pattern');
  return { code: character.codePointAt(0) ?? 0, end: at + 1 };
}

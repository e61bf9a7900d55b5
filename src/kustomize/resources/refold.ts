import { withEntry, withItem } from '../../yaml/edit.ts';
import { isList, isMap, originOf, type YamlValue } from '../../yaml/value.ts';

const FOLDED_HEADER = /[:-][ \t]+(?:[&!][^\s]+[ \t]+)*>[-+0-9]*[ \t]*(?:#.*)?\r?$/m;
/** What go-yaml v3 does not write as a block: spaces at the end of a line, control characters, all beyond the basic plane. */
const NO_BLOCK = / (?:\n|$)|[^\t\n\x20-\x7E\u00A0-\uD7FF\uE000-\uFEFE\uFF00-\uFFFD]/;

/** Whether a text has folded scalars at all. */
export function hasFolded(text: string): boolean {
  return text.includes('>') && FOLDED_HEADER.test(text);
}

/** A whole object, refolded; its annotations are not, because kustomize writes those again. */
export function refoldObject(value: YamlValue): YamlValue {
  const changed = refold(value);
  if (changed === value || !isMap(value) || !isMap(changed)) return changed;
  const [before, after] = [value.metadata, changed.metadata];
  if (!isMap(before) || !isMap(after) || before.annotations === after.annotations) return changed;
  const origin = originOf(before, 'annotations');
  const place = originOf(changed, 'metadata');
  if (!origin || !place || before.annotations === undefined) return changed;
  return withEntry(changed, 'metadata', withEntry(after, 'annotations', before.annotations, origin), place);
}

/**
 * A value with its folded scalars as kustomize passes them on: it writes every object out and reads it again, and go-yaml
 * puts one line break too many before lines that are indented deeper.
 */
function refold(value: YamlValue): YamlValue {
  if (isList(value)) {
    let list = value;
    for (let index = 0; index < value.length; index++) {
      const item = value[index] ?? null;
      const origin = originOf(value, index);
      const changed = origin ? refoldChild(item, origin.file.text.charAt(origin.start)) : item;
      if (origin && changed !== item) list = withItem(list, index, changed, origin);
    }
    return list;
  }
  if (!isMap(value)) return value;
  let map = value;
  for (const key of Object.keys(value)) {
    const entry = value[key] ?? null;
    const origin = originOf(value, key);
    const changed = origin ? refoldChild(entry, origin.file.text.charAt(origin.start)) : entry;
    if (origin && changed !== entry) map = withEntry(map, key, changed, origin);
  }
  return map;
}

function refoldChild(value: YamlValue, first: string): YamlValue {
  if (typeof value === 'object') return refold(value);
  if (typeof value !== 'string' || first !== '>' || !value.includes('\n') || NO_BLOCK.test(value)) return value;
  return readFolded(writeFolded(value), value);
}

/** The lines that go-yaml's emitter writes for a folded scalar. */
function writeFolded(text: string): string {
  const isOpenAtStart = !/^\n*[ \t]/.test(text) && !/^\n*$/.test(text);
  let written = '';
  let isAfterBreak = true;
  let isIndented = true;
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    if (character === '\n') {
      if (!isAfterBreak && !isIndented && isOpenAtStart) written += '\n';
      isAfterBreak = true;
    } else if (isAfterBreak) {
      isIndented = character === ' ' || character === '\t';
      isAfterBreak = false;
    }
    written += character;
  }
  return written;
}

/** What go-yaml reads from the lines of a folded scalar, with the chomping that suits the text that they were written for. */
function readFolded(written: string, text: string): string {
  const end = /\n*$/.exec(written)?.[0].length ?? 0;
  const lines = written.slice(0, written.length - end).split('\n');
  let result = '';
  let breaks = 0;
  let wasIndented = false;
  for (const line of lines) {
    if (line === '') {
      breaks++;
      continue;
    }
    const isIndented = line.startsWith(' ') || line.startsWith('\t');
    if (result !== '')
      result += !wasIndented && !isIndented ? (breaks === 0 ? ' ' : '\n'.repeat(breaks)) : '\n'.repeat(breaks + 1);
    else result = '\n'.repeat(breaks);
    result += line;
    breaks = 0;
    wasIndented = isIndented;
  }
  if (!text.endsWith('\n')) return result;
  return text.endsWith('\n\n') ? result + '\n'.repeat(end) : `${result}\n`;
}

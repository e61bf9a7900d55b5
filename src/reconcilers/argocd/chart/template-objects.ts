import { TextFile } from '../../../repository/text-file.ts';
import { Origin } from '../../../yaml/origin.ts';
import { parseYaml } from '../../../yaml/parse.ts';
import {
  isList,
  isMap,
  newList,
  newMap,
  originOf,
  pushItem,
  setEntry,
  type YamlList,
  type YamlMap,
  type YamlValue,
} from '../../../yaml/value.ts';
import { type Action, type Assignment, structureOf, type TemplateBlock } from './template-blocks.ts';

/** An Application or ApplicationSet in a template of a chart; its texts still have their `{{ … }}`. */
export interface TemplateObject {
  readonly value: YamlMap;
  readonly origin: Origin;
  /** The blocks that it is in as a whole, and the variables that are set before it, in their order. */
  readonly steps: readonly (TemplateBlock | Assignment)[];
  /** Whether it is all that is written there: no action writes whole lines of it. */
  readonly isWhole: boolean;
}

/** Characters of a template for which no YAML file has a meaning, so that an action can stand in a plain scalar. */
const FIRST = 0xe000;
const HIDDEN = /[\uE000-\uE07F]/g;
const HIDDEN_LINE = /^[ \t\uE000-\uE07F]*$/;
const MAX_LENGTH = 100_000;
/** Variables of a template, and blocks and variables that an object depends on; what has more is not read. */
const MAX_ASSIGNMENTS = 500;
const MAX_STEPS = 200;

/**
 * The Applications and ApplicationSets in a template of a chart. The text keeps its length while it is parsed, so that every value has its place: lines of
 * actions alone become blank, and other actions become characters of a scalar.
 */
export function templateObjects(file: TextFile): TemplateObject[] {
  const { path, text } = file;
  const structure = text.length > MAX_LENGTH || text.search(HIDDEN) !== -1 ? undefined : structureOf(text);
  if (!structure || structure.assignments.length > MAX_ASSIGNMENTS) return [];
  const { actions, blocks: all } = structure;
  const first = startsIn(hidden(text, actions));
  // Of two objects in branches of one condition, each is a document.
  const branches = all.flatMap(({ of, start }) => (of && of.start < first(of.start) ? start : []));
  const startOf = startsIn(withBreaks(hidden(text, actions), branches));
  // The dot of a block inside of an object is not the one that the object is made with.
  const isInner = ({ start, within }: Action): boolean =>
    within.some(({ kind, of, start: own }) => (of ?? { kind }).kind !== 'if' && own > startOf(start));
  const masked = withBreaks(hidden(text, actions, isInner), branches);
  const partly = new Set(
    actions.flatMap(({ start, isOutput }) => (isOutput && masked.charAt(start) === ' ' ? startOf(start) : [])),
  );
  return parseYaml(new TextFile(path, masked), 'resource').documents.flatMap(({ value, origin, problems }) => {
    const isDeployed = isMap(value) && /^Application(?:Set)?$/.test(String(value.kind));
    if (!isDeployed || problems.length > 0) return [];
    const at = originOf(value, 'kind')?.start ?? origin.start;
    const begin = startOf(at);
    const blocks = all.filter(({ start, end }) => start < begin && at < end);
    if (blocks.some(({ kind }) => kind === 'define')) return [];
    const assignments = structure.assignments.filter(
      ({ start, within }) => start < begin && within.every((block) => blocks.includes(block)),
    );
    const steps = [...blocks, ...assignments].sort((a, b) => a.start - b.start);
    if (steps.length > MAX_STEPS) return [];
    const isWhole = !partly.has(begin);
    return [{ value: shownMap(value, file), origin: placedIn(file, origin), steps, isWhole }];
  });
}

/** Where the first key is of the document of a text that has an offset. */
function startsIn(text: string): (offset: number) => number {
  const breaks = [...text.matchAll(/^---.*$/gm)].map(({ index, 0: line }) => index + line.length);
  const starts = [0, ...breaks].map((from) => {
    const offset = text.slice(from).search(/^[^\s#]/m);
    return { from, first: offset === -1 ? text.length : from + offset };
  });
  return (offset) => {
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle]?.from ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return starts[low]?.first ?? 0;
  };
}

function hidden(text: string, actions: readonly Action[], isOpen: (action: Action) => boolean = () => false): string {
  let result = '';
  let at = 0;
  for (const action of actions) {
    const { start, end } = action;
    const source = text.slice(start, end);
    const marked = isOpen(action) ? `{{?${source.slice(3)}` : source;
    result += text.slice(at, start) + marked.replace(/[^\n\r]/g, hide);
    at = end;
  }
  const rest = result + text.slice(at);
  return rest.replace(/^.*$/gm, (line) => (HIDDEN_LINE.test(line) ? ' '.repeat(line.length) : line));
}

/** A text in which the blank lines at some offsets end a document. */
function withBreaks(text: string, offsets: readonly number[]): string {
  const starts = new Set(offsets.map((offset) => text.lastIndexOf('\n', offset) + 1));
  const write = (line: string, at: number): string =>
    starts.has(at) && /^ {3,}$/.test(line) ? `---${line.slice(3)}` : line;
  return starts.size === 0 ? text : text.replace(/^.*$/gm, write);
}

function hide(character: string): string {
  const code = character.charCodeAt(0);
  return code < 0x80 ? String.fromCharCode(FIRST + code) : character;
}

function shown(text: string): string {
  return text.replace(HIDDEN, (character) => String.fromCharCode(character.charCodeAt(0) - FIRST));
}

function shownValue(value: YamlValue, file: TextFile): YamlValue {
  if (typeof value === 'string') return shown(value);
  if (isList(value)) return shownList(value, file);
  return isMap(value) ? shownMap(value, file) : value;
}

function shownMap(map: YamlMap, file: TextFile): YamlMap {
  const result = newMap();
  for (const key of Object.keys(map)) {
    const origin = originOf(map, key);
    if (origin) setEntry(result, shown(key), shownValue(map[key] ?? null, file), placedIn(file, origin));
  }
  return result;
}

function shownList(list: YamlList, file: TextFile): YamlList {
  const result = newList();
  for (const [index, item] of list.entries()) {
    const origin = originOf(list, index);
    if (origin) pushItem(result, shownValue(item, file), placedIn(file, origin));
  }
  return result;
}

function placedIn(file: TextFile, { keyStart, keyEnd, start, end }: Origin): Origin {
  return new Origin(file, keyStart, keyEnd, start, end);
}

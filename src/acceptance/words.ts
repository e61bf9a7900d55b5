import { plainLines } from './plain-lines.ts';

/** A loss that a person accepts by its name, and only as part of one set of losses if its digest is given. */
export interface AcceptedName {
  readonly rule: string;
  /** `CLUSTER/OBJECT`, or another word that names no loss. */
  readonly name: string;
  /** 32 hexadecimal digits. */
  readonly digest: string | undefined;
}

/** What a person writes to accept the losses of a finding. */
export interface AcceptanceText {
  readonly rule: string;
  readonly names: readonly string[];
  readonly digest: string;
}

/** The trailer of a commit that accepts losses. */
export const TRAILER = 'Accepts';

/** UTF-16 code units of a text that are read; GitHub allows 65,536 characters. */
const MOST_TEXT = 140_000;
/** UTF-16 code units of a word that are read; no name is longer. */
const MOST_WORD = 1_000;
/** Names that are read in one text. */
const MOST_NAMES = 1_000;
const LINE = /^gitops-gate:[ \t]+accept[ \t]+(\S.*)$/i;
const DIGEST = /#([0-9a-f]{32})$/i;

/** The losses that a Markdown text accepts, in lines of their own: `gitops-gate: accept RULE CLUSTER/OBJECT…`. */
export function acceptedIn(text: string): AcceptedName[] {
  const names: AcceptedName[] = [];
  for (const line of plainLines(text.slice(0, MOST_TEXT))) {
    const said = LINE.exec(line)?.[1];
    if (said !== undefined) names.push(...acceptedBy(said));
    if (names.length >= MOST_NAMES) break;
  }
  return names.slice(0, MOST_NAMES);
}

/** The losses that the words after `accept` name, or the value of a trailer: a rule, names, and digests. What follows is a reason. */
export function acceptedBy(said: string): AcceptedName[] {
  const [rule = '', ...words] = said
    .slice(0, MOST_TEXT)
    .split(/[\s,]+/)
    .map((word) => unescaped(word.slice(0, MOST_WORD)))
    .filter((word) => word !== '');
  const end = words.findIndex((word) => !word.includes('/') && !/^#[0-9a-f]{32}$/i.test(word));
  const [first] = words;
  if (end === 0 && first !== undefined) return [{ rule, name: first, digest: undefined }];
  const named: { rule: string; name: string; digest: string | undefined }[] = [];
  for (const word of end === -1 ? words : words.slice(0, end)) {
    const digest = DIGEST.exec(word)?.[1]?.toLowerCase();
    const name = digest === undefined ? word : word.replace(DIGEST, '');
    if (name !== '') named.push({ rule, name, digest });
    // A digest on its own belongs to the names before it.
    else for (const one of named) one.digest ??= digest;
  }
  return named.slice(0, MOST_NAMES);
}

/** A word without the backquotes around it and the backslashes that Markdown takes out. */
function unescaped(word: string): string {
  return word.replace(/^`+|`+$/g, '').replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

/** The line by which a person accepts the losses of a finding, to be copied. */
export function acceptanceLine(text: AcceptanceText): string {
  return `gitops-gate: accept ${written(text)}`;
}

/** The trailer of a commit that says the same. */
export function acceptanceTrailer(text: AcceptanceText): string {
  return `${TRAILER}: ${written(text)}`;
}

function written({ rule, names, digest }: AcceptanceText): string {
  return `${rule} ${names.join(' ')} #${digest}`;
}

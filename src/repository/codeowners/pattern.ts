/** A pattern of CODEOWNERS, ready to be matched; without steps it matches nothing. */
export type Pattern = readonly Step[];

/** The step for any number of names. */
export const ANY_NAMES = Symbol('**');
/** The step for any text in a name. */
export const ANY_TEXT = Symbol('*');
const ONE_CHARACTER = Symbol('?');

/** What a pattern takes from a path: any number of names, or one. */
export type Step = typeof ANY_NAMES | string | Glob;

/** A name with wildcards; `head` and `tail` are the plain text before the first and after the last of them. */
interface Glob {
  readonly head: string;
  readonly tail: string;
  readonly steps: readonly GlobStep[];
}
export type GlobStep = typeof ANY_TEXT | typeof ONE_CHARACTER | string;

/** The one name at the end of `apps/*`. */
const ONE_NAME: Step = { head: '', tail: '', steps: [ANY_TEXT] };

/**
 * Compiles a pattern as GitHub reads it: like gitignore, but `[ ]` is literal, `/*` at the end matches only the files
 * directly inside, and `/` does not match anything.
 */
export function compilePattern(text: string): Pattern {
  const parts = text.split('/');
  const anchored = parts.length > 2 || (parts.length === 2 && parts[1] !== '') || parts[0] === '';
  if (parts[0] === '') parts.shift();
  const last = parts.pop() ?? '';
  if (last === '' && parts.length === 0) return [];
  const steps: Step[] = parts.map((part) => (part === '**' ? ANY_NAMES : compileName(part)));
  if (!anchored) steps.unshift(ANY_NAMES);
  if (last === '' || last === '**') steps.push(ANY_NAMES, ONE_NAME);
  else if (last === '*') steps.push(ONE_NAME);
  else steps.push(compileName(last), ANY_NAMES);
  return steps;
}

function compileName(text: string): Step {
  const steps: GlobStep[] = [];
  let escaped = false;
  for (const character of text) {
    if (character === '\\' && !escaped) {
      escaped = true;
      continue;
    }
    steps.push(escaped ? character : (WILDCARDS.get(character) ?? character));
    escaped = false;
  }
  const first = steps.findIndex(isWildcard);
  if (first === -1) return steps.join('');
  return {
    head: steps.slice(0, first).join(''),
    tail: steps.slice(steps.findLastIndex(isWildcard) + 1).join(''),
    steps,
  };
}

function isWildcard(step: GlobStep): boolean {
  return typeof step === 'symbol';
}

const WILDCARDS: ReadonlyMap<string, GlobStep> = new Map<string, GlobStep>([
  ['*', ANY_TEXT],
  ['?', ONE_CHARACTER],
]);

/** A pattern that ends in `/*` as one that takes the subfolders too: `docs/*` as `/docs/`, for `docs/` would match at any depth. */
export function wholeFolder(pattern: string): string {
  const folder = pattern.slice(0, -1);
  return folder.startsWith('/') || folder.startsWith('**/') ? folder : `/${folder}`;
}

/** The name that a path must begin with to match, or undefined if the pattern leaves it open. */
export function firstName([first]: Pattern): string | undefined {
  return typeof first === 'string' ? first : undefined;
}

/** Whether a pattern takes a file; `names` are the parts of its path. */
export function matchesPattern(pattern: Pattern, names: readonly string[]): boolean {
  return follows(names, pattern, ANY_NAMES, matchesName);
}

/** Whether a name matches a step that takes one name. */
export function matchesName(name: string, step: Step): boolean {
  if (typeof step === 'symbol') return false;
  if (typeof step === 'string') return name === step;
  return (
    name.startsWith(step.head) && name.endsWith(step.tail) && follows([...name], step.steps, ANY_TEXT, matchesCharacter)
  );
}

/** Whether a character, or a `?` of another pattern, matches a step that takes one character. */
export function matchesCharacter(character: GlobStep, step: GlobStep): boolean {
  return (step === ONE_CHARACTER && character !== ANY_TEXT) || character === step;
}

/** Whether items follow steps, where the step `any` takes any number of items. */
export function follows<Item, OneStep>(
  items: readonly Item[],
  steps: readonly OneStep[],
  any: OneStep,
  matches: (item: Item, step: OneStep) => boolean,
): boolean {
  let at = 0;
  let next = 0;
  // Only the last `any` ever needs to take more, which bounds the work by items times steps.
  let afterAny: { at: number; next: number } | undefined;
  while (at < items.length) {
    const item = items[at];
    const step = steps[next];
    if (step === any && next < steps.length) {
      next++;
      afterAny = { at, next };
    } else if (item !== undefined && step !== undefined && matches(item, step)) {
      at++;
      next++;
    } else if (afterAny) {
      afterAny = { at: afterAny.at + 1, next: afterAny.next };
      ({ at, next } = afterAny);
    } else {
      return false;
    }
  }
  return steps.slice(next).every((step) => step === any);
}

/** A path as a pattern that matches it alone. */
export function escaped(path: string): string {
  return path.replace(/[\\*? ]/g, '\\$&');
}

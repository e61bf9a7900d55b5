import type { Tree } from '../../repository/tree.ts';
import { nameMatcher } from '../../text/glob.ts';

/** Whether a path fits a pattern as Go's path.Match: stars stop at slashes. */
export function pathMatcher(pattern: string): (path: string) => boolean {
  const parts = pattern.split('/').map(nameMatcher);
  return (path) => {
    const names = path.split('/');
    return names.length === parts.length && parts.every((matches, at) => matches(names[at] ?? ''));
  };
}

/** Whether a path matches a pattern in which `**` matches any number of directories, including none (doublestar). */
export function deepPathMatcher(pattern: string): (path: string) => boolean {
  const parts = pattern.split('/').map((part) => (part === '**' ? undefined : nameMatcher(part)));
  return (path) => {
    const names = path.split('/');
    // The positions in the path that the pattern may have reached so far.
    let reached = new Set([0]);
    for (const matches of parts) {
      const next = new Set<number>();
      if (matches) for (const at of reached) if (at < names.length && matches(names[at] ?? '')) next.add(at + 1);
      if (!matches) for (let at = Math.min(...reached); at <= names.length; at++) next.add(at);
      if (next.size === 0) return false;
      reached = next;
    }
    return reached.has(names.length);
  };
}

/**
 * Whether a text fits a glob in which stars take slashes, too, and `{a,b}` is either (gobwas/glob, by which a directory
 * source includes and excludes files), or undefined if the glob is not read here.
 */
export function globMatcher(glob: string): ((text: string) => boolean) | undefined {
  const patterns = alternatives(glob);
  if (!patterns) return undefined;
  const matchers = patterns.map((pattern) => nameMatcher(pattern.replace(/\[!/g, '[^')));
  return (text) => matchers.some((matches) => matches(text));
}

const MAX_ALTERNATIVES = 200;
const MAX_BRACES = 100;

/** The patterns that a glob with braces expands to, or undefined if it is not supported. */
export function alternatives(glob: string): string[] | undefined {
  const open = glob.indexOf('{');
  if (open === -1) return glob.includes('}') ? undefined : [glob];
  if (glob.split('{', MAX_BRACES + 2).length > MAX_BRACES + 1) return undefined;
  const close = glob.indexOf('}', open);
  const inner = glob.slice(open + 1, close);
  if (close === -1 || inner.includes('{') || glob.includes('\\')) return undefined;
  const rest = alternatives(glob.slice(close + 1));
  const heads = inner.split(',').map((part) => glob.slice(0, open) + part);
  if (!rest || heads.length * rest.length > MAX_ALTERNATIVES) return undefined;
  return heads.flatMap((head) => rest.map((tail) => head + tail));
}

/** Represents a parameter while a path is split. No file name contains it. */
const PARAMETER = '\0';

/**
 * The directories of a tree that a path with `{{…}}` in it may mean if each parameter is a part of one name. None if it
 * begins with a parameter and so may mean any.
 */
function fittingDirectories(tree: Tree, pattern: string): string[] {
  const names = pattern
    .replace(/\{\{.*?\}\}/g, PARAMETER)
    .split('/')
    .filter((name) => name !== '' && name !== '.');
  if (names[0] === undefined || names[0].startsWith(PARAMETER) || names.includes('..')) return [];
  let found = [''];
  for (const name of names) {
    const matches = parameterMatcher(name);
    const next = (directory: string): string[] => (name.includes(PARAMETER) ? tree.names(directory) : [name]);
    found = found.flatMap((directory) =>
      next(directory)
        .filter((child) => matches(child) && !child.startsWith('.'))
        .map((child) => (directory === '' ? child : `${directory}/${child}`))
        .filter((path) => tree.isDirectory(path)),
    );
  }
  return found;
}

/** Whether a name fits one with parameters, each standing for any text. */
function parameterMatcher(name: string): (text: string) => boolean {
  return nameMatcher(name.replace(/[*?[\]\\]/g, '\\$&').replaceAll(PARAMETER, '*'));
}

/** Whether a text with `{{…}}` may render to another text. */
export function mayBecome(templated: string, text: string): boolean {
  return parameterMatcher(templated.replace(/\{\{.*?\}\}/g, PARAMETER))(text);
}

/** Paths with parameters for which a tree is looked through. */
const MAX_PATTERNS = 2000;

/** Finds the directories of a tree that a path with `{{…}}` in it may mean. */
export function fittingIn(tree: Tree): (pattern: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (pattern) => {
    let fitting = known.get(pattern);
    if (!fitting) {
      fitting = known.size < MAX_PATTERNS ? fittingDirectories(tree, pattern) : [];
      known.set(pattern, fitting);
    }
    return fitting;
  };
}

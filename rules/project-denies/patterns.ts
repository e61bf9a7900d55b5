import { alternatives, pathMatcher } from '../../src/reconcilers/argocd/path-pattern.ts';
import { nameMatcher } from '../../src/text/glob.ts';

/** Whether something is so; `unknown` where the repository does not show it. */
export type Answer = 'yes' | 'no' | 'unknown';

/** Whether a pattern of an AppProject only denies (isDenyPattern). */
export function isDenial(pattern: string): boolean {
  return pattern.startsWith('!');
}

/**
 * A pattern of an AppProject: whether it matches a text, `!pattern` matching all others (globMatch, with gobwas/glob). With `isPath`, a star
 * stops at slashes. A text that is undefined is not known.
 */
export function patternOf(pattern: string, isPath = false): (text: string | undefined) => Answer {
  if (pattern === '*') return () => 'yes';
  if (!isDenial(pattern)) return globOf(pattern, isPath);
  const denied = globOf(pattern.slice(1), isPath);
  return (text) => opposite(denied(text));
}

function globOf(pattern: string, isPath: boolean): (text: string | undefined) => Answer {
  const matchers = alternatives(pattern)?.map((one) => matcherOf(one.replaceAll('[!', '[^'), isPath));
  return (text) => {
    if (text === undefined) return pattern === '' ? 'no' : 'unknown';
    if (!matchers) return 'unknown';
    return matchers.some((matches) => matches(text)) ? 'yes' : 'no';
  };
}

/** Two stars match slashes, too. What matches more than it should is taken for a match. */
function matcherOf(pattern: string, isPath: boolean): (text: string) => boolean {
  return isPath && !pattern.includes('**') ? pathMatcher(pattern) : nameMatcher(pattern);
}

function opposite(answer: Answer): Answer {
  if (answer === 'unknown') return answer;
  return answer === 'yes' ? 'no' : 'yes';
}

/** The URL of a repository as Argo CD compares it: in lower case, without `.git` and `ssh://` (NormalizeGitURL). */
export function normalizedUrl(url: string): string {
  const text = url.trim().toLowerCase();
  const isSsh = /^(?:ssh:\/\/)?[^/:]*@[^@]+$/.test(text);
  const plain = isSsh && !text.startsWith('ssh://') ? text.replace(':', '/') : text;
  return plain.replace(/\.git$/, '').replace(/^ssh:\/\//, '');
}

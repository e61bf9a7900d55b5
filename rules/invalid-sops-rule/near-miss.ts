import {
  type CreationRule,
  partsIn,
  pathFor,
  ruleFor,
  type SopsConfig,
} from '../../src/kubernetes/sops/creation-rules.ts';
import { goExpression } from '../../src/text/go-expression.ts';

/** A pattern that matches no file, and the one that was probably meant. */
export interface NearMiss {
  readonly pattern: string;
  /** Why the pattern that is there does not match: the end of a sentence. */
  readonly reason: string;
  /** Whether no other rule is for the files that it matches, so that none of them has to be encrypted again. */
  readonly isFree: boolean;
}

type Candidate = Omit<NearMiss, 'isFree'>;

/** `./` or `/` at the beginning, escaped or not, also in a group. */
const LEADING = /^(\^?\(?\^?)(?:\\?\.)?(?:\\?\/)+/;

/** Parts of the patterns of a configuration that the files of a tree are compared with. */
const MAX_COMPARED = 10_000_000;

/** What a rule that matches no file was probably meant to match. `paths` are those of the tree. */
export function nearMiss(rule: CreationRule, config: SopsConfig, paths: readonly string[]): NearMiss | undefined {
  const matches = (pattern: string): ((path: string) => boolean) => {
    const expression = goExpression(pattern);
    return (path) => {
      const relative = pathFor(config, path);
      return relative !== undefined && (expression?.test(relative) ?? false);
    };
  };
  if (rule.pattern === '' || paths.length * partsIn(config) > MAX_COMPARED) return undefined;
  if (paths.some(matches(rule.pattern))) return undefined;
  for (const candidate of candidatesOf(rule.pattern, config)) {
    const meant = candidate.pattern === rule.pattern ? [] : paths.filter(matches(candidate.pattern));
    if (meant.length > 0) return { ...candidate, isFree: meant.every((path) => !ruleFor(config, path)) };
  }
  return undefined;
}

function* candidatesOf(pattern: string, { directory }: SopsConfig): Iterable<Candidate> {
  const relative = pattern.replace(LEADING, '$1');
  if (LEADING.test(pattern))
    yield { pattern: relative, reason: 'SOPS compares it with a path that starts neither with `./` nor with `/`' };
  if (directory !== '') {
    const escaped = [directory, directory.replace(/[./]/g, '\\$&'), directory.replaceAll('/', '\\/')];
    const [, anchor = '', rest = ''] = /^(\^?\(?)(.*)$/s.exec(relative) ?? [];
    const prefix = escaped.find((one) => rest.startsWith(`${one}/`) || rest.startsWith(`${one}\\/`));
    if (prefix !== undefined)
      yield {
        pattern: anchor + rest.slice(prefix.length).replace(/^\\?\//, ''),
        reason: 'SOPS compares it with a path relative to the directory of `.sops.yaml`',
      };
  }
  if (/^[\w./*-]+$/.test(pattern) && /(?:^|[^.\])])\*/.test(pattern))
    yield { pattern: fromGlob(pattern), reason: 'it is a regular expression, in which `*` repeats what precedes it' };
}

/** The regular expression for a pattern with `*` and `**`. */
export function fromGlob(glob: string): string {
  const source = glob
    .replace(/^\.?\//, '')
    .replace(/\\?\./g, '\\.')
    .replace(/\*\*\/|\*\*|\*/g, (stars) => (stars === '*' ? '[^/]*' : '.*'));
  return `${source}$`;
}

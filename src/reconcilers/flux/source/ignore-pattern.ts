import { nameMatcher } from '../../../text/glob.ts';

/** A line of an ignore file; a port of fluxcd/pkg/sourceignore/gitignore, which is not quite git's own. */
export class IgnorePattern {
  /** Whether the line starts with `!` and so takes files back in. */
  readonly isInclusion: boolean;
  readonly #domain: readonly string[];
  readonly #parts: readonly string[];
  readonly #matchers: readonly ((name: string) => boolean)[];
  readonly #isDirectoryOnly: boolean;

  /** `domain` is the directory that the line is about, as the parts of its path. */
  constructor(line: string, domain: readonly string[]) {
    this.#domain = domain;
    this.isInclusion = line.startsWith('!');
    let text = this.isInclusion ? line.slice(1) : line;
    if (!text.endsWith('\\ ')) text = text.replace(/ +$/, '');
    this.#isDirectoryOnly = text.endsWith('/');
    if (this.#isDirectoryOnly) text = text.slice(0, -1);
    this.#parts = text.split('/');
    this.#matchers = this.#parts.map(nameMatcher);
  }

  /** Whether the pattern is about a file, given as the parts of its path. */
  matches(path: readonly string[]): boolean {
    if (path.length <= this.#domain.length || this.#domain.some((part, at) => path[at] !== part)) return false;
    const inside = this.#domain.length === 0 ? path : path.slice(this.#domain.length);
    return this.#parts.length > 1 ? this.#matchesPath(inside) : this.#matchesName(inside);
  }

  #matchesName(path: readonly string[]): boolean {
    const matcher = this.#matchers[0];
    const at = matcher ? path.findIndex((name) => matcher(name)) : -1;
    return at !== -1 && !(this.#isDirectoryOnly && at === path.length - 1);
  }

  #matchesPath(path: readonly string[]): boolean {
    let at = 0;
    let isMatched = false;
    let maySkip = false;
    for (const [index, part] of this.#parts.entries()) {
      if (part === '') {
        maySkip = false;
        continue;
      }
      if (part === '**') {
        if (index === this.#parts.length - 1) break;
        maySkip = true;
        continue;
      }
      const matcher = this.#matchers[index];
      if (!matcher || part.includes('**') || at >= path.length) return false;
      const from = at;
      const found = maySkip ? path.findIndex((name, place) => place >= from && matcher(name)) : at;
      if (!maySkip && !matcher(path[at] ?? '')) return false;
      isMatched = found !== -1;
      at = found === -1 ? path.length : found + 1;
      maySkip = false;
    }
    return isMatched && !(this.#isDirectoryOnly && at >= path.length);
  }
}

import { fault } from './fault.ts';
import { TOKEN, type Token } from './token.ts';
import type { TokenStream } from './token-stream.ts';

const LONG_PREFIX = 'tag:yaml.org,2002:';

/** The prefixes of tags that a document defines. */
export class TagDirectives {
  readonly #prefixes = new Map([
    ['!', '!'],
    ['!!', LONG_PREFIX],
  ]);

  /** Reads the directives before a document; returns whether there are any. Throws a Fault. */
  read(tokens: TokenStream): boolean {
    const own = new Set<string>();
    for (let token = tokens.peek(); ; token = tokens.peek()) {
      const { type, value, suffix, start, end } = token;
      if (type !== TOKEN.VERSION_DIRECTIVE && type !== TOKEN.TAG_DIRECTIVE) return own.size > 0;
      const name = type === TOKEN.VERSION_DIRECTIVE ? '%YAML' : value;
      if (own.has(name)) throw fault('duplicate-directive', start, end);
      own.add(name);
      if (type === TOKEN.TAG_DIRECTIVE) this.#prefixes.set(value, suffix);
      else if (value !== '1.1') throw fault('version', start, end);
      tokens.skip();
    }
  }

  /** A tag in its short form (`!!str`). Throws a Fault. */
  resolve({ value: handle, suffix, start, end }: Token): string {
    const prefix = handle === '' ? '' : this.#prefixes.get(handle);
    if (prefix === undefined) throw fault('undefined-tag', start, end);
    const tag = prefix + suffix;
    return tag.startsWith(LONG_PREFIX) ? `!!${tag.slice(LONG_PREFIX.length)}` : tag;
  }
}

/** A rule of gitleaks as its configuration states it; empty where a part is not stated. */
export interface SourceRule {
  readonly id: string;
  readonly regex: string;
  readonly keywords: readonly string[];
  readonly entropy: number;
  /** Expressions of secrets that are none. */
  readonly allowed: readonly string[];
}

/** The rules in the text of `gitleaks.toml`, which its generator always writes in the same way. */
export function readRules(text: string): SourceRule[] {
  return text
    .split(/^\[\[rules\]\]$/m)
    .slice(1)
    .map((rule) => {
      const [own = '', ...allowlists] = rule.split(/^\[\[rules\.allowlists\]\]$/m);
      return {
        id: /^id = "(.+)"$/m.exec(own)?.[1] ?? '',
        regex: /^regex = '''([\s\S]*?)'''$/m.exec(own)?.[1] ?? '',
        keywords: quotedIn(/^keywords = \[([\s\S]*?)\]$/m.exec(own)?.[1] ?? '', /"((?:[^"\\]|\\.)*)"/g),
        entropy: Number(/^entropy = ([\d.]+)$/m.exec(own)?.[1] ?? 0),
        allowed: allowlists.flatMap(allowedIn),
      };
    });
}

/** Expressions about lines, whole matches and paths say nothing of a secret alone. */
function allowedIn(allowlist: string): string[] {
  if (/^regexTarget|^paths = |^condition/m.test(allowlist)) return [];
  const lists = /^regexes = \[([\s\S]*?)^\]$/m.exec(allowlist)?.[1] ?? '';
  return quotedIn(lists, /'''([\s\S]*?)'''/g);
}

function quotedIn(text: string, quoted: RegExp): string[] {
  return [...text.matchAll(quoted)].map(([, inside = '']) => inside);
}

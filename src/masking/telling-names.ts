/** Whether a text is filled in later and so holds nothing to hide: `${TOKEN}`, `$(TOKEN)`, `{{ .token }}` (also as formatters break it), `<token>`, `%s`. */
export function isPlaceholder(text: string): boolean {
  return /^\s*["']?(?:\$\{[^{}:]*\}|\$\([^()]*\)|\$\w+|\{ ?\{[^{}]*\} ?\}|<[^<>]*>|%\w)["']?[,;\])}]*\s*$/.test(text);
}

/** Characters from which a text is worth to be remembered. */
const LONG = 4096;
/** Characters of all texts that one function remembers, with what an entry takes itself. */
const MOST = 48 * 1024 * 1024;
const ENTRY = 64;

/**
 * A function of a text that looks at each long text once: hundreds of keys may contain the same file. With `from` of 0 it also
 * remembers short ones, of which a tree repeats most.
 */
export function remembered<T>(look: (text: string) => T, from = LONG): (text: string) => T {
  const known = new Map<string, T>();
  let held = 0;
  return (text) => {
    if (text.length < from) return look(text);
    const before = known.get(text);
    if (before !== undefined) return before;
    const found = look(text);
    if (held + text.length > MOST) {
      known.clear();
      held = 0;
    }
    known.set(text, found);
    held += text.length + ENTRY;
    return found;
  };
}

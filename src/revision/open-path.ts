/** A placeholder for an unknown part of a path: a Flux variable, a parameter of an ApplicationSet, a star. */
const OPEN_PART = /\$\{[^}]*\}|\{\{[^}]*\}\}|\*+/;

/** Whether a path has parts that are not known. */
export function isOpenPath(path: string): boolean {
  return OPEN_PART.test(path);
}

/** A path in which some parts are not known, such as `clusters/${CLUSTER}/apps`. */
export class OpenPath {
  readonly #parts: readonly string[];

  constructor(path: string) {
    this.#parts = path.split('/');
  }

  /** Whether no part is known, so that any directory may be meant. */
  get mayBeAny(): boolean {
    return this.#parts.every(isOpenPath);
  }

  /** Whether it may mean a directory, seen from the root of the tree or, where enough of it is known, from below. */
  mayMean(directory: string): boolean {
    const names = directory.split('/');
    const parts = this.#parts;
    if (parts.length > names.length) return false;
    if (parts.length < names.length && parts.filter((part) => !isOpenPath(part)).length < 2) return false;
    return parts.every((part, at) => fits(part, names[names.length - parts.length + at] ?? ''));
  }
}

/** Whether a name matches a part of a path in which variables match anything. */
function fits(part: string, name: string): boolean {
  const [first = '', ...others] = part.split(new RegExp(OPEN_PART, 'g'));
  const last = others.pop();
  if (last === undefined) return part === name;
  if (!name.startsWith(first) || !name.endsWith(last) || name.length < first.length + last.length) return false;
  let at = first.length;
  for (const text of others) {
    const found = name.indexOf(text, at);
    if (found === -1 || found + text.length > name.length - last.length) return false;
    at = found + text.length;
  }
  return true;
}

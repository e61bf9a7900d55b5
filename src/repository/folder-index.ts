/** The names in each folder of a tree. */
export class FolderIndex {
  readonly #names = new Map<string, Set<string>>([['', new Set()]]);

  /** `paths` are relative to the root, with `/`. */
  constructor(paths: Iterable<string>) {
    for (const path of paths) this.#register(path);
  }

  has(folder: string): boolean {
    return this.#names.has(folder);
  }

  /** The names in a folder, sorted. None if it does not exist. */
  names(folder: string): string[] {
    return [...(this.#names.get(folder) ?? [])].sort();
  }

  #register(path: string): void {
    let child = path;
    while (child !== '') {
      const slash = child.lastIndexOf('/');
      const parent = slash === -1 ? '' : child.slice(0, slash);
      const names = this.#names.get(parent);
      const name = child.slice(slash + 1);
      if (names) {
        names.add(name);
        return;
      }
      this.#names.set(parent, new Set([name]));
      child = parent;
    }
  }
}

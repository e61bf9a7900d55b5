/** What is asked of findings. */
export interface Filter {
  readonly levels: ReadonlySet<string>;
  readonly rule: string;
  readonly cluster: string;
  readonly path: string;
  readonly owner: string;
  /** Words that all must occur, in lower case. */
  readonly words: readonly string[];
}

/** A finding of the page with what filters ask of it. */
export class Item {
  readonly element: HTMLElement;
  #text: string | undefined;

  constructor(element: HTMLElement) {
    this.element = element;
  }

  matches({ levels, rule, cluster, path, owner, words }: Filter): boolean {
    const { level = '', rule: own, paths = '', clusters = '', owners = '' } = this.element.dataset;
    return (
      levels.has(level) &&
      (rule === '' || rule === own) &&
      (cluster === '' || clusters.split('\t').includes(cluster)) &&
      (path === '' || paths.split('\t').some((one) => one.toLowerCase().includes(path))) &&
      (owner === '' || (owner === '-' ? owners === '' : owners.split('\t').includes(owner))) &&
      words.every((word) => this.#searched().includes(word))
    );
  }

  #searched(): string {
    this.#text ??= (this.element.textContent ?? '').toLowerCase();
    return this.#text;
  }
}

import { Item } from './filter.ts';
import { addressOf, fill, filterOf } from './form-state.ts';

/** Milliseconds of work after which the page may react, and after which typing is taken to be over. */
const SLICE = 12;
const TYPING = 120;

/** The findings of the page and the form that filters them. */
export class FindingList {
  readonly #form: HTMLFormElement;
  readonly #status: HTMLElement;
  readonly #items: readonly Item[];
  #run = 0;
  #timer = 0;

  private constructor(form: HTMLFormElement, status: HTMLElement, items: readonly Item[]) {
    this.#form = form;
    this.#status = status;
    this.#items = items;
    form.hidden = false;
    form.addEventListener('input', () => this.#later(TYPING));
    form.addEventListener('reset', () => this.#later(0));
    form.addEventListener('submit', (event) => event.preventDefault());
    void this.#apply();
  }

  /** The list of a page; undefined if it has no findings. */
  static of(page: Document): FindingList | undefined {
    const form = page.querySelector<HTMLFormElement>('#filters');
    const status = page.getElementById('shown');
    const items = [...page.querySelectorAll<HTMLElement>('.finding')].map((element) => new Item(element));
    return form && status ? new FindingList(form, status, items) : undefined;
  }

  /** Filters as the address of the page says. */
  read(hash: string): void {
    if (fill(this.#form, hash.slice(1))) void this.#apply();
  }

  /** Shows all findings. */
  reset(): void {
    this.read('#');
  }

  #later(delay: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      // An empty hash would scroll to the top.
      history.replaceState(null, '', `#${addressOf(this.#form) || 'findings'}`);
      void this.#apply();
    }, delay);
  }

  /** Hides what the filter does not ask for, in slices, so that the page stays responsive. */
  async #apply(): Promise<void> {
    const run = ++this.#run;
    const filter = filterOf(this.#form);
    let shown = 0;
    let since = performance.now();
    for (const item of this.#items) {
      const matches = item.matches(filter);
      if (matches) shown++;
      if (item.element.hidden === matches) item.element.hidden = !matches;
      if (performance.now() - since < SLICE) continue;
      await new Promise((resolve) => setTimeout(resolve));
      if (run !== this.#run) return;
      since = performance.now();
    }
    this.#sum(shown);
  }

  /** Says how many findings are shown. */
  #sum(shown: number): void {
    for (const section of document.querySelectorAll<HTMLElement>('.level-of')) {
      const all = section.querySelectorAll('.finding').length;
      const hidden = section.querySelectorAll('.finding[hidden]').length;
      section.hidden = hidden === all;
      const count = section.querySelector('.count');
      if (count) count.textContent = hidden === 0 ? `${all}` : `${all - hidden} of ${all}`;
    }
    const all = this.#items.length;
    this.#status.textContent =
      shown === all ? `All ${all} findings are shown.` : `${shown} of ${all} findings are shown.`;
  }
}

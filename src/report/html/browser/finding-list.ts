import { Item } from './filter.ts';
import { addressOf, fill, filterOf } from './form-state.ts';

/** Milliseconds of work after which the page may react, and after which typing is taken to be over. */
const SLICE = 20;
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
  async reset(): Promise<void> {
    fill(this.#form, '');
    await this.#apply();
  }

  #later(delay: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      // An empty hash would scroll to the top.
      history.replaceState(null, '', `#${addressOf(this.#form) || 'findings'}`);
      void this.#apply();
    }, delay);
  }

  /** Hides what the filter does not ask for. It works in slices, so that the page stays responsive, and stops for a newer filter. */
  async #apply(): Promise<void> {
    const run = ++this.#run;
    const isNewest = (): boolean => run === this.#run;
    const filter = filterOf(this.#form);
    const changing: Item[] = [];
    let shown = 0;
    // Reading first and hiding then keeps the browser from laying out the page for each slice.
    await inSlices(this.#items, isNewest, (item) => {
      const matches = item.matches(filter);
      if (matches) shown++;
      if (item.element.hidden === matches) changing.push(item);
    });
    await inSlices(changing, isNewest, ({ element }) => {
      element.hidden = !element.hidden;
    });
    if (isNewest()) this.#sum(shown);
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

/** Does something with each of some items; it lets the page react in between, and ends once `goesOn` says no. */
async function inSlices<T>(items: readonly T[], goesOn: () => boolean, act: (item: T) => void): Promise<void> {
  let since = performance.now();
  for (const item of items) {
    if (performance.now() - since > SLICE) {
      await new Promise((resolve) => setTimeout(resolve));
      since = performance.now();
    }
    if (!goesOn()) return;
    act(item);
  }
}

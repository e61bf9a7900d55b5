/** The least and greatest size of a graph, as parts of its own. */
const LIMITS = [0.1, 4] as const;

/** Lets graphs be zoomed with buttons, keys and the wheel, and moved with the pointer. */
export function moveGraphs(page: Document): void {
  for (const view of page.querySelectorAll<HTMLElement>('.view')) {
    const pan = view.querySelector<HTMLElement>('.pan');
    const svg = view.querySelector('svg');
    const zoom = view.querySelector<HTMLElement>('.zoom');
    if (pan && svg && zoom) new MovingGraph(pan, svg, zoom);
  }
}

class MovingGraph {
  readonly #pan: HTMLElement;
  readonly #svg: SVGSVGElement;
  readonly #size: { readonly width: number; readonly height: number };
  #scale = 1;

  constructor(pan: HTMLElement, svg: SVGSVGElement, zoom: HTMLElement) {
    this.#pan = pan;
    this.#svg = svg;
    this.#size = { width: Number(svg.getAttribute('width')), height: Number(svg.getAttribute('height')) };
    zoom.hidden = false;
    zoom.addEventListener('click', ({ target }) => {
      const factor = target instanceof HTMLElement ? target.dataset.zoom : undefined;
      if (factor !== undefined) this.#zoom(Number(factor));
    });
    pan.addEventListener('keydown', (event) => {
      const factor = { '+': 1.25, '=': 1.25, '-': 0.8, '0': 0 }[event.key];
      if (factor === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      this.#zoom(factor);
    });
    pan.addEventListener('wheel', (event) => this.#wheel(event), { passive: false });
    pan.addEventListener('pointerdown', (event) => this.#drag(event));
  }

  #wheel(event: WheelEvent): void {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    this.#zoom(event.deltaY < 0 ? 1.1 : 1 / 1.1);
  }

  /** Multiplies the size, the middle staying where it is; 0 makes the graph as wide as its frame. */
  #zoom(factor: number): void {
    const { width, height } = this.#size;
    const before = this.#scale;
    const wanted = factor === 0 ? Math.min(1, this.#pan.clientWidth / width) : before * factor;
    this.#scale = Math.min(LIMITS[1], Math.max(LIMITS[0], wanted));
    this.#svg.setAttribute('width', String(Math.round(width * this.#scale)));
    this.#svg.setAttribute('height', String(Math.round(height * this.#scale)));
    const grown = this.#scale / before;
    const { clientWidth, clientHeight, scrollLeft, scrollTop } = this.#pan;
    this.#pan.scrollLeft = (scrollLeft + clientWidth / 2) * grown - clientWidth / 2;
    this.#pan.scrollTop = (scrollTop + clientHeight / 2) * grown - clientHeight / 2;
  }

  /** Moves with the mouse; a finger scrolls by itself, and a click on a box is a click. */
  #drag({ button, pointerType, clientX, clientY }: PointerEvent): void {
    if (button !== 0 || pointerType !== 'mouse') return;
    const pan = this.#pan;
    const { scrollLeft, scrollTop } = pan;
    let isMoved = false;
    const move = (event: PointerEvent): void => {
      const [x, y] = [event.clientX - clientX, event.clientY - clientY];
      isMoved ||= Math.abs(x) + Math.abs(y) > 4;
      if (isMoved) [pan.scrollLeft, pan.scrollTop] = [scrollLeft - x, scrollTop - y];
    };
    const end = (): void => {
      removeEventListener('pointermove', move);
      if (isMoved) addEventListener('click', (event) => event.preventDefault(), { capture: true, once: true });
    };
    addEventListener('pointermove', move);
    addEventListener('pointerup', end, { once: true });
    addEventListener('pointercancel', end, { once: true });
  }
}

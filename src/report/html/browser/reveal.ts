import type { FindingList } from './finding-list.ts';

/** Shows an element that a link leads to: shows what is filtered out, opens what is folded, and moves the focus there. */
export async function reveal(target: Element, list: FindingList | undefined): Promise<void> {
  if (target.closest('.finding[hidden]')) await list?.reset();
  for (let at: Element | null = target; at; at = at.parentElement) if (at instanceof HTMLDetailsElement) at.open = true;
  if (!(target instanceof HTMLElement || target instanceof SVGElement)) return;
  const focused = target.closest<HTMLElement | SVGElement>('a') ?? target;
  if (!focused.hasAttribute('href')) focused.setAttribute('tabindex', '-1');
  focused.focus({ preventScroll: true });
  const scroll = (): void =>
    target.scrollIntoView({ block: target.classList.contains('box') ? 'center' : 'start', inline: 'center' });
  scroll();
  // What is drawn only now can be taller than it was taken to be.
  requestAnimationFrame(scroll);
}

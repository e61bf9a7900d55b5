import type { FindingList } from './finding-list.ts';

/** Shows an element that a link leads to: opens what is folded, shows what is filtered out, and moves the focus there. */
export function reveal(target: Element, list: FindingList | undefined): void {
  for (let at: Element | null = target; at; at = at.parentElement) if (at instanceof HTMLDetailsElement) at.open = true;
  if (target.closest('[hidden]')) list?.reset();
  for (let at: Element | null = target; at; at = at.parentElement) if (at instanceof HTMLElement) at.hidden = false;
  if (target instanceof HTMLElement || target instanceof SVGElement) {
    const focused = target.closest<HTMLElement | SVGElement>('a') ?? target;
    if (!focused.hasAttribute('href')) focused.setAttribute('tabindex', '-1');
    focused.focus({ preventScroll: true });
    target.scrollIntoView({ block: target.classList.contains('box') ? 'center' : 'start', inline: 'center' });
  }
}

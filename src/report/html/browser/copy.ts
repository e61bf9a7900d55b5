/** Milliseconds for which a button says that it copied. */
const SAID = 2000;

/** Shows the buttons that copy a patch, and makes them work. */
export function offerCopies(page: Document): void {
  for (const button of page.querySelectorAll<HTMLButtonElement>('button.copy')) button.hidden = false;
  page.addEventListener('click', ({ target }) => {
    if (!(target instanceof HTMLButtonElement) || !target.classList.contains('copy')) return;
    const patch = target.closest('.fix')?.querySelector('pre');
    if (patch) void copy(patch, target);
  });
}

async function copy(patch: HTMLElement, button: HTMLButtonElement): Promise<void> {
  const label = button.textContent;
  const isCopied = await navigator.clipboard.writeText(patch.textContent ?? '').then(
    () => true,
    () => false,
  );
  if (!isCopied) getSelection()?.selectAllChildren(patch);
  button.textContent = isCopied ? 'Copied' : 'Selected. Press Ctrl+C';
  setTimeout(() => {
    button.textContent = label;
  }, SAID);
}

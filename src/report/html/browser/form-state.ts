import type { Filter } from './filter.ts';

/** The fields of a form that are text or a choice, as the address names them. */
const FIELDS = ['q', 'rule', 'cluster', 'path', 'owner'] as const;

/** What the form asks. */
export function filterOf(form: HTMLFormElement): Filter {
  const data = new FormData(form);
  const text = (name: string): string => String(data.get(name) ?? '');
  return {
    levels: new Set(data.getAll('level').map(String)),
    rule: text('rule'),
    cluster: text('cluster'),
    path: text('path').trim().toLowerCase(),
    owner: text('owner'),
    words: text('q').toLowerCase().split(/\s+/).filter(Boolean),
  };
}

/** The state of the form for the address, without what is as at first. Empty if all is. */
export function addressOf(form: HTMLFormElement): string {
  const data = new FormData(form);
  const state = new URLSearchParams();
  if (levelsOf(form).some(({ checked }) => !checked)) state.set('level', data.getAll('level').join(','));
  for (const name of FIELDS) {
    const value = data.get(name);
    if (typeof value === 'string' && value !== '') state.set(name, value);
  }
  return state.toString();
}

/** Fills the form as an address says; whether that changed anything. */
export function fill(form: HTMLFormElement, address: string): boolean {
  const before = addressOf(form);
  const state = new URLSearchParams(address);
  const levels = state.get('level')?.split(',');
  for (const box of levelsOf(form)) box.checked = levels?.includes(box.value) ?? true;
  for (const name of FIELDS) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement) field.value = state.get(name) ?? '';
    if (field instanceof HTMLSelectElement) {
      const value = state.get(name) ?? '';
      field.value = [...field.options].some((option) => option.value === value) ? value : '';
    }
  }
  return addressOf(form) !== before;
}

function levelsOf(form: HTMLFormElement): HTMLInputElement[] {
  return [...form.querySelectorAll<HTMLInputElement>('input[name=level]')];
}

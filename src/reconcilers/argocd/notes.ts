import type { Origin } from '../../yaml/origin.ts';
import { argoId, failuresOf } from './details.ts';
import type { ArgoRoot } from './entrypoints/roots.ts';

/** A sentence on Applications and ApplicationSets, said once for everything that it is true of. */
export interface ArgoNote {
  readonly reason: string;
  /** The first place that causes it. */
  readonly origin: Origin | undefined;
  /** `namespace/name` of those that it is true of. */
  readonly ids: readonly string[];
}

/** Why Applications of a root certainly fail. */
export function failureNotes({ applications }: ArgoRoot): ArgoNote[] {
  const notes = new Notes();
  for (const application of applications) {
    const { sources, object } = application;
    const origin = sources.find(({ path }) => path)?.path?.origin;
    for (const reason of failuresOf(application)) notes.add(reason, origin, argoId(object));
  }
  return notes.all();
}

/** What is not known of a root. */
export function unknownNotes({ applications, sets }: ArgoRoot): ArgoNote[] {
  const notes = new Notes();
  for (const { object, unknowns } of [...sets, ...applications]) {
    for (const { kind, reason, origin } of unknowns) {
      const shared = 'The directories of Applications that may be generated do not exist.';
      notes.add(kind === 'absent' ? shared : reason, origin, argoId(object));
    }
  }
  return notes.all();
}

class Notes {
  readonly #notes = new Map<string, { readonly origin: Origin | undefined; readonly ids: Set<string> }>();

  add(reason: string, origin: Origin | undefined, id: string): void {
    const note = this.#notes.get(reason) ?? { origin, ids: new Set() };
    this.#notes.set(reason, note);
    note.ids.add(id);
  }

  all(): ArgoNote[] {
    return [...this.#notes].map(([reason, { origin, ids }]) => ({ reason, origin, ids: [...ids] }));
  }
}

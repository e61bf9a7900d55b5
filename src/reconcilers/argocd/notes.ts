import { firstFew } from '../../text/words.ts';
import type { Origin } from '../../yaml/origin.ts';
import type { Failure } from '../failure.ts';
import { argoId, failuresOf } from './details.ts';
import type { ArgoRoot } from './entrypoints/roots.ts';
import type { ArgoGraph } from './graph.ts';

/** A sentence on Applications and ApplicationSets, said once for everything that it is true of. */
export interface ArgoNote {
  readonly reason: string;
  /** The first place that causes it. */
  readonly origin: Origin | undefined;
  /** `namespace/name` of those that it is true of. */
  readonly ids: readonly string[];
}

/** Why Applications of a root certainly fail, each reason once with all of them. */
export function failureNotes({ applications }: ArgoRoot, graph: ArgoGraph): Failure[] {
  const failures = new Map<string, { readonly first: Failure; readonly ids: Set<string> }>();
  // What something applies is the one to blame.
  const inOrder = [...applications].sort((a, b) => Number(graph.isInUse(b)) - Number(graph.isInUse(a)));
  for (const application of inOrder) {
    for (const failure of failuresOf(application)) {
      const first = { ...failure, text: failure.reason, isInUse: graph.isInUse(application) };
      const known = failures.get(failure.reason) ?? { first, ids: new Set() };
      failures.set(failure.reason, known);
      known.ids.add(argoId(application.object));
    }
  }
  return [...failures.values()].map(({ first, ids }) => ({ ...first, text: withIds(first.reason, [...ids]) }));
}

/** A reason with `namespace/name` of those that it is true of. */
export function withIds(reason: string, ids: readonly string[]): string {
  return `${reason} (${firstFew(ids, (id) => id)})`;
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

import { causeOf, type Fault, nameOf, type Subject } from './fault.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';

/** The time for the run is over. */
export class Late extends Error {}

/** Steps of one kind that were left out for lack of time. */
export interface Left {
  readonly count: number;
  /** The first few of them: paths of files, or what they are called. */
  readonly names: readonly string[];
}

/** Names that are kept of what was left out. */
const NAMES = 3;
/** Faults that are kept; one cause may have thousands. */
const MOST_FAULTS = 1000;

/**
 * Keeps what fails on one thing from ending the run, and the run from taking longer than it may.
 *
 * A step that throws becomes a fault of its subject. Once the time is over, no further step begins, and those that were left out are
 * counted: such a run says nothing about them.
 */
export class Guard {
  readonly faults: Fault[] = [];
  readonly limits: Limits;
  readonly #left = new Map<string, Left>();
  readonly #taken = new Map<keyof Limits, number>();
  readonly #deadline: number;
  readonly #now: () => number;

  /** `deadline` is a time of `now`, in milliseconds. */
  constructor(
    limits = DEFAULT_LIMITS,
    deadline = Number.POSITIVE_INFINITY,
    now: () => number = () => performance.now(),
  ) {
    this.limits = limits;
    this.#deadline = deadline;
    this.#now = now;
  }

  /** A guard of another revision, with the same deadline. */
  next(): Guard {
    return new Guard(this.limits, this.#deadline, this.#now);
  }

  /** Counts something that a revision may have only so much of; whether it may have this too. */
  take(limit: keyof Limits, amount: number): boolean {
    const taken = (this.#taken.get(limit) ?? 0) + amount;
    this.#taken.set(limit, taken);
    return taken <= this.limits[limit];
  }

  /** How much a revision may still have of something. */
  rest(limit: keyof Limits): number {
    return this.limits[limit] - (this.#taken.get(limit) ?? 0);
  }

  /** What was left out for lack of time, by kind. */
  get left(): ReadonlyMap<string, Left> {
    return this.#left;
  }

  /** Throws Late once the time is over; to be asked inside long steps. */
  check(): void {
    if (this.#now() > this.#deadline) throw new Late('the time is over');
  }

  /** Runs a step; gives `otherwise` where it throws or comes too late. `kind` names such steps in the plural. */
  run<T>(kind: string, subject: () => Subject, step: () => T, otherwise: () => T): T {
    try {
      this.check();
      return step();
    } catch (error) {
      this.note(error, kind, subject());
      return otherwise();
    }
  }

  /** The same for a step that waits for something. */
  async wait<T>(kind: string, subject: () => Subject, step: () => Promise<T>, otherwise: () => T): Promise<T> {
    try {
      this.check();
      return await step();
    } catch (error) {
      this.note(error, kind, subject());
      return otherwise();
    }
  }

  /** Keeps that something is left out because it is too much; `excess` says how, in sentences. */
  leave(subject: Subject, excess: string, mayBeIntended = false): void {
    if (this.faults.length < MOST_FAULTS) this.faults.push({ subject, cause: undefined, excess, mayBeIntended });
  }

  #leaveOut(kind: string, name: string | undefined): void {
    const { count, names } = this.#left.get(kind) ?? { count: 0, names: [] };
    const isNew = name !== undefined && names.length < NAMES && !names.includes(name);
    this.#left.set(kind, { count: count + 1, names: isNew ? [...names, name] : names });
  }

  /** Records the error of a step, or that the step was too late. Without a subject, another finding reports it. */
  note(error: unknown, kind: string, subject?: Subject, place = nameOf(subject)): void {
    if (error instanceof Late) this.#leaveOut(kind, place);
    else if (this.faults.length < MOST_FAULTS) this.faults.push({ subject, cause: causeOf(error) });
  }
}

/** No guard: what throws ends the run. */
export class Unguarded extends Guard {
  override next(): Guard {
    return new Unguarded(this.limits);
  }

  override run<T>(_kind: string, _subject: () => Subject, step: () => T): T {
    return step();
  }

  override wait<T>(_kind: string, _subject: () => Subject, step: () => Promise<T>): Promise<T> {
    return step();
  }

  override note(error: unknown): void {
    throw error;
  }
}

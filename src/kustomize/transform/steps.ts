import { stringAt, type YamlMap } from '../../yaml/value.ts';
import { BuildFailure, type BuildProblem, within } from '../failure.ts';
import type { Target } from '../target.ts';
import type { BuildPart } from '../unknown-part.ts';

/** One transformer, read and ready to run; `kind` is kustomize's name for it. */
export interface Step {
  readonly kind: string;
  /** The entry that asks for it. */
  readonly part: BuildPart;
  readonly run: () => void;
  /** Changes that it may make to one object; 1 when left out. */
  readonly weight?: number;
}

/** Runs a transformer within what a build may do. */
export function runStep(target: Target, { part, run, weight = 1 }: Step): void {
  target.spend(weight * (target.state.resources.length + 1));
  target.attempt(part, run);
}

/** Patches without their object, all reported at once, each as kustomize would report it after the ones before it are fixed. */
export class UnmatchedPatches {
  readonly #problems: BuildProblem[] = [];

  collect(run: () => void): void {
    try {
      run();
    } catch (error) {
      if (!(error instanceof BuildFailure)) throw error;
      this.#problems.push(...error.problems);
      if (error.problems.some(({ kind }) => kind !== 'unmatched-patch')) this.end();
    }
  }

  end(): void {
    if (this.#problems.length > 0) throw new BuildFailure(this.#problems);
  }
}

/** Rewrites a failure as one in a transformer's settings, which kustomize prints. */
export function configured<T>(kind: string, settings: string, read: () => T): T {
  return within((text) => `trouble configuring builtin ${kind} with config: \`\n${settings}\`: ${text}`, read);
}

/** The settings of a transformer as kustomize prints them, as far as that is short. */
export function settingsText(map: YamlMap): string {
  const path = stringAt(map, 'path');
  return path === undefined ? '' : `path: ${path}\n`;
}

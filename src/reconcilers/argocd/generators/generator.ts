import type { Checkout } from '../../../repository/checkouts.ts';
import type { Tree } from '../../../repository/tree.ts';
import type { Origin } from '../../../yaml/origin.ts';
import type { YamlReader } from '../../../yaml/reader.ts';
import type { YamlMap } from '../../../yaml/value.ts';
import type { ParameterSet } from '../template/parameters.ts';
import type { Render } from '../template/rendered.ts';
import type { ArgoUnknown } from '../unknown.ts';

/** A repository's files: those of a tree that lie below its root there. */
export type RepositoryFiles = Pick<Checkout, 'tree' | 'root'>;

/** What generators look at. */
export interface GeneratorContext {
  readonly tree: Tree;
  readonly reader: YamlReader;
  /** Whether texts are Go templates and parameters nest. */
  readonly isGo: boolean;
  readonly render: Render;
  /** The files of a repository at a revision, if they are known here. */
  readonly filesOf: (repoUrl: string, revision: string) => RepositoryFiles | undefined;
  /** Sets that the ApplicationSet may still generate. */
  readonly budget: { left: number };
}

/** One entry of `generators`. */
export interface GeneratorEntry {
  readonly map: YamlMap;
  readonly origin: Origin;
  readonly depth: number;
}

/** What a generator yields. */
export interface Generated {
  readonly sets: readonly ParameterSet[];
  readonly unknowns: readonly ArgoUnknown[];
}

/**
 * A generator whose output only a running Argo CD knows: one set that represents everything that it may generate. `names` are those of its
 * parameters, if they are documented.
 */
export function unknownGenerator(
  reason: string,
  origin: Origin,
  values: ParameterSet['values'] = new Map(),
  names?: readonly string[],
): Generated {
  const others = names && new Set(names);
  return {
    sets: [{ values, isOpen: true, others, isCertain: false, written: [] }],
    unknowns: [{ kind: 'generator', reason, origin }],
  };
}

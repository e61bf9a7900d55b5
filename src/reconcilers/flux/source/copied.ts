import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { copiesFrom } from '../generated/artifact-generator.ts';
import type { Artifact } from './artifact.ts';

/** A directory of this tree, and its path in a generated artifact into which it is copied. */
export interface CopiedDirectory {
  readonly from: string;
  /** Without a slash at its start or end; `''` for the root. */
  readonly to: string;
}

/** What a generated artifact copies from a source with some files. What is copied twice is not followed back. */
export function copiedDirectories(
  generated: KubernetesObject,
  source: KubernetesObject,
  artifact: Artifact,
): CopiedDirectory[] {
  if (source.kind === generated.kind) return [];
  return copiesFrom(generated, source).map(({ from, to }) => ({ from: artifact.directory(from), to }));
}

import type { KubernetesObject } from '../kubernetes/object.ts';
import { printable } from '../text/printable.ts';
import type { Entrypoint } from './reconciler.ts';

/** How objects become text. */
export type WriteObjects = (objects: readonly KubernetesObject[]) => string;

/** The name of the file that `gitops-gate build --all-clusters --output DIR` writes for a cluster. */
export function outputFile(cluster: string): string {
  return `${cluster.replaceAll('/', '__')}.yaml`;
}

/** What the clusters of an entrypoint are asked to apply, as `gitops-gate build` prints it. */
export function entrypointText({ applied }: Pick<Entrypoint, 'applied'>, write: WriteObjects): string {
  const texts = applied.map(({ heading, objects }) =>
    heading === undefined ? write(objects) : `${printable(heading)}\n${write(objects)}`,
  );
  return texts.join('---\n');
}

/** The texts of the entrypoints that share a name, as one. */
export function outputText(texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('---\n');
}

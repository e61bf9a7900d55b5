import type { UnknownLines } from '../reconciler.ts';
import type { Application } from './application.ts';
import type { ArgoGraph } from './graph.ts';

/** The directories of which an Application applies the manifests as they are. */
export function plainDirectoriesOf({ sources }: Application): string[] {
  return sources.flatMap(({ type, path }) => (type === 'directory' && path ? path.directory : []));
}

/** What is not known of Applications and ApplicationSets. */
export function unknownLines({ sets, applications }: ArgoGraph): UnknownLines {
  const lines = [...sets, ...applications].flatMap(({ object, unknowns }) =>
    unknowns.map(({ reason }) => `${object.kind} ${object.name}: ${reason}`),
  );
  return { title: 'Unknown parts of Applications', lines };
}

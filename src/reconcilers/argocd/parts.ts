import { type OtherRepository, otherRepositories } from '../other-repositories.ts';
import type { ReadFiles } from '../read-files.ts';
import type { UnknownLines } from '../reconciler.ts';
import type { Application } from './application.ts';
import type { ArgoGraph } from './graph.ts';

/** The directories of which an Application applies the manifests as they are. */
export function plainDirectoriesOf({ sources }: Application): string[] {
  return sources.flatMap(({ type, path }) => (type === 'directory' && path ? path.directory : []));
}

/** The files of the tree that an Application reads. */
export function readBy({ object, sources }: Application): ReadFiles {
  const paths = sources.flatMap(({ files, valuesFiles, build }) => [
    ...files,
    ...valuesFiles.map(({ path }) => path),
    ...(build?.files ?? []),
  ]);
  return { root: object.origin.file.path, paths };
}

/** The other repositories that Applications take files from; those of charts are not among them. */
export function repositoriesElsewhere({ applications }: ArgoGraph): OtherRepository[] {
  const sources = applications.flatMap((application) => application.sources);
  return otherRepositories(
    sources.flatMap(({ isElsewhere, type, repoUrl }) => (isElsewhere && type !== 'chart' ? repoUrl : [])),
  );
}

/** What is not known of Applications and ApplicationSets. */
export function unknownLines({ sets, applications }: ArgoGraph): UnknownLines {
  const lines = [...sets, ...applications].flatMap(({ object, unknowns }) =>
    unknowns.map(({ reason }) => `${object.kind} ${object.name}: ${reason}`),
  );
  return { title: 'Unknown parts of Applications', lines };
}

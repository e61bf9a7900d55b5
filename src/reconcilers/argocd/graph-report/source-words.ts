import type { GraphArgoSource, GraphNode } from './nodes.ts';

/** Where a source takes its manifests from, in a few words. */
export function placeOf({ directory, pattern, repository, revision, type, chart }: GraphArgoSource): string {
  if (chart !== null) return `chart ${[chart, revision].filter((part) => part !== '').join(' ')} of ${repository}`;
  if (directory !== null) return directory;
  if (pattern !== null && pattern !== '') return pattern;
  return type === 'ref' ? `values of ${repository}` : `not here: ${repository}`;
}

/** Whether a node is an Application that may not be there, of a directory that does not exist either. */
export function isAbsent(node: GraphNode): boolean {
  return node.kind === 'Application' && node.unknown.some(({ kind }) => kind === 'absent') && node.applies.length === 0;
}

import type { Finding } from '../../src/findings/finding.ts';
import { type Files, findingsOf } from './check-tree.ts';

/** What the rules about references between objects of Flux find: one mistake is a finding of one of them. */
export function referenceFindings(files: Files): Promise<readonly Finding[]> {
  return findingsOf(
    [
      'unknown-source',
      'unknown-dependency',
      'dependency-cycle',
      'unknown-values',
      'unknown-health-check',
      'unknown-namespace',
    ],
    files,
  );
}

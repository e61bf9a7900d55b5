import type { Snippets } from '../masking/redactor.ts';
import type { Revision } from './revision.ts';

/** The lines of two revisions that a report may show. */
export function snippetsOf(head: Revision, base: Revision | undefined): Snippets {
  const { guard } = head;
  return {
    line: (path, line, side) =>
      guard.run(
        'lines',
        () => ({ what: 'A line', at: path }),
        () => (side === 'base' ? base : head)?.redactor.line(path, line),
        () => undefined,
      ),
  };
}

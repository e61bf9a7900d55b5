import type { Edit, Finding } from '../../src/findings/finding.ts';

/** A finding on some lines of a file; the fingerprint tells it apart. */
export function finding(path: string, line: number, fingerprint: string, more: Partial<Finding> = {}): Finding {
  return {
    rule: 'unknown-source',
    severity: 'error',
    message: `Finding ${fingerprint}.`,
    location: { path, start: { line, column: 1 }, end: { line, column: 4 } },
    object: null,
    builds: [],
    related: [],
    fix: null,
    blame: null,
    places: [],
    losses: [],
    acceptance: null,
    cause: fingerprint,
    fingerprint,
    url: 'https://example.com/rule',
    ...more,
  };
}

/** An edit of columns of lines. */
export function edit(path: string, start: [number, number], end: [number, number], text: string): Edit {
  return { path, start: { line: start[0], column: start[1] }, end: { line: end[0], column: end[1] }, text };
}

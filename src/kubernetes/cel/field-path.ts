import type { FieldPath } from '../terms/problem.ts';

const STEP = /\.([^.[\]']+)|\['((?:[^'\\]|\\.)*)'\]/y;
const ESCAPES: Readonly<Record<string, string>> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** The path that a rule's `fieldPath` writes (`.spec.replicas`, `.data['a.b']`), or undefined if it is none. */
export function parseFieldPath(text: string): FieldPath | undefined {
  const path: string[] = [];
  STEP.lastIndex = 0;
  while (STEP.lastIndex < text.length) {
    const step = STEP.exec(text);
    if (!step) return undefined;
    path.push(step[1] ?? (step[2] ?? '').replace(/\\(.)/g, (_, sign: string) => ESCAPES[sign] ?? sign));
  }
  return path;
}

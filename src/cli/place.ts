import type { Origin } from '../yaml/origin.ts';

/** `path:line:column: ` of a place, to stand before what is said of it; empty where none is known. */
export function placeOf(origin: Origin | undefined): string {
  if (!origin) return '';
  const { line, column } = origin.file.position(origin.start);
  return `${origin.file.path}:${line}:${column}: `;
}

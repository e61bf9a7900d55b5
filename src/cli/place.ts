import type { Origin } from '../yaml/origin.ts';

/** `path:line:column: `, as the prefix of a message. Empty if the place is unknown. */
export function placeOf(origin: Origin | undefined): string {
  if (!origin) return '';
  const { line, column } = origin.file.position(origin.start);
  return `${origin.file.path}:${line}:${column}: `;
}

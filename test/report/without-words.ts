/** Leaves out of changes what only texts are made of; for JSON.stringify. */
export function withoutWords(key: string, value: unknown): unknown {
  const isWords = key === 'reconcilers' || key === 'tool' || (key === 'by' && typeof value !== 'string');
  return isWords ? undefined : value;
}

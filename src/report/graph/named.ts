/** Whether an object of an id (`namespace/name`) is meant by a text: the whole of it, or the name alone. */
export function isNamed(id: string, text: string): boolean {
  return id === text || (!text.includes('/') && id.endsWith(`/${text}`));
}

import type { Origin } from '../../src/yaml/origin.ts';

/** A directory of the tree as the path that it replaces is written. */
export function asWritten(directory: string, value: string, root: string): string | undefined {
  if (root !== '' && !directory.startsWith(`${root}/`)) return undefined;
  const inside = root === '' ? directory : directory.slice(root.length + 1);
  return `${/^\.?\//.exec(value)?.[0] ?? ''}${inside}${value.endsWith('/') ? '/' : ''}`;
}

/** Whether a path is written literally in its file, in quotes or not, so that another can replace it. */
export function isLiteral({ text }: Origin, path: string): boolean {
  return text.replace(/^(["'])(.*)\1$/, '$2') === path;
}

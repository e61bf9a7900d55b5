import { type BuildFailure, type FailureDetails, fail } from '../failure.ts';

/** Whether a path is two entries that YAML reads as one, because the second is indented further; kustomize 5.8.2 and later rejects it. */
export function areJoined(path: string): boolean {
  return /\s-\s+\.\.\//.test(path);
}

export function joinedEntries(path: string, details: FailureDetails): BuildFailure {
  const [first = ''] = path.split(/\s-\s/);
  return fail('wrong-path', `path ${JSON.stringify(path)} is ambiguous`, {
    ...details,
    message: `\`${path}\` is one entry, because the line after \`${first}\` is indented further. Indent both lines alike.`,
  });
}

import type { TreeFile } from '../../repository/tree.ts';
import type { ParsedFile, YamlDocument } from '../../yaml/document.ts';
import { Origin } from '../../yaml/origin.ts';
import { LIMITS } from '../../yaml/problem.ts';
import { fail } from '../failure.ts';

/** The entry of a kustomization file that names a file with settings. */
export interface SettingsEntry {
  readonly origin: Origin;
  /** The directory of the kustomization file. */
  readonly directory: string;
}

/**
 * The document of a file that `configurations`, `crds`, `openapi` or `replacements` name, or undefined if the file is empty.
 * `parsed` is undefined if it is not text. Throws a BuildFailure if kustomize cannot read it.
 */
export function settingsDocument(
  file: TreeFile,
  parsed: ParsedFile | undefined,
  { origin, directory }: SettingsEntry,
): YamlDocument | undefined {
  if (!parsed) {
    throw fail('malformed', 'yaml: control characters are not allowed', {
      origin,
      directory,
      message: `\`${file.path}\` is not UTF-8 text, so kustomize cannot read it and nothing from this build is applied. Save the file as UTF-8.`,
    });
  }
  const [document] = parsed.documents;
  const problem = parsed.problems[0] ?? document?.problems.find(({ kind }) => kind !== 'duplicate-key');
  if (!problem) return document;
  const { line } = parsed.file.position(problem.start);
  throw fail(LIMITS.has(problem.kind) ? 'limit' : 'malformed', `yaml: line ${line}: ${problem.message}`, {
    origin: new Origin(parsed.file, problem.start, problem.start, problem.start, problem.end, origin),
    directory,
    message: `\`${file.path}\` is not valid YAML: ${problem.message} (line ${line}).`,
  });
}

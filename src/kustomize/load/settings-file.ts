import type { TreeFile } from '../../repository/tree-file.ts';
import type { ParsedFile, YamlDocument } from '../../yaml/document.ts';
import type { Origin } from '../../yaml/origin.ts';
import { LIMITS, problemOrigin } from '../../yaml/problem.ts';
import { isMap, type YamlMap } from '../../yaml/value.ts';
import { fail } from '../failure.ts';
import { decodeFields } from './decode.ts';
import { DecodeError } from './decode-error.ts';
import type { WrittenText } from './entries.ts';
import type { Fields } from './fields.ts';

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
    origin: problemOrigin(parsed.file, problem, origin),
    directory,
    message: `\`${file.path}\` is not valid YAML: ${problem.message} (line ${line}).`,
  });
}

/** A document with settings, decoded, or undefined if it is empty; `name` is Go's name for it. Throws a BuildFailure. */
export function decodeSettings(
  { value, origin }: YamlDocument,
  fields: Fields,
  name: string,
  path: WrittenText,
  directory: string,
): YamlMap | undefined {
  if (value === null) return undefined;
  if (!isMap(value)) {
    throw fail('invalid-overlay', `json: cannot unmarshal array into Go value of type ${name}`, {
      origin: path.origin,
      directory,
      message: `\`${path.text}\` must contain a mapping.`,
    });
  }
  try {
    return decodeFields(value, fields, name, origin);
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    throw fail('invalid-overlay', `error unmarshaling JSON: while decoding JSON: ${error.message}`, {
      origin: error.origin,
      directory,
      message: `kustomize cannot read \`${path.text}\`: ${error.message.replace('json: ', '')}.`,
      unknownField: error.unknownField,
    });
  }
}

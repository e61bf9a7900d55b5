import { getOrInsert } from '../../src/grouping.ts';
import type { YamlFile } from '../../src/kubernetes/manifests.ts';
import { type KubernetesObject, objectsOf, Place } from '../../src/kubernetes/object.ts';
import { declaredSecrets } from '../../src/kubernetes/secrets/find.ts';
import { isKeyId } from '../../src/kubernetes/secrets/key-ids.ts';
import { secretComments, secretSettings } from '../../src/kubernetes/secrets/lines.ts';
import { type Certainty, digestOf, type SecretDigest, type SecretPlace } from '../../src/kubernetes/secrets/place.ts';
import { tokensOf } from '../../src/kubernetes/secrets/tokens.ts';
import { once } from '../../src/once.ts';
import { Origin } from '../../src/yaml/origin.ts';
import { isList, isMap, originOf, valueAt } from '../../src/yaml/value.ts';

/** A secret in plain text, placed in a file. */
export interface FoundSecret {
  readonly at: Place | Origin;
  /** What it is part of, so that one finding covers all of it: an object, a document, a generator, a file. */
  readonly group: unknown;
  readonly object?: KubernetesObject | undefined;
  /** `prose`: a text or a program, in which such a value may be an example. */
  readonly held: SecretPlace['held'] | 'comment' | 'file' | 'prose';
  readonly key: string;
  readonly holder: string;
  readonly what: string;
  readonly certainty: Certainty;
  readonly digests: readonly SecretDigest[];
}

/** The range of a found secret in its file. */
export function rangeOf({ at }: Pick<FoundSecret, 'at'>): Origin {
  return at instanceof Place ? at.origin : at;
}

/**
 * The secrets of a YAML file, those that show by their shape and those in comments included. `silent`: the texts of files that declare
 * none, by their type, to which this one is added if it does not either.
 */
export function secretsOfFile(file: YamlFile, silent: Map<YamlFile['type'], Set<string>>): FoundSecret[] {
  const { text } = file.parsed.file;
  const known = getOrInsert(silent, file.type, () => new Set());
  const declared = known.has(text) ? [] : [...declaredIn(file)];
  if (declared.length === 0) known.add(text);
  const all = [...declared, ...shownIn(file, declared)];
  // What does not parse, such as a template of a chart, is a text like any other.
  return file.parsed.problems.length === 0 ? all : withSettings(file.parsed.file, all);
}

function* declaredIn(file: YamlFile): Iterable<FoundSecret> {
  for (const document of file.parsed.documents) {
    const objects = objectsOf(document);
    for (const object of objects) {
      for (const secret of declaredSecrets(object.value))
        yield { ...secret, at: object.at(...secret.path), group: object.origin, object };
    }
    const { value, origin } = document;
    if (objects.length > 0 || !(isMap(value) || isList(value))) continue;
    for (const secret of declaredSecrets(value)) {
      const at = placeIn(document, secret.path);
      yield {
        ...secret,
        at,
        group: secret.held === 'literal' ? `${file.path} ${origin.start} ${secret.path[1]}` : origin,
      };
    }
  }
}

/** The place of a path in a document that need not be a mapping. */
function placeIn({ value, origin }: YamlFile['parsed']['documents'][number], path: Place['path']): Place {
  let found = origin;
  let current = value;
  for (const key of path) {
    if (!isMap(current) && !isList(current)) break;
    found = originOf(current, key) ?? found;
    current = valueAt(current, [key]) ?? null;
  }
  return new Place(path, valueAt(value, path), found);
}

/** What shows by its shape or in a comment, if nothing else has found it. */
function* shownIn({ parsed: { file, documents } }: YamlFile, known: readonly FoundSecret[]): Iterable<FoundSecret> {
  const ranges = known.map(rangeOf);
  const isKnown = (start: number): boolean =>
    ranges.some((origin) => origin.file === file && origin.start <= start && start < origin.end);
  const objects = once(() => documents.flatMap(objectsOf));
  for (const found of shownInText(file)) {
    const { start } = rangeOf(found);
    if (isKnown(start)) continue;
    const object = objects().find(({ origin }) => origin.start <= start && start < origin.end);
    yield { ...found, group: object?.origin ?? file, object };
  }
}

/** Credentials with a known format in any text, and secrets in its comments. */
export function* shownInText(file: Origin['file']): Iterable<FoundSecret> {
  const { text } = file;
  const tokens = tokensOf(file);
  for (const token of tokens) {
    const { what, start, end, certain } = token;
    if (isKeyId(text, token)) continue;
    const isComment = /^\s*(?:#|\/\/)/.test(file.line(file.position(start).line));
    if (!certain && isComment) continue;
    yield { ...shown(file, start, end), held: 'token', what, certainty: certain ? 'certain' : 'likely' };
  }
  for (const { key, certainty, start, end } of secretComments(text)) {
    if (tokens.some((token) => token.start < end && start < token.end)) continue;
    yield { ...shown(file, start, end), held: 'comment', key, what: 'a secret', certainty };
  }
}

/** What is known of a text, with its settings whose values look like secrets: they replace what may be none by its shape alone. */
export function withSettings(file: Origin['file'], known: readonly FoundSecret[]): FoundSecret[] {
  const overlaps = (one: FoundSecret, other: FoundSecret): boolean => {
    const [a, b] = [rangeOf(one), rangeOf(other)];
    return a.file === b.file && a.start < b.end && b.start < a.end;
  };
  const settings = [...settingsInText(file)].filter(
    (setting) => !known.some((one) => one.certainty === 'certain' && overlaps(one, setting)),
  );
  return [...known.filter((one) => !settings.some((setting) => overlaps(one, setting))), ...settings];
}

function* settingsInText(file: Origin['file']): Iterable<FoundSecret> {
  for (const { key, certainty, start, end } of secretSettings(file.text))
    yield { ...shown(file, start, end), held: 'comment', key, what: 'a secret', certainty };
}

function shown(file: Origin['file'], start: number, end: number) {
  const digests = [digestOf(file.text.slice(start, end))];
  return { at: new Origin(file, start, start, start, end), group: file, key: '', holder: '', digests };
}

import { type Limits, numberText, raiseAdvice } from '../../limits.ts';
import type { TextFile } from '../../repository/text-file.ts';
import type { TreeFile } from '../../repository/tree-file.ts';
import { Origin } from '../../yaml/origin.ts';
import type { YamlMap } from '../../yaml/value.ts';
import { type BuildFailure, fail, within } from '../failure.ts';
import { textOf, textsOf, type WrittenText } from '../load/entries.ts';
import { compareText } from '../resources/compare-text.ts';
import type { BuildPart } from '../unknown-part.ts';
import { type KeyValue, parseEnvFile, parseFileSource, parseLiteral, SourceError } from './key-values.ts';

/** How a generator reads files: the file of a path, and its text for origins. */
export interface SourceReader {
  readonly directory: string;
  /** Throws a BuildFailure if the file does not exist. */
  file(path: WrittenText): TreeFile;
  /** Makes the build partly known if a part is fetched from elsewhere or filled in later; returns whether it is. */
  skips(part: BuildPart): boolean;
  /** Runs a step; undefined if it fails in a build that is repaired, which goes on without the part. */
  attempt<T>(part: BuildPart, step: () => T): T | undefined;
  textFile(file: TreeFile): TextFile | undefined;
  readonly limits: Limits;
  /** Counts bytes of generated objects; whether the revision may have so many. */
  mayGenerate(bytes: number): boolean;
}

/** The keys and values that an entry's `envs`, `literals` and `files` give. Throws a BuildFailure. */
export function loadPairs(map: YamlMap, part: BuildPart, origin: Origin, reader: SourceReader): KeyValue[] {
  const env = textOf(map, 'env');
  const envs = [...textsOf(map, 'envs', origin), ...(env ? [env] : [])];
  return [
    ...readAll(envs, 'env source files', part, reader, (source) => readEnv(source, part, reader)),
    ...readAll(textsOf(map, 'literals', origin), 'literal sources', part, reader, (source) => [parseLiteral(source)]),
    ...readAll(textsOf(map, 'files', origin), 'file sources', part, reader, (source) => readFile(source, part, reader)),
  ];
}

function readAll(
  sources: readonly WrittenText[],
  name: string,
  part: BuildPart,
  reader: SourceReader,
  read: (source: WrittenText) => KeyValue[],
): KeyValue[] {
  return within(
    // kustomize lists the sources here, with the values of literals.
    (text) => `${name}: ${text}`,
    () =>
      sources.flatMap(
        (source) =>
          reader.attempt({ ...part, entry: name === 'literal sources' ? '' : source.text, origin: source.origin }, () =>
            readSource(source, reader, read),
          ) ?? [],
      ),
  );
}

function readSource(
  source: WrittenText,
  { directory }: SourceReader,
  read: (source: WrittenText) => KeyValue[],
): KeyValue[] {
  try {
    return read(source);
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    throw fail('generator', error.cause, { origin: source.origin, directory, message: error.message });
  }
}

/** Ends a build that generates more than the limits allow. Throws a BuildFailure. */
export function checkSize(pairs: readonly KeyValue[], origin: Origin, reader: SourceReader): void {
  const { generatedEntries, generatedMegabytes } = reader.limits;
  const tooMuch = (what: string, limit: keyof Limits): BuildFailure =>
    fail('limit', `more than ${what}`, {
      origin,
      directory: reader.directory,
      message: `The generator creates more than ${what}, so this build was not checked. ${raiseAdvice(limit)}`,
    });
  if (pairs.length > generatedEntries) throw tooMuch(`${numberText(generatedEntries)} entries`, 'generatedEntries');
  const bytes = pairs.reduce((sum, { value }) => sum + value.length, 0);
  if (!reader.mayGenerate(bytes))
    throw tooMuch(
      `${numberText(generatedMegabytes)} MiB together with the others of this repository`,
      'generatedMegabytes',
    );
}

function readEnv(source: WrittenText, part: BuildPart, reader: SourceReader): KeyValue[] {
  if (reader.skips({ ...part, entry: source.text, origin: source.origin })) return [];
  const file = reader.file(source);
  const text = reader.textFile(file);
  if (!text)
    throw new SourceError(
      'line has invalid utf8 bytes',
      `The generator cannot read \`${source.text}\`: it is not UTF-8.`,
    );
  const whole = new Origin(text, 0, 0, 0, text.text.length, source.origin);
  return parseEnvFile(text.text, whole, reader.limits.generatedEntries);
}

function readFile(source: WrittenText, part: BuildPart, reader: SourceReader): KeyValue[] {
  const { key, path } = parseFileSource(source.text);
  const empty = { key, value: '', origin: source.origin };
  const own = { ...part, entry: path, origin: source.origin };
  if (reader.skips(own)) return [empty];
  const file = reader.attempt(own, () => reader.file({ text: path, origin: source.origin }));
  if (!file) return [empty];
  const text = reader.textFile(file);
  if (text) return [{ key, value: text.text, origin: new Origin(text, 0, 0, 0, text.text.length, source.origin) }];
  const bytes = file.bytes() ?? Buffer.alloc(0);
  return [{ ...empty, value: decodeUtf8(bytes) ?? bytes }];
}

function decodeUtf8(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The pairs, sorted by key. Throws a BuildFailure if a key is there twice. */
export function checkKeys(pairs: readonly KeyValue[], name: string, directory: string): readonly KeyValue[] {
  const seen = new Set<string>();
  for (const { key, origin } of pairs) {
    if (seen.has(key)) {
      throw fail('generator', `configmap ${name} illegally repeats the key \`${key}\``, {
        origin,
        directory,
        message: `The generator \`${name}\` defines the key \`${key}\` twice.`,
      });
    }
    seen.add(key);
  }
  return [...pairs].sort((a, b) => compareText(a.key, b.key));
}

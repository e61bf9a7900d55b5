import { type Limits, numberText, raiseAdvice } from '../../limits.ts';
import type { TextFile } from '../../repository/text-file.ts';
import type { TreeFile } from '../../repository/tree.ts';
import { Origin } from '../../yaml/origin.ts';
import type { YamlMap } from '../../yaml/value.ts';
import { type BuildFailure, fail, within } from '../failure.ts';
import { textOf, textsOf, type WrittenText } from '../load/entries.ts';
import { compareText } from '../resources/compare-text.ts';
import { type KeyValue, parseEnvFile, parseFileSource, parseLiteral, SourceError } from './key-values.ts';

/** How a generator reads files: the file of a path, and its text for origins. */
export interface SourceReader {
  readonly directory: string;
  /** Throws a BuildFailure if the file does not exist. */
  file(path: WrittenText): TreeFile;
  /** Makes the keys partly known if an entry is fetched from elsewhere; returns whether it is. */
  skipsRemote(entry: WrittenText, kind: 'remote-keys'): boolean;
  textFile(file: TreeFile): TextFile | undefined;
  readonly limits: Limits;
  /** Counts bytes of generated objects; whether the revision may have so many. */
  mayGenerate(bytes: number): boolean;
}

/** The keys and values that an entry's `envs`, `literals` and `files` give. Throws a BuildFailure. */
export function loadPairs(map: YamlMap, origin: Origin, reader: SourceReader): KeyValue[] {
  const env = textOf(map, 'env');
  const envs = [...textsOf(map, 'envs', origin), ...(env ? [env] : [])];
  return [
    ...readAll(envs, 'env source files', reader, (source) => readEnv(source, reader)),
    ...readAll(textsOf(map, 'literals', origin), 'literal sources', reader, (source) => [parseLiteral(source)]),
    ...readAll(textsOf(map, 'files', origin), 'file sources', reader, (source) => [readFile(source, reader)]),
  ];
}

function readAll(
  sources: readonly WrittenText[],
  name: string,
  { directory }: SourceReader,
  read: (source: WrittenText) => KeyValue[],
): KeyValue[] {
  return within(
    // kustomize lists the sources here, with the values of literals.
    (text) => `${name}: ${text}`,
    () =>
      sources.flatMap((source) => {
        try {
          return read(source);
        } catch (error) {
          if (!(error instanceof SourceError)) throw error;
          throw fail('generator', error.cause, { origin: source.origin, directory, message: error.message });
        }
      }),
  );
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

function readEnv(source: WrittenText, reader: SourceReader): KeyValue[] {
  if (reader.skipsRemote(source, 'remote-keys')) return [];
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

function readFile(source: WrittenText, reader: SourceReader): KeyValue {
  const { key, path } = parseFileSource(source.text);
  if (reader.skipsRemote({ text: path, origin: source.origin }, 'remote-keys'))
    return { key, value: '', origin: source.origin };
  const file = reader.file({ text: path, origin: source.origin });
  const text = reader.textFile(file);
  if (text) return { key, value: text.text, origin: new Origin(text, 0, 0, 0, text.text.length, source.origin) };
  const bytes = file.bytes() ?? Buffer.alloc(0);
  return { key, value: decodeUtf8(bytes) ?? bytes, origin: source.origin };
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

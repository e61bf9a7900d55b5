import { isUnknown } from '../../src/kubernetes/terms/unknown.ts';
import { isMap, listAt, stringAt, type YamlMap, type YamlValue } from '../../src/yaml/value.ts';

/** The keys that the entries of an ExternalSecret give to its templates. */
export interface TemplateData {
  readonly names: readonly string[];
  /** The beginnings and ends of those that come from a `dataFrom` with a rewrite. */
  readonly affixes: readonly Affixes[];
}

export interface Affixes {
  readonly prefix: string;
  readonly suffix: string;
}

/** A pattern that takes any key as a whole, and what it is replaced with: `web_$1`. */
const WHOLE = /^\^?\(\.[*+]\)\$?$/;
const TARGET = /^([^$]*)\$(?:1(?!\w)|\{1\})([^$]*)$/;

/** What the entries of an ExternalSecret's spec provide; undefined if they may provide any key. */
export function templateDataOf(spec: YamlMap): TemplateData | undefined {
  const names = listAt(spec, 'data').map((entry) => stringAt(entry, 'secretKey') ?? '');
  const affixes = listAt(spec, 'dataFrom').map(affixesOf);
  if (names.length + affixes.length === 0 || names.some((name) => name === '' || isUnknown(name))) return undefined;
  const known = affixes.filter((item) => item !== undefined);
  return known.length === affixes.length ? { names, affixes: known } : undefined;
}

/** Whether an entry provides a key. */
export function provides({ names, affixes }: TemplateData, name: string): boolean {
  return (
    names.includes(name) ||
    affixes.some(
      ({ prefix, suffix }) =>
        name.length >= prefix.length + suffix.length && name.startsWith(prefix) && name.endsWith(suffix),
    )
  );
}

function affixesOf(entry: YamlValue): Affixes | undefined {
  const rewrites = listAt(entry, 'rewrite');
  const last = rewrites.at(-1);
  if (!isMap(last) || rewrites.some((rewrite) => !isMap(rewrite) || !isMap(rewrite.regexp))) return undefined;
  const [, prefix, suffix] = TARGET.exec(stringAt(last, 'regexp', 'target') ?? '') ?? [];
  if (!WHOLE.test(stringAt(last, 'regexp', 'source') ?? '') || prefix === undefined || suffix === undefined)
    return undefined;
  return isUnknown(prefix) || isUnknown(suffix) ? undefined : { prefix, suffix };
}

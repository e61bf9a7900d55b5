import { nearest } from '../../text/nearest.ts';
import type { Origin } from '../../yaml/origin.ts';
import { isList, isMap, originOf, type YamlMap, type YamlValue } from '../../yaml/value.ts';
import { knownKind, schemaIndex } from '../bundled-schemas.ts';
import type { YamlFile } from '../manifests.ts';
import { KubernetesObject } from '../object.ts';
import type { SchemaProblem } from '../terms/problem.ts';

/** Kinds whose objects may have nothing but metadata. */
const BARE = new Set(['Namespace', 'ServiceAccount']);
const API_VERSION = /^(?:[a-z0-9.-]+\/)?v[0-9]+(?:(?:alpha|beta)[0-9]+)?$/;

/** Documents and items of lists that are clearly objects, but whose apiVersion or kind is missing or not a string, so that nothing can apply them. */
export function incompleteObjects({ type, parsed }: YamlFile): [KubernetesObject, SchemaProblem][] {
  if (type !== 'manifest' && type !== 'other' && type !== 'patch') return [];
  return parsed.documents.flatMap(({ value, origin, problems }) =>
    problems.length === 0 ? incompleteIn(value, origin, type) : [],
  );
}

function incompleteIn(value: YamlValue, origin: Origin, type: YamlFile['type']): [KubernetesObject, SchemaProblem][] {
  if (!isMap(value)) return [];
  const problem = headProblem(value) ?? (type === 'patch' ? undefined : lacking(value));
  if (problem) return [[new KubernetesObject(value, origin), problem]];
  const { kind, items } = value;
  if (typeof kind !== 'string' || !kind.endsWith('List') || !isList(items)) return [];
  return items.flatMap((item, index) => incompleteIn(item, originOf(items, index) ?? origin, type));
}

/** What is wrong with the type of an apiVersion or kind, if something is clearly meant to be an object. */
export function headProblem(value: YamlMap): SchemaProblem | undefined {
  const { metadata } = value;
  const isObject = Object.hasOwn(value, 'apiVersion') && Object.hasOwn(value, 'kind');
  for (const field of ['apiVersion', 'kind'] as const) {
    const head = value[field];
    if (head === undefined || head === null || typeof head === 'string') continue;
    if (!isObject && !isMap(metadata)) continue;
    const what = isMap(head) ? 'a mapping' : isList(head) ? 'a list' : `the ${typeof head} ${String(head)}`;
    return {
      kind: 'wrong-type',
      path: [field],
      message: `\`${field}\` must be a string, not ${what}, so this object cannot be applied.`,
      values: ['wrong-type', field],
    };
  }
  return undefined;
}

/** That an object has its metadata under a key that was meant to be `metadata`. */
export function misnamedMetadata(value: YamlMap): SchemaProblem | undefined {
  if (typeof value.apiVersion !== 'string' || typeof value.kind !== 'string') return undefined;
  return slipOf('metadata', value, (held) => isMap(held) && typeof held.name === 'string');
}

function lacking(value: YamlMap): SchemaProblem | undefined {
  const misnamed = misnamedMetadata(value);
  if (misnamed) return misnamed;
  const { apiVersion, kind, metadata } = value;
  const least = typeof kind === 'string' && BARE.has(kind) ? 2 : 3;
  if (!isMap(metadata) || typeof metadata.name !== 'string' || Object.keys(value).length < least) return undefined;
  if (isAbsent(apiVersion) && typeof kind === 'string' && /^[A-Z][A-Za-z0-9]+$/.test(kind)) {
    const slip = slipOf('apiVersion', value, (text) => typeof text === 'string' && API_VERSION.test(text));
    if (slip) return slip;
    const [likely] = possibleVersions(kind);
    return lack('apiVersion', likely === undefined ? '' : ` Add \`apiVersion: ${likely}\`.`);
  }
  if (!isAbsent(kind) || typeof apiVersion !== 'string' || !API_VERSION.test(apiVersion)) return undefined;
  const slip = slipOf('kind', value, (text) => typeof text === 'string' && /^[A-Z][A-Za-z0-9]+$/.test(text));
  if (slip) return slip;
  // A kind cannot be derived from a group, and files of other programs can also begin with a version alone.
  const isEmpty = Object.hasOwn(value, 'kind');
  return isEmpty || isMap(value.spec) ? lack('kind', '') : undefined;
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

function lack(field: string, advice: string): SchemaProblem {
  return {
    kind: 'missing-field',
    path: [field],
    message: `This object has no \`${field}\`, so it cannot be applied.${advice}`,
    values: ['missing-field', field],
  };
}

/** A key that was meant to be `field`: nearly its name, with a value that fits. */
function slipOf(field: string, value: YamlMap, fits: (held: YamlValue) => boolean): SchemaProblem | undefined {
  if (Object.hasOwn(value, field)) return undefined;
  const key = Object.keys(value).find((name) => {
    return fits(value[name] ?? null) && nearest(name, [field]) === field;
  });
  if (key === undefined) return undefined;
  return {
    kind: 'unknown-field',
    path: [key],
    message: `This object has no \`${field}\`, so it cannot be applied. Did you mean \`${field}\` instead of \`${key}\`?`,
    values: ['missing-field', field],
    fix: { kind: 'rename', text: field },
  };
}

/** The apiVersions of a kind that only one group has, the first of them the best. */
export function possibleVersions(kind: string): readonly string[] {
  const names = Object.keys(schemaIndex().kinds).filter((name) => name.endsWith(`/${kind}`));
  const [name] = names;
  if (name === undefined || names.length > 1) return [];
  const group = name.slice(0, -kind.length - 1);
  const versions = Object.entries(knownKind(name)?.versions ?? {}).filter(([, { served }]) => served.length > 0);
  return versions.map(([version]) => (group === '' ? version : `${group}/${version}`));
}

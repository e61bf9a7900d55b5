import { isMap, type YamlMap } from '../../yaml/value.ts';
import type { YamlFile } from '../manifests.ts';
import { KubernetesObject } from '../object.ts';
import { knownKind, schemaIndex } from './index.ts';
import type { SchemaProblem } from './problem.ts';

const API_VERSION = /^(?:[a-z0-9.-]+\/)?v[0-9]+(?:(?:alpha|beta)[0-9]+)?$/;

/** Documents that are plainly objects and lack their apiVersion or kind, so that nothing can apply them. */
export function incompleteObjects({ type, parsed }: YamlFile): [KubernetesObject, SchemaProblem][] {
  if (type !== 'manifest' && type !== 'other') return [];
  return parsed.documents.flatMap(({ value, origin, problems }): [KubernetesObject, SchemaProblem][] => {
    const problem = isMap(value) && problems.length === 0 ? lacking(value) : undefined;
    return problem && isMap(value) ? [[new KubernetesObject(value, origin), problem]] : [];
  });
}

function lacking(value: YamlMap): SchemaProblem | undefined {
  const { apiVersion, kind, metadata } = value;
  if (!isMap(metadata) || typeof metadata.name !== 'string' || Object.keys(value).length < 3) return undefined;
  if (isAbsent(apiVersion) && typeof kind === 'string' && /^[A-Z][A-Za-z0-9]+$/.test(kind)) {
    const likely = versionsOf(kind);
    return lack('apiVersion', likely === undefined ? '' : ` Add \`apiVersion: ${likely}\`.`);
  }
  // A kind cannot be told from a group; a version alone is also how other programs begin their files.
  if (isAbsent(kind) && typeof apiVersion === 'string' && API_VERSION.test(apiVersion) && isMap(value.spec))
    return lack('kind', '');
  return undefined;
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

function lack(field: string, advice: string): SchemaProblem {
  return {
    kind: 'missing-field',
    path: [field],
    message: `This object has no \`${field}\`, so nothing can apply it and kustomize refuses it.${advice}`,
    values: ['missing-field', field],
  };
}

/** The apiVersion of a kind that only one group has. */
function versionsOf(kind: string): string | undefined {
  const names = Object.keys(schemaIndex().kinds).filter((name) => name.endsWith(`/${kind}`));
  const [name] = names;
  if (name === undefined || names.length > 1) return undefined;
  const version = Object.entries(knownKind(name)?.versions ?? {}).find(([, { served }]) => served.length > 0)?.[0];
  const group = name.slice(0, -kind.length - 1);
  return version === undefined ? undefined : group === '' ? version : `${group}/${version}`;
}

import type { YamlFile } from '../../src/kubernetes/manifests.ts';
import type { Origin } from '../../src/yaml/origin.ts';
import { isList, isMap, originOf, type YamlMap, type YamlValue } from '../../src/yaml/value.ts';

/** A script in the definition of a job. */
export interface Script {
  readonly origin: Origin;
  /** The names of the job and of the step. */
  readonly names: readonly string[];
}

/** The keys of scripts in the definitions of GitHub, Forgejo, GitLab, Azure Pipelines, CircleCI and Bitbucket. */
const SCRIPTS = new Set(['run', 'script', 'before_script', 'after_script', 'bash', 'inlineScript', 'command']);

/** The scripts of a workflow, those in lists included. */
export function scriptsOf({ parsed }: YamlFile): Script[] {
  return parsed.documents.flatMap(({ value }) => (isMap(value) ? below(value, []) : []));
}

function below(map: YamlMap, names: readonly string[]): Script[] {
  const named = typeof map.name === 'string' ? [...names, map.name] : names;
  return Object.entries(map).flatMap(([key, value]) =>
    SCRIPTS.has(key) ? texts(map, key, value, named) : nested(value, [...named, key]),
  );
}

function nested(value: YamlValue | undefined, names: readonly string[]): Script[] {
  if (isMap(value)) return below(value, names);
  return isList(value) ? value.flatMap((item) => nested(item, names)) : [];
}

function texts(map: YamlMap, key: string, value: YamlValue | undefined, names: readonly string[]): Script[] {
  if (isList(value))
    return value.flatMap((item, index) => {
      const origin = typeof item === 'string' ? originOf(value, index) : undefined;
      return origin ? [{ origin, names }] : nested(item, names);
    });
  const origin = typeof value === 'string' ? originOf(map, key) : undefined;
  return origin ? [{ origin, names }] : nested(value, names);
}

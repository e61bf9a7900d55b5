import type { RE2JS } from 're2js';
import { directoryOf, isWithin, nameOf } from '../../repository/tree.ts';
import { isMap, listAt, type YamlMap } from '../../yaml/value.ts';
import type { Manifests } from '../manifests.ts';
import { KubernetesObject, type Place } from '../object.ts';
import { goExpression } from './scope.ts';

/** A rule of `.sops.yaml`: for which files it is, and how these are encrypted. */
export interface CreationRule {
  /** Its position in the list, from 1. */
  readonly number: number;
  readonly settings: YamlMap;
  /** `path_regex`; empty if the rule is for all files. */
  readonly pattern: string;
  /** Undefined if the rule is for all files, or its pattern is not valid. */
  readonly expression: RE2JS | undefined;
  /** The pattern, or the rule if it has none. */
  readonly at: Place;
}

/** A configuration of SOPS. */
export interface SopsConfig {
  readonly path: string;
  readonly directory: string;
  readonly rules: readonly CreationRule[];
}

/** The file that SOPS looks for. */
const NAME = '.sops.yaml';

/** The configurations of a tree. */
export function sopsConfigs({ files }: Manifests): SopsConfig[] {
  return files
    .filter(({ path }) => nameOf(path) === NAME)
    .flatMap(({ path, parsed }) => {
      const [document] = parsed.documents;
      if (!document || !isMap(document.value)) return [];
      const config = new KubernetesObject(document.value, document.origin);
      const rules = listAt(document.value, 'creation_rules').flatMap((settings, index): CreationRule[] => {
        if (!isMap(settings)) return [];
        const { path_regex: regex } = settings;
        const pattern = typeof regex === 'string' ? regex : '';
        const place = ['creation_rules', index, ...(pattern === '' ? [] : ['path_regex'])];
        const expression = pattern === '' ? undefined : goExpression(pattern);
        return [{ number: index + 1, settings, pattern, expression, at: config.at(...place) }];
      });
      return [{ path, directory: directoryOf(path), rules }];
    });
}

/** The path of a file as a configuration sees it, or undefined if the file is not below it. */
export function pathFor({ directory }: SopsConfig, path: string): string | undefined {
  if (!isWithin(path, directory)) return undefined;
  return directory === '' ? path : path.slice(directory.length + 1);
}

/**
 * The rule that SOPS takes for a file: the first one that matches. Undefined if none does, or if SOPS stops at a pattern before it
 * that is not valid (`parseCreationRuleForFile`).
 */
export function ruleFor(config: SopsConfig, path: string): CreationRule | undefined {
  const relative = pathFor(config, path);
  if (relative === undefined) return undefined;
  for (const rule of config.rules) {
    if (rule.pattern === '') return rule;
    if (!rule.expression) return undefined;
    if (rule.expression.test(relative)) return rule;
  }
  return undefined;
}

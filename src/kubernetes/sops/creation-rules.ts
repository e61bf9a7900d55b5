import { posix } from 'node:path';
import type { RE2JS } from 're2js';
import { getOrInsert } from '../../grouping.ts';
import { once } from '../../once.ts';
import type { Above } from '../../repository/above.ts';
import { SOPS_CONFIG } from '../../repository/above-files.ts';
import { below, withPrefix } from '../../repository/paths.ts';
import { directoryOf, isWithin, nameOf, type Tree } from '../../repository/tree.ts';
import { readText } from '../../repository/tree-file.ts';
import { goExpression, partsOf } from '../../text/go-expression.ts';
import { parseYaml } from '../../yaml/parse.ts';
import { isMap, listAt, stringAt, type YamlMap } from '../../yaml/value.ts';
import type { Manifests, YamlFile } from '../manifests.ts';
import { KubernetesObject, type Place } from '../object.ts';

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
  /** Relative to the checked folder. */
  readonly path: string;
  readonly directory: string;
  /** The checked folder below the directory of a configuration that is above it, so that nothing can be said at its lines. */
  readonly above?: string;
  readonly rules: readonly CreationRule[];
}

/** Rules of a configuration, and parts of a pattern, that are read. */
const MAX_RULES = 200;
const MAX_PARTS = 2000;
/** Values of a configuration above the checked folder that are read. */
const MAX_VALUES = 100_000;
/** Parts of patterns that the files of a tree may be compared with. */
const MAX_COMPARED = 20_000_000;

const known = new WeakMap<Manifests, readonly SopsConfig[]>();

/**
 * The configurations of a tree, and of the repository that it is a folder of, except those that take too long to compare with its
 * files. Of one directory, the nearest is first.
 */
export function sopsConfigs(manifests: Manifests, { above }: Pick<Tree, 'above'>): readonly SopsConfig[] {
  return getOrInsert(known, manifests, () => {
    const filesBelow = once(() => countBelow(manifests));
    let left = MAX_COMPARED;
    const own = manifests.files.flatMap((file) => (nameOf(file.path) === SOPS_CONFIG ? (configOf(file) ?? []) : []));
    return [...own, ...(above ? configsAbove(above) : [])].flatMap((config) => {
      left -= partsIn(config) * (filesBelow().get(config.directory) ?? 0);
      return left < 0 ? [] : [config];
    });
  });
}

/** The configurations of the directories above a folder, the nearest first. */
function configsAbove({ folder, files }: Above): SopsConfig[] {
  const found = [...files.values()].filter(({ path }) => nameOf(path) === SOPS_CONFIG);
  return found
    .sort((a, b) => b.path.length - a.path.length)
    .flatMap((file) => {
      const text = readText(file);
      const parsed = typeof text === 'object' ? parseYaml(text, 'resource', MAX_VALUES) : undefined;
      const config = parsed && configOf({ path: posix.relative(folder, file.path), parsed });
      const above = below(directoryOf(file.path), folder);
      return config && above !== undefined ? { ...config, directory: '', above } : [];
    });
}

function configOf({ path, parsed }: Pick<YamlFile, 'path' | 'parsed'>): SopsConfig | undefined {
  const [document] = parsed.documents;
  if (!document || !isMap(document.value)) return undefined;
  const config = new KubernetesObject(document.value, document.origin);
  const list = listAt(document.value, 'creation_rules');
  const patterns = list.map((settings) => stringAt(settings, 'path_regex') ?? '');
  if (list.length > MAX_RULES || patterns.some((pattern) => partsOf(pattern) > MAX_PARTS)) return undefined;
  const rules = list.flatMap((settings, index): CreationRule[] => {
    if (!isMap(settings)) return [];
    const pattern = patterns[index] ?? '';
    const place = ['creation_rules', index, ...(pattern === '' ? [] : ['path_regex'])];
    const expression = pattern === '' ? undefined : goExpression(pattern);
    return [{ number: index + 1, settings, pattern, expression, at: config.at(...place) }];
  });
  return { path, directory: directoryOf(path), rules };
}

/** The parts of all patterns of a configuration. */
export function partsIn({ rules }: SopsConfig): number {
  return rules.reduce((sum, { pattern }) => sum + 1 + partsOf(pattern), 0);
}

/** How many files each directory has, those of its subdirectories included. */
function countBelow({ files }: Manifests): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { path } of files)
    for (let directory = path; directory !== ''; ) {
      directory = directoryOf(directory);
      counts.set(directory, (counts.get(directory) ?? 0) + 1);
    }
  return counts;
}

/** The path of a file as a configuration sees it, or undefined if the file is not below it. */
export function pathFor({ directory, above }: SopsConfig, path: string): string | undefined {
  if (above !== undefined) return withPrefix(above, path);
  if (!isWithin(path, directory)) return undefined;
  return directory === '' ? path : path.slice(directory.length + 1);
}

/**
 * The rule that SOPS takes for a file: the first one that matches. Undefined if none does, or if SOPS stops at a pattern before it
 * that is not valid (`parseCreationRuleForFile`).
 */
export function ruleFor(config: SopsConfig, path: string): CreationRule | undefined {
  const answers = getOrInsert(takenRules, config, () => new Map<string, CreationRule | null>());
  return getOrInsert(answers, path, () => firstRule(config, path) ?? null) ?? undefined;
}

const takenRules = new WeakMap<SopsConfig, Map<string, CreationRule | null>>();

function firstRule(config: SopsConfig, path: string): CreationRule | undefined {
  const relative = pathFor(config, path);
  if (relative === undefined) return undefined;
  for (const rule of config.rules) {
    if (rule.pattern === '') return rule;
    if (!rule.expression) return undefined;
    if (rule.expression.test(relative)) return rule;
  }
  return undefined;
}

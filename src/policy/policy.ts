import { minimatch } from 'minimatch';
import type { SchemaLocation } from '../kubernetes/schema/location.ts';
import { DEFAULT_LIMITS, type Limits } from '../limits.ts';
import { Externals } from '../reconcilers/externals.ts';
import { type FailOn, SEVERITIES, type Severity } from '../severity.ts';
import { chosen } from '../text/choice.ts';
import { shorten } from '../text/words.ts';
import { UsageError } from '../usage-error.ts';
import { type Acknowledgement, DEFAULT_ACKNOWLEDGEMENT } from './acknowledge.ts';
import { type BaselineSettings, DEFAULT_BASELINE } from './baseline.ts';
import { namesOfRule } from './foreign-rules.ts';
import type { OwnPolicy } from './own-policies.ts';
import { isKnownRule, unknownRule } from './rule-names.ts';

/** What a rule's findings count as; `off` silences it. */
export type Level = Severity | 'off';

/** A rule, where an example has to name one. */
const EXAMPLE = 'deprecated-api';

/** All levels, lowest first. */
export const LEVELS: readonly Level[] = ['off', ...SEVERITIES.toReversed()];

/** What a repository asks of the gate, as its policy file says; everything has a default. */
export interface Policy {
  readonly preset: Preset;
  readonly failOn: FailOn | undefined;
  readonly rules: ReadonlyMap<string, Level>;
  readonly overrides: readonly { readonly paths: readonly string[]; readonly rules: ReadonlyMap<string, Level> }[];
  readonly ignore: readonly string[];
  readonly targets: PolicyTargets;
  /** Where schemas of kinds are looked up that are not known here, first found first used. */
  readonly schemaLocations: readonly SchemaLocation[];
  /** Whether addresses among the locations may be asked. */
  readonly online: boolean;
  readonly criticalPaths: readonly string[];
  /** What comes to clusters from elsewhere; with it, nothing else does. */
  readonly externals: Externals;
  /** What must be true of the objects that clusters run. */
  readonly policies: readonly OwnPolicy[];
  /** Where the files are that sources hand out, by the sources' urls. */
  readonly sources: ReadonlyMap<string, PolicySource>;
  /** Ids of rules that comments cannot suppress. */
  readonly unsuppressible: ReadonlySet<string>;
  /** Who can accept what a change takes away; undefined if no one can. */
  readonly acknowledge: Acknowledgement | undefined;
  readonly baseline: BaselineSettings;
  readonly limits: Limits;
}

/** A directory of the repository, or a checkout of another one, as a path relative to the checked folder. */
export interface PolicySource {
  readonly path: string;
  readonly at: FilePlace;
}

/** A place in a file: line and column from 1. */
export interface FilePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A place as people and editors know it. */
export function placeText({ file, line, column }: FilePlace): string {
  return `${file}:${line}:${column}`;
}

/** Which rules are on to begin with, each preset with those of the ones before it. */
export const PRESETS = ['recommended', 'strict', 'audit'] as const;

export type Preset = (typeof PRESETS)[number];

/** Versions that the policy file names, as `major.minor`. */
export interface PolicyTargets {
  readonly flux?: readonly string[];
  readonly kubernetes?: readonly string[];
}

/** Where the policy file is looked for, first found first used. */
export const POLICY_PATHS = ['.github/gitops-gate.yaml', '.gitops-gate.yaml'] as const;

export const DEFAULT_POLICY: Policy = {
  preset: 'recommended',
  failOn: undefined,
  rules: new Map(),
  overrides: [],
  ignore: [],
  targets: {},
  schemaLocations: [],
  online: false,
  criticalPaths: [],
  externals: Externals.NONE,
  policies: [],
  sources: new Map(),
  unsuppressible: new Set(),
  acknowledge: DEFAULT_ACKNOWLEDGEMENT,
  baseline: DEFAULT_BASELINE,
  limits: DEFAULT_LIMITS,
};

/** Levels from `--rule ID=LEVEL`. Throws UsageError for an unknown id or level. */
export function parseRuleLevels(settings: readonly string[], ruleIds: readonly string[]): Map<string, Level> {
  const levels = new Map<string, Level>();
  for (const setting of settings) {
    const [id = '', level] = setting.split('=', 2);
    if (!level)
      throw new UsageError(
        `--rule ${shorten(setting)} requires a level, such as --rule ${isKnownRule(id, ruleIds) ? id : EXAMPLE}=warning.`,
      );
    if (!isKnownRule(id, ruleIds)) throw new UsageError(unknownRule(id, ruleIds));
    levels.set(id, chosen(`The level in \`--rule ${setting}\``, level, LEVELS));
  }
  return levels;
}

/** The level that a policy gives a rule at a path, or undefined if it says nothing. */
export function levelAt(policy: Policy, rule: string, path: string): Level | undefined {
  let level = levelOf(policy.rules, rule);
  for (const { paths, rules } of policy.overrides) {
    const own = levelOf(rules, rule);
    if (own !== undefined && matchesAny(path, paths)) level = own;
  }
  return level;
}

/** The level of the closest name of a rule that has one. */
function levelOf(levels: ReadonlyMap<string, Level>, rule: string): Level | undefined {
  for (const name of namesOfRule(rule)) {
    const level = levels.get(name);
    if (level !== undefined) return level;
  }
  return undefined;
}

/** Whether comments cannot suppress a rule. */
export function isUnsuppressible({ unsuppressible }: Policy, rule: string): boolean {
  return namesOfRule(rule).some((name) => unsuppressible.has(name));
}

/** Whether a path matches one of the globs. */
export function matchesAny(path: string, globs: readonly string[]): boolean {
  return globs.some((glob) => minimatch(path, glob, { dot: true }));
}

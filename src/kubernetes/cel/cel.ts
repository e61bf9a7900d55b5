import type { CelRules } from './rules.ts';

let loaded: Promise<CelRules> | undefined;

/** The evaluator of schemas' rules, loaded on first use. */
export function loadCel(): Promise<CelRules> {
  loaded ??= import('./rules.ts').then(({ CelRules }) => new CelRules());
  return loaded;
}

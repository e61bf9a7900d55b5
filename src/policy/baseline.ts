import { normalize } from '../repository/tree.ts';

/** Who can add findings to a baseline. */
export const GROWTHS = ['code-owner', 'allowed', 'never'] as const;

export type Growth = (typeof GROWTHS)[number];

/** Where the baseline is, and who can add findings to it. */
export interface BaselineSettings {
  /** Relative to the checked directory. */
  readonly path: string;
  readonly growth: Growth;
}

/** What holds if the policy file does not say. */
export const DEFAULT_BASELINE: BaselineSettings = {
  path: '.github/gitops-gate-baseline.json',
  growth: 'code-owner',
};

/** Reads the setting `baseline`. */
export function baselineOf(settings: Partial<BaselineSettings> = {}): BaselineSettings {
  const { path, growth } = { ...DEFAULT_BASELINE, ...settings };
  return { path: normalize(path) ?? path, growth };
}

import { SchemaLocations } from '../kubernetes/schema/located.ts';
import { withoutCredentials } from '../masking/credentials.ts';
import type { PolicyMistake } from '../policy/mistakes.ts';
import type { Policy } from '../policy/policy.ts';
import { type DeclaredSources, findSources } from '../policy/sources.ts';
import { remoteUrls } from '../repository/revision.ts';
import type { RevisionOptions } from '../revision/options.ts';
import { rules } from '../run.ts';
import type { Comparison } from './comparison.ts';
import type { Complaint } from './complaint.ts';
import { type PolicyChoice, policyInForce } from './policy.ts';

/** What every command and host decides alike before it looks at a repository. */
export interface Settings {
  readonly policy: Policy;
  /** What the policy's sources provide. */
  readonly sources: DeclaredSources;
  /** The day of the run, `YYYY-MM-DD`. */
  readonly today: string;
  /** URLs of the repository, in any form. */
  readonly repositories: readonly string[];
  /** What the reader has to know about these settings; the repository's credentials are not in it. */
  readonly complaints: readonly Complaint[];
  /** What makes the head's policy file unusable, where that file does not decide yet. */
  readonly policyMistakes: readonly PolicyMistake[];
}

/** Where the settings come from. */
export interface SettingsInput {
  /** The checked folder, absolute. */
  readonly folder: string;
  readonly comparison: Comparison;
  readonly policy?: PolicyChoice;
  /** URLs of the repository in addition to those of its remotes. */
  readonly repositories?: readonly string[];
}

/** Finds the settings in force. Throws UsageError if the policy file cannot be used. */
export async function settingsInForce(input: SettingsInput): Promise<Settings> {
  const { folder, comparison, policy: choice = {}, repositories = [] } = input;
  const { policy, complaints, mistakes } = await policyInForce(folder, comparison, choice);
  const { head, base } = comparison;
  const sources = findSources(policy, folder, base ? [head, base.tree] : [head]);
  return {
    policy,
    sources,
    today: new Date().toISOString().slice(0, 10),
    repositories: [...repositories, ...remoteUrls(folder)],
    policyMistakes: mistakes,
    complaints: [
      ...complaints,
      ...sources.complaints.map(({ at, message }): Complaint => {
        return {
          severity: 'warning',
          title: 'gitops-gate: a source is missing',
          at,
          message: withoutCredentials(message),
        };
      }),
    ],
  };
}

/** What a revision is read with under some settings if no rules run. No address is asked for schemas. */
export function optionsFor({ policy, sources, today, repositories, policyMistakes }: Settings): RevisionOptions {
  const locations = new SchemaLocations(policy.schemaLocations, undefined);
  const ruleIds = rules.map(({ id }) => id);
  return {
    policy,
    change: undefined,
    isBaseWhole: false,
    today,
    repositories,
    sources,
    locations,
    ruleIds,
    policyMistakes,
  };
}

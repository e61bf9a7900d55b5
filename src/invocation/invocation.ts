import type { ReadStatements } from '../acceptance/statement.ts';
import type { Scope } from '../findings/compare.ts';
import { schemaFetcherOf } from '../kubernetes/schema/online/cache.ts';
import { folderInRepository } from '../repository/revision.ts';
import { requireSubjects } from '../repository/subjects.ts';
import type { HostAnswers } from '../revision/options.ts';
import { type CheckResult, check } from '../run.ts';
import type { FailOn } from '../severity.ts';
import type { Comparison } from './comparison.ts';
import type { Complaint } from './complaint.ts';
import { type ImportRequest, missingBase } from './import-request.ts';
import { readImported } from './imported.ts';
import { type SettingsInput, settingsInForce } from './settings.ts';

/** A check as a terminal or a host asks for it; what is undefined is decided here, alike for all of them. */
export interface Request extends SettingsInput, HostAnswers {
  readonly scope: Scope | undefined;
  readonly failOn: FailOn | undefined;
  /** Paths of the files whose findings count, relative to the folder; all files without it. */
  readonly only?: ReadonlySet<string> | undefined;
  /** Reads what people have written to accept findings. */
  readonly statements?: ReadStatements | undefined;
  /** The outputs of other tools, whose findings are reported, too. */
  readonly imported?: ImportRequest | undefined;
  /** The variables of the process, which may name a cache and a proxy for schemas. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Told what is being done now; for long runs at a terminal. */
  readonly progress?: (stage: string) => void;
}

/** What came of a check. */
export interface Outcome extends CheckResult {
  readonly complaints: readonly Complaint[];
  /** The lowest severity that fails the gate. */
  readonly failOn: FailOn;
  /** The checked folder, absolute. */
  readonly folder: string;
  /** The same inside its repository; empty if it is the repository. */
  readonly prefix: string;
  /** `error` if not everything was checked in time. */
  readonly conclusion: 'passed' | 'failed' | 'error';
  /** 0 passed, 1 failed, 2 not everything was checked in time. */
  readonly exitCode: 0 | 1 | 2;
}

const EXIT_CODES = { passed: 0, failed: 1, error: 2 } as const;

/** Checks a repository. Throws UsageError if there is nothing to check or the policy file cannot be used. */
export async function invoke(request: Request): Promise<Outcome> {
  const { folder, comparison, env, progress } = request;
  const { policy, policyMistakes, sources, today, repositories, complaints } = await settingsInForce(request);
  requireSubjects(comparison.head, comparison.base?.tree, folder);
  const failOn = request.failOn ?? policy.failOn ?? 'error';
  const prefix = folderInRepository(folder) ?? '';
  const scope = scopeOf(request.scope, comparison);
  const imported = request.imported && readImported(request.imported, folder, prefix, comparison.head);
  const result = await check({
    head: comparison.head,
    base: comparison.base,
    isMerged: comparison.standing === 'merged',
    policy,
    policyMistakes,
    scope,
    imported,
    failOn,
    only: request.only,
    today,
    repositories,
    sources,
    unknownOwners: request.unknownOwners,
    branchRequirements: request.branchRequirements,
    statements: request.statements,
    fetchSchema: schemaFetcherOf(policy.online, env),
    ...(progress && { progress }),
  });
  const conclusion = result.failures.length > 0 ? 'error' : result.report.gate.conclusion;
  const missing = request.imported && comparison.base && scope === 'new' ? missingBase(request.imported) : [];
  return {
    ...result,
    complaints: [...complaints, ...missing],
    failOn,
    folder,
    prefix,
    conclusion,
    exitCode: EXIT_CODES[conclusion],
  };
}

/** New findings require the whole base. Without it, use the changed lines, or everything if there is no base. */
function scopeOf(asked: Scope | undefined, { base }: Comparison): Scope {
  if (!base) return 'all';
  const scope = asked ?? 'new';
  return scope === 'new' && !base.whole ? 'changed' : scope;
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../../src/findings/finding.ts';
import type { Artifact, Imported } from '../../src/imported/imported.ts';
import { readOutput } from '../../src/imported/read.ts';
import type { ForeignTool } from '../../src/policy/foreign-rules.ts';
import { DEFAULT_POLICY, type Policy } from '../../src/policy/policy.ts';
import { TextFile } from '../../src/repository/text-file.ts';
import { check } from '../../src/run.ts';
import { type Files, treeOf } from '../flux/repository.ts';
import { changeOf } from '../rules/check-tree.ts';

/** A recorded output of a tool. */
export function recorded(file: string): string {
  return readFileSync(join(import.meta.dirname, 'recorded', file), 'utf8');
}

/** How an output is imported. */
export interface ImportSettings {
  /** The repository before a change, and what the tool says of it, if that is known. */
  readonly base?: Files;
  readonly baseOutput?: string;
  readonly scope?: 'new' | 'changed' | 'all';
  readonly cluster?: string;
  /** Files on the disk, by the names that the tool gives them. */
  readonly artifacts?: Readonly<Record<string, Artifact>>;
  readonly policy?: Partial<Policy>;
  /** Whether our own rules run, too. */
  readonly withRules?: boolean;
}

/** The report of importing an output of a tool into a repository. */
export async function imported(files: Files, tool: ForeignTool, output: string, settings: ImportSettings = {}) {
  const { base, baseOutput, scope, cluster, artifacts = {}, policy, withRules = false } = settings;
  const read = (text: string) => readOutput(tool, new TextFile('results', text));
  const request: Imported = {
    outputs: [read(output)],
    base: baseOutput === undefined ? [] : [read(baseOutput)],
    cluster,
    isAlone: !withRules,
    artifacts: new Map(Object.entries(artifacts)),
    baseArtifacts: new Map(),
  };
  const [head, before] = [treeOf(files), base && treeOf(base)];
  const { report, failures } = await check({
    head,
    base: before && { tree: before, change: changeOf(before, head) },
    policy: { ...DEFAULT_POLICY, ...policy },
    scope: scope ?? (base ? 'new' : 'all'),
    failOn: 'error',
    today: '2026-11-01',
    imported: request,
  });
  if (failures.length > 0) throw new Error(failures.join('\n'));
  return report;
}

/** The findings of such a report. */
export async function findingsOf(...given: Parameters<typeof imported>): Promise<readonly Finding[]> {
  return (await imported(...given)).findings;
}

/** Findings as lines: level, rule, place, the text there and the builds. */
export function brief(files: Files, findings: readonly Finding[]): string[] {
  return findings.map(({ severity, rule, location: { path, start, end }, builds }) => {
    const line = new TextFile(path, String(files[path] ?? '')).line(start.line);
    const text = end.line === start.line ? line.slice(start.column - 1, end.column - 1) : line;
    const where = builds.length > 0 ? ` in ${builds.join(', ')}` : '';
    return `${severity} ${rule} ${path}:${start.line} \`${text}\`${where}`;
  });
}

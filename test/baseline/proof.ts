import { baselineText } from '../../src/baseline/write.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { contentId } from '../../src/repository/content-id.ts';
import type { Tree } from '../../src/repository/tree.ts';
import { FILES_ALONE } from '../../src/revision/options.ts';
import { Revision } from '../../src/revision/revision.ts';
import { type CheckResult, check } from '../../src/run.ts';
import { YamlReader } from '../../src/yaml/reader.ts';
import { policyOfTree } from '../rules/check-tree.ts';
import { KINDS, plantedIn } from './defects.ts';

/** What a baseline of a tree does. */
export interface Proof {
  /** Entries of the baseline, and what `check` reports without and with it. */
  readonly entries: number;
  readonly before: { readonly errors: number; readonly findings: number };
  readonly after: { readonly errors: number; readonly findings: number };
  /** For each kind of defect, how many were put in, and those that do not fail the gate, or are not found at their line. */
  readonly planted: Readonly<Record<string, number>>;
  readonly missed: readonly string[];
}

/** Accepts all findings of a tree, and puts defects into files that clusters apply, `most` of each kind. `choose` orders the files. */
export async function prove(
  own: Tree,
  most: number,
  choose: (paths: readonly string[]) => readonly string[] = (paths) => paths,
): Promise<Proof> {
  const { policy } = await policyOfTree(own);
  const { path } = policy.baseline;
  const tree = withText(own, path, baselineText([]));
  const before = await judge(tree, policy);
  const { accepted, others } = before.debt;
  const text = baselineText([...accepted, ...others]);
  const accepting = withText(tree, path, text);
  const after = await judge(accepting, policy);
  const files = choose(healthyFiles(tree, before));
  const paths = Object.fromEntries(KINDS.map((kind) => [kind, files]));
  const planted: Record<string, number> = {};
  const missed: string[] = [];
  for (const defect of plantedIn(accepting, paths)) {
    const count = planted[defect.kind] ?? 0;
    if (count >= most) continue;
    planted[defect.kind] = count + 1;
    const { report } = await judge(defect.tree, policy);
    const isFound = report.findings.some(
      // What does not parse may be reported where the document begins.
      ({ location: { path: at, start } }) =>
        at === defect.path && (start.line === defect.line || defect.kind === 'syntax'),
    );
    if (!isFound || report.gate.conclusion !== 'failed') missed.push(`${defect.kind} ${defect.path}:${defect.line}`);
  }
  const figures = ({ report }: CheckResult) => ({ errors: report.summary.errors, findings: report.findings.length });
  return { entries: accepted.length + others.length, before: figures(before), after: figures(after), planted, missed };
}

/** The files that clusters apply and that nothing is found in. */
function healthyFiles(tree: Tree, { report }: CheckResult): string[] {
  const faulty = new Set(
    report.findings
      .flatMap(({ location, places }) => [location, ...places.map((one) => one.location)])
      .map(({ path }) => path),
  );
  const { standings, manifests } = new Revision(tree, new YamlReader(), FILES_ALONE);
  return manifests.files
    .map(({ path }) => path)
    .filter((path) => !faulty.has(path) && standings.ofFile(path) === 'deployed');
}

function withText(tree: Tree, path: string, text: string): Tree {
  const bytes = Buffer.from(text);
  return tree.with({ path, size: bytes.length, contentId: () => contentId(bytes), bytes: () => bytes });
}

function judge(head: Tree, policy: Policy): Promise<CheckResult> {
  return check({ head, base: undefined, policy, scope: 'all', failOn: 'error', today: '2026-11-01' });
}

import type { Finding } from '../../src/findings/finding.ts';
import { COMMENT_FORM } from '../../src/hosts/github/comment-form.ts';
import { DEFAULT_POLICY } from '../../src/policy/policy.ts';
import { FORMAT_NAMES, render } from '../../src/report/formats/format.ts';
import { graphMermaid } from '../../src/report/graph/mermaid.ts';
import { graphJson, graphReport } from '../../src/report/graph/report.ts';
import { graphText } from '../../src/report/graph/text.ts';
import type { Change } from '../../src/repository/change.ts';
import { NO_HUNKS } from '../../src/repository/patch.ts';
import { commentMarkIn, marksOf } from '../../src/review/marks.ts';
import { Memory } from '../../src/review/memory.ts';
import { planReview } from '../../src/review/plan.ts';
import { FILES_ALONE } from '../../src/revision/options.ts';
import { Revision } from '../../src/revision/revision.ts';
import { type CheckResult, check, rules } from '../../src/run.ts';
import { printable, withoutCommands } from '../../src/text/printable.ts';
import { YamlReader } from '../../src/yaml/reader.ts';
import type { Random } from '../random.ts';
import { type Repository, treeOf } from './repository.ts';

const WITNESS = 'zz-witness/secret.yaml';
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A token that no two runs share, in a shape that shows what it is wherever it lands. */
export function canaryOf(random: Random): string {
  return `ghp_${Array.from({ length: 36 }, () => LETTERS[random.below(LETTERS.length)]).join('')}`;
}

/** The repository with a Secret in plain text that has to be found, whatever else is in it. */
export function withWitness(repository: Repository, canary: string): Repository {
  const text = `apiVersion: v1\nkind: Secret\nmetadata:\n  name: witness\n  namespace: web\nstringData:\n  token: ${canary}\n`;
  return new Map([...repository, [WITNESS, Buffer.from(text)]]);
}

/** Judges a repository as `check`, `graph` and a review do; gives what is wrong with what they said, nothing where all is well. */
export async function judgeTree(head: Repository, base: Repository | undefined, canary: string): Promise<string[]> {
  const faults: string[] = [];
  const change = changeOf(head, base);
  const result = await check({
    head: treeOf(head),
    base: base && { tree: treeOf(base), change },
    policy: DEFAULT_POLICY,
    scope: 'all',
    failOn: 'error',
    today: '2026-11-28',
  });
  const { findings, gate } = result.report;
  const isWitness = ({ rule, severity, location }: Finding): boolean =>
    rule === 'plaintext-secret' && severity === 'error' && location.path === WITNESS;
  if (!findings.some(isWitness)) faults.push('the witness was not found');
  faults.push(...result.failures.map((failure) => `failure: ${failure}`));
  const notes = result.notes();
  const failed = notes.indexOf('Errors in gitops-gate:');
  if (failed !== -1) faults.push(...notes.slice(failed));
  if (gate.conclusion !== 'failed') faults.push(`the gate ${gate.conclusion}`);
  for (const [name, text] of [
    ...outputsOf(result),
    ...graphsOf(head),
    ['notes', withoutCommands(notes.map(printable).join('\n'))] as const,
  ])
    faults.push(...faultsIn(name, text, canary));
  for (const { body, finding } of reviewOf(result, change)) faults.push(...faultsInComment(body, finding, canary));
  return faults;
}

function outputsOf({ report, snippets }: CheckResult): (readonly [string, string])[] {
  return FORMAT_NAMES.map((name) => [name, render(name, report, { snippets, rules, color: false, prefix: '' })]);
}

function graphsOf(files: Repository): (readonly [string, string])[] {
  const { reconcilers } = new Revision(treeOf(files), new YamlReader(), FILES_ALONE);
  const report = graphReport(reconcilers);
  return [
    ['graph text', graphText(report)],
    ['graph json', graphJson(report)],
    ['graph mermaid', graphMermaid(report)],
  ];
}

function reviewOf({ report, snippets }: CheckResult, change: Change) {
  const head = { text: () => undefined, snippets };
  return planReview({
    findings: report.findings,
    accepted: report.accepted,
    threads: [],
    memory: new Memory({ threads: [], reviews: [] }, ''),
    category: '0'.repeat(8),
    mostComments: 150,
    form: COMMENT_FORM,
    change,
    head,
    prefix: '',
    link: () => 'https://example.com/',
  }).comments;
}

/** The change that adds or rewrites every line of the head. */
function changeOf(head: Repository, base: Repository | undefined): Change {
  const files = [...head].map(([path, bytes]) => {
    const lines = [{ first: 1, last: bytes.toString('latin1').split('\n').length }];
    const status = base?.has(path) ? ('modified' as const) : ('added' as const);
    return [path, { path, status, ...NO_HUNKS, hunks: lines, added: lines }] as const;
  });
  return { base: '0'.repeat(40), files: new Map(files) };
}

/** Controls but tab and line feed, the C1 set, line separators, marks of direction. */
const UNSAFE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\ufeff]/;

function faultsIn(name: string, text: string, canary: string): string[] {
  const faults: string[] = [];
  if (shows(text, canary)) faults.push(`${name} shows the secret`);
  if (UNSAFE.test(text)) faults.push(`${name} holds a control character`);
  if (text.includes('##[')) faults.push(`${name} holds a command of the runner`);
  for (const line of text.split('\n')) {
    const isCommand = /^\s*::/.test(line);
    const isOwn = name === 'github' && /^::(?:error|warning|notice) /.test(line);
    if (isCommand && !isOwn) faults.push(`${name} holds a workflow command: ${JSON.stringify(line.slice(0, 80))}`);
  }
  return faults;
}

function faultsInComment(body: string, finding: Finding, canary: string): string[] {
  const faults: string[] = [];
  if (shows(body, canary)) faults.push('a comment shows the secret');
  if (commentMarkIn(body)?.places.join() !== marksOf(finding).join())
    faults.push('a comment does not end with its mark');
  const outsideCode = body.replace(/^(`{3,}).*?^\1$/gms, '').replace(/(`+)(?!`).*?[^`]\1(?!`)/gs, '');
  if (/(?<![\w.-])@\w/.test(outsideCode)) faults.push('a comment mentions somebody');
  return faults;
}

function shows(text: string, canary: string): boolean {
  return text.includes(canary) || text.includes(Buffer.from(canary).toString('base64').replace(/=+$/, '').slice(0, -1));
}

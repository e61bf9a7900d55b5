import type { Finding } from '../findings/finding.ts';
import { groupBy } from '../grouping.ts';
import type { Codeowners } from '../repository/codeowners/codeowners.ts';
import type { Severity } from '../severity.ts';

/** The findings of a repository, those in its baseline included, summed up. */
export interface Debt {
  /** By rule, the one with most findings first, as the other sums. */
  readonly rules: readonly DebtSum[];
  /** By folder: the first two of a path, or `.` for the files above those. */
  readonly folders: readonly DebtSum[];
  /** By owner in CODEOWNERS, several owners of a file together; empty if there is no CODEOWNERS. */
  readonly owners: readonly DebtSum[];
}

/** How many findings there are under a name. */
export interface DebtSum {
  /** A rule, a folder, or owners; empty for files without an owner. */
  readonly name: string;
  readonly errors: number;
  readonly warnings: number;
  readonly notices: number;
  /** How many of these the baseline accepts. */
  readonly inBaseline: number;
}

/** Findings from which on a report shows the sums. */
const WORTH_SUMMING = 10;

/** Whether the sums say more than the findings themselves: there are many, or the baseline accepts some. */
export function isWorthShowing({ rules }: Debt): boolean {
  const all = rules.reduce((sum, { errors, warnings, notices }) => sum + errors + warnings + notices, 0);
  return all >= WORTH_SUMMING || rules.some(({ inBaseline }) => inBaseline > 0);
}

/** The sums in the words of reports, by a title; those without a name are of files without an owner. */
export function debtTables({ rules, folders, owners }: Debt): [title: string, sums: readonly DebtSum[]][] {
  const named = owners.map((sum) => (sum.name === '' ? { ...sum, name: 'No owner' } : sum));
  const tables: [string, readonly DebtSum[]][] = [
    ['Rule', rules],
    ['Folder', folders],
    ['Owner', named],
  ];
  return tables.filter(([, sums]) => sums.length > 0);
}

const COLUMNS: readonly string[] = ['Errors', 'Warnings', 'Notices', 'In the baseline'];

/** Whether sums are in part of findings that a baseline accepts. */
export function sumsUpBaseline({ rules }: Debt): boolean {
  return rules.some(({ inBaseline }) => inBaseline > 0);
}

/** The columns of numbers that reports have for sums: without a baseline, none about it. */
export function debtColumns(debt: Debt): readonly string[] {
  return sumsUpBaseline(debt) ? COLUMNS : COLUMNS.slice(0, -1);
}

/** The numbers of a sum in the order of the columns. */
export function debtNumbers(sum: DebtSum, columns: readonly string[]): number[] {
  return [sum.errors, sum.warnings, sum.notices, sum.inBaseline].slice(0, columns.length);
}

/** Folders of a path that make one sum. */
const DEPTH = 2;

/** Sums up findings that count and findings in the baseline. `clear` gives the names of owners as they may be shown. */
export function debtOf(
  findings: readonly Finding[],
  inBaseline: readonly Finding[],
  codeowners: Codeowners | undefined,
  clear: (text: string) => string,
): Debt {
  const all = [...findings, ...inBaseline];
  const accepted = new Set(inBaseline);
  const ownersOf = ({ location }: Finding): string => {
    const ownership = codeowners?.ownersOf(location.path) ?? 'unmatched';
    return ownership === 'unmatched' ? '' : clear(ownership.owners.join(' '));
  };
  return {
    rules: sums(all, accepted, ({ rule }) => rule),
    folders: sums(all, accepted, ({ location }) => folderOf(location.path)),
    owners: codeowners && !codeowners.unread ? sums(all, accepted, ownersOf) : [],
  };
}

function folderOf(path: string): string {
  return path.split('/').slice(0, -1).slice(0, DEPTH).join('/') || '.';
}

function sums(
  findings: readonly Finding[],
  accepted: ReadonlySet<Finding>,
  nameOf: (finding: Finding) => string,
): DebtSum[] {
  const groups = [...groupBy(findings, nameOf)].sort(
    ([a, many], [b, more]) => more.length - many.length || (a < b ? -1 : a > b ? 1 : 0),
  );
  return groups.map(([name, own]) => {
    const count = (severity: Severity): number => own.filter((finding) => finding.severity === severity).length;
    return {
      name,
      errors: count('error'),
      warnings: count('warning'),
      notices: count('notice'),
      inBaseline: own.filter((finding) => accepted.has(finding)).length,
    };
  });
}

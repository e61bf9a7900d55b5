import { printable, shorten } from '../text/printable.ts';
import { grouped } from '../text/words.ts';
import { type Debt, type DebtSum, debtTables, isWorthShowing } from './debt.ts';
import { codeSpan } from './formats/markdown-text.ts';

/** Sums of one table that a report shows. */
const ROWS = 10;
const NAME_WIDTH = 48;
const COLUMNS: readonly string[] = ['Errors', 'Warnings', 'Notices', 'In the baseline'];

/** The sums as lines for a terminal; none if they say no more than the findings. */
export function debtLines(debt: Debt | undefined): string[] {
  if (!debt || !isWorthShowing(debt)) return [];
  const columns = columnsOf(debt);
  const tables = debtTables(debt).flatMap(([title, sums]) => {
    const rows = sums
      .slice(0, ROWS)
      .map((sum) => [printable(shorten(sum.name, NAME_WIDTH)), ...numbersOf(sum, columns)]);
    const width = Math.max(...[title, ...rows.map(([name = '']) => name)].map((name) => name.length));
    const line = ([name = '', ...numbers]: readonly string[]): string =>
      `${name.padEnd(width)}${numbers.map((number, at) => `  ${number.padStart(columns[at]?.length ?? 0)}`).join('')}`;
    return ['', line([title, ...columns]), ...rows.map(line), ...moreOf(sums)];
  });
  return columns === COLUMNS ? ['', 'All findings, with those in the baseline:', ...tables] : tables;
}

/** The sums as folded Markdown; empty if they say no more than the findings. */
export function debtMarkdown(debt: Debt | undefined): string {
  if (!debt || !isWorthShowing(debt)) return '';
  const columns = columnsOf(debt);
  const tables = debtTables(debt).map(([title, sums]) => {
    const rows = sums
      .slice(0, ROWS)
      .map((sum) => [codeSpan(shorten(sum.name, 200)).replaceAll('|', '\\|'), ...numbersOf(sum, columns)]);
    const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
    const head = row([title, ...columns]) + row(['---', ...columns.map(() => '---:')]);
    return `\n${head}${rows.map(row).join('')}${moreOf(sums)
      .map((more) => `\n${more}\n`)
      .join('')}`;
  });
  return `\n<details><summary>All findings by rule, folder and owner${columns === COLUMNS ? ', with those in the baseline' : ''}</summary>\n${tables.join('')}\n</details>\n`;
}

/** The columns of numbers: without a baseline, none about it. */
function columnsOf({ rules }: Debt): readonly string[] {
  return rules.some(({ inBaseline }) => inBaseline > 0) ? COLUMNS : COLUMNS.slice(0, -1);
}

function numbersOf({ errors, warnings, notices, inBaseline }: DebtSum, columns: readonly string[]): string[] {
  return [errors, warnings, notices, inBaseline].slice(0, columns.length).map(grouped);
}

function moreOf(sums: readonly DebtSum[]): string[] {
  return sums.length > ROWS ? [`… and ${grouped(sums.length - ROWS)} more`] : [];
}

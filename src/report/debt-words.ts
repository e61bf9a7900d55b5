import { printable, shorten } from '../text/printable.ts';
import { grouped } from '../text/words.ts';
import { type Debt, type DebtSum, debtTables, isWorthShowing } from './debt.ts';
import { codeSpan } from './formats/markdown-text.ts';

/** Sums of one table that a report shows. */
const ROWS = 10;
const NAME_WIDTH = 48;
const COLUMNS = ['Errors', 'Warnings', 'Notices', 'In the baseline'] as const;

/** The sums as lines for a terminal; none if they say no more than the findings. */
export function debtLines(debt: Debt | undefined): string[] {
  if (!debt || !isWorthShowing(debt)) return [];
  return debtTables(debt).flatMap(([title, sums]) => {
    const rows = sums.slice(0, ROWS).map((sum) => [printable(shorten(sum.name, NAME_WIDTH)), ...numbersOf(sum)]);
    const width = Math.max(...[title, ...rows.map(([name = '']) => name)].map((name) => name.length));
    const line = ([name = '', ...numbers]: readonly string[]): string =>
      `${name.padEnd(width)}${numbers.map((number, at) => `  ${number.padStart(COLUMNS[at]?.length ?? 0)}`).join('')}`;
    return ['', line([title, ...COLUMNS]), ...rows.map(line), ...moreOf(sums)];
  });
}

/** The sums as folded Markdown; empty if they say no more than the findings. */
export function debtMarkdown(debt: Debt | undefined): string {
  if (!debt || !isWorthShowing(debt)) return '';
  const tables = debtTables(debt).map(([title, sums]) => {
    const rows = sums
      .slice(0, ROWS)
      .map((sum) => [codeSpan(shorten(sum.name, 200)).replaceAll('|', '\\|'), ...numbersOf(sum)]);
    const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
    const head = row([title, ...COLUMNS]) + row(['---', ...COLUMNS.map(() => '---:')]);
    return `\n${head}${rows.map(row).join('')}${moreOf(sums)
      .map((more) => `\n${more}\n`)
      .join('')}`;
  });
  return `\n<details><summary>What is to be fixed, by rule, folder and owner</summary>\n${tables.join('')}\n</details>\n`;
}

function numbersOf({ errors, warnings, notices, inBaseline }: DebtSum): string[] {
  return [errors, warnings, notices, inBaseline].map(grouped);
}

function moreOf(sums: readonly DebtSum[]): string[] {
  return sums.length > ROWS ? [`… and ${grouped(sums.length - ROWS)} more`] : [];
}

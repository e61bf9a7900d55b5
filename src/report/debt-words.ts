import { printable, shorten } from '../text/printable.ts';
import { grouped } from '../text/words.ts';
import {
  type Debt,
  type DebtSum,
  debtColumns,
  debtNumbers,
  debtTables,
  isWorthShowing,
  sumsUpBaseline,
} from './debt.ts';
import { codeSpan } from './formats/markdown-text.ts';

/** Sums of one table that a report shows. */
const ROWS = 10;
const NAME_WIDTH = 48;

/** The sums as lines for a terminal; none if they say no more than the findings. */
export function debtLines(debt: Debt | undefined): string[] {
  if (!debt || !isWorthShowing(debt)) return [];
  const columns = debtColumns(debt);
  const tables = debtTables(debt).flatMap(([title, sums]) => {
    const rows = sums
      .slice(0, ROWS)
      .map((sum) => [printable(shorten(sum.name, NAME_WIDTH)), ...debtNumbers(sum, columns).map(grouped)]);
    const width = Math.max(...[title, ...rows.map(([name = '']) => name)].map((name) => name.length));
    const line = ([name = '', ...numbers]: readonly string[]): string =>
      `${name.padEnd(width)}${numbers.map((number, at) => `  ${number.padStart(columns[at]?.length ?? 0)}`).join('')}`;
    return ['', line([title, ...columns]), ...rows.map(line), ...moreOf(sums)];
  });
  return sumsUpBaseline(debt) ? ['', 'All findings, with those in the baseline:', ...tables] : tables;
}

/** The sums as folded Markdown; empty if they say no more than the findings. */
export function debtMarkdown(debt: Debt | undefined): string {
  if (!debt || !isWorthShowing(debt)) return '';
  const columns = debtColumns(debt);
  const tables = debtTables(debt).map(([title, sums]) => {
    const rows = sums
      .slice(0, ROWS)
      .map((sum) => [
        codeSpan(shorten(sum.name, 200)).replaceAll('|', '\\|'),
        ...debtNumbers(sum, columns).map(grouped),
      ]);
    const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
    const head = row([title, ...columns]) + row(['---', ...columns.map(() => '---:')]);
    return `\n${head}${rows.map(row).join('')}${moreOf(sums)
      .map((more) => `\n${more}\n`)
      .join('')}`;
  });
  return `\n<details><summary>All findings by rule, folder and owner${sumsUpBaseline(debt) ? ', with those in the baseline' : ''}</summary>\n${tables.join('')}\n</details>\n`;
}

function moreOf(sums: readonly DebtSum[]): string[] {
  return sums.length > ROWS ? [`… and ${grouped(sums.length - ROWS)} more`] : [];
}

import { escapeMarkup } from '../../text/markup.ts';
import { shorten } from '../../text/printable.ts';
import { grouped } from '../../text/words.ts';
import { type Debt, type DebtSum, debtColumns, debtNumbers, debtTables, isWorthShowing } from '../debt.ts';

/** Rows of a table. */
const ROWS = 50;

/** The findings to fix, as tables. Empty if they say no more than the findings. */
export function debtHtml(debt: Debt | undefined): string {
  if (!debt || !isWorthShowing(debt)) return '';
  return `<section id="debt" aria-labelledby="debt-title">
<h2 id="debt-title">Findings to fix</h2>
<div class="debt">
${debtTables(debt)
  .map(([title, sums]) => table(title, sums, debtColumns(debt)))
  .join('\n')}
</div>
</section>
`;
}

function table(title: string, sums: readonly DebtSum[], columns: readonly string[]): string {
  const rows = sums.slice(0, ROWS).map((sum) => {
    const cells = debtNumbers(sum, columns).map((count) => `<td>${count === 0 ? '' : grouped(count)}</td>`);
    return `<tr><th scope="row">${escapeMarkup(shorten(sum.name, 200))}</th>${cells.join('')}</tr>`;
  });
  const more = sums.length - rows.length;
  if (more > 0)
    rows.push(`<tr><th scope="row">and ${grouped(more)} more</th>${columns.map(() => '<td></td>').join('')}</tr>`);
  const heads = [title, ...columns];
  return `<table><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

import { escapeMarkup } from '../../text/markup.ts';
import { shorten } from '../../text/printable.ts';
import { grouped } from '../../text/words.ts';
import { type Debt, type DebtSum, debtTables, isWorthShowing } from '../debt.ts';

/** Rows of a table. */
const ROWS = 50;

/** What is to be fixed, as tables. Empty if they say no more than the findings. */
export function debtHtml(debt: Debt | undefined): string {
  if (!debt || !isWorthShowing(debt)) return '';
  return `<section id="debt" aria-labelledby="debt-title">
<h2 id="debt-title">What is to be fixed</h2>
<div class="debt">
${debtTables(debt)
  .map(([title, sums]) => table(title, sums))
  .join('\n')}
</div>
</section>
`;
}

function table(title: string, sums: readonly DebtSum[]): string {
  const rows = sums.slice(0, ROWS).map(({ name, errors, warnings, notices, inBaseline }) => {
    const cells = [errors, warnings, notices, inBaseline].map(
      (count) => `<td>${count === 0 ? '' : grouped(count)}</td>`,
    );
    return `<tr><th scope="row">${escapeMarkup(shorten(name, 200))}</th>${cells.join('')}</tr>`;
  });
  const more = sums.length - rows.length;
  if (more > 0)
    rows.push(`<tr><th scope="row">and ${grouped(more)} more</th><td></td><td></td><td></td><td></td></tr>`);
  const heads = [title, 'Errors', 'Warnings', 'Notices', 'In the baseline'];
  return `<table><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

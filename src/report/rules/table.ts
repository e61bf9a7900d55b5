import { wrap } from '../../text/wrap.ts';

const GAP = '  ';

/** The lines of a Markdown table as columns for a terminal; the widest columns are wrapped until the table fits `width`. */
export function table(lines: readonly string[], width: number): string[] {
  const rows = lines.filter((line) => !/^[|:\s-]+$/.test(line)).map(cellsOf);
  const columns = columnWidths(rows, width);
  return rows.flatMap((cells) => {
    const wrapped = columns.map((columnWidth, index) => wrap(cells[index] ?? '', columnWidth));
    const height = Math.max(...wrapped.map(({ length }) => length));
    return Array.from({ length: height }, (_, at) =>
      wrapped
        .map((cell, index) => (cell[at] ?? '').padEnd(columns[index] ?? 0))
        .join(GAP)
        .trimEnd(),
    );
  });
}

function cellsOf(line: string): string[] {
  return line
    .replace(/^\||\|\s*$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));
}

/** The width of each column: that of its longest cell, and less for the widest ones where the line is too long. */
function columnWidths(rows: readonly (readonly string[])[], width: number): number[] {
  const count = Math.max(...rows.map(({ length }) => length));
  const widths = Array.from({ length: count }, (_, index) =>
    Math.max(...rows.map((cells) => cells[index]?.length ?? 0)),
  );
  const available = width - GAP.length * (count - 1);
  for (let excess = widths.reduce((sum, each) => sum + each, 0) - available; excess > 0; excess--) {
    const widest = widths.indexOf(Math.max(...widths));
    widths[widest] = (widths[widest] ?? 1) - 1;
  }
  return widths;
}

import { type FormatChoice, type FormatName, render } from '../report/formats/format.ts';
import { writeReport } from '../report/write.ts';
import { rules } from '../run.ts';
import type { Outcome } from './invocation.ts';

/** Where a report is printed: nowhere else are there colors and a width. */
export interface PrintStyle {
  readonly color?: boolean;
  readonly columns?: number | undefined;
  readonly isHosted?: boolean;
}

/** The report of a run in a format, with colors for a terminal only. `isHosted` is set where people comment on the change. */
export function reportText(
  { report, snippets, prefix }: Outcome,
  name: FormatName,
  { color = false, columns, isHosted = false }: PrintStyle = {},
): string {
  return render(name, report, { snippets, rules, color, columns, prefix, isHosted });
}

/** Writes the report of a run to a file, and makes its folder. Throws UsageError if it cannot be written. */
export function writeReportFile(outcome: Outcome, { name, file }: Required<FormatChoice>): void {
  writeReport(file, reportText(outcome, name));
}

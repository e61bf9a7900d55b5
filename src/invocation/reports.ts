import { type FormatChoice, type FormatName, render } from '../report/formats/format.ts';
import type { Published } from '../report/links.ts';
import { writeReport } from '../report/write.ts';
import { rules } from '../run.ts';
import type { Outcome } from './invocation.ts';
import { publishedFrom } from './published.ts';

/** How the report of a run is written. */
export interface ReportOptions {
  /** Colors, for a terminal only. */
  readonly color?: boolean;
  /** The width of a terminal. */
  readonly columns?: number | undefined;
  /** Whether people comment on the change. */
  readonly isHosted?: boolean;
  /** Where people find the checked files, where that is not to be asked of git. */
  readonly published?: Published;
}

/** The report of a run in a format. */
export function reportText(outcome: Outcome, name: FormatName, options: ReportOptions = {}): string {
  const { report, snippets, facts, folder, prefix } = outcome;
  const { color = false, columns, isHosted = false, published } = options;
  const find = (): Published | undefined => publishedFrom({ folder, prefix, base: report.summary.base ?? undefined });
  return render(name, report, {
    ...{ snippets, rules, color, columns, prefix, isHosted, facts },
    published: published ? () => published : find,
  });
}

/** Writes the report of a run to a file, and makes its folder. Throws UsageError if it cannot be written. */
export function writeReportFile(
  outcome: Outcome,
  { name, file }: Required<FormatChoice>,
  options: Pick<ReportOptions, 'published'> = {},
): void {
  writeReport(file, reportText(outcome, name, options));
}

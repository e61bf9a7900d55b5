import { groupBy } from '../grouping.ts';
import { jsonLine } from '../text/printable.ts';
import type { BaselineEntry } from './entry.ts';

/** The version of the format of a baseline. */
export const BASELINE_VERSION = 1;

/** Where editors find the schema of a baseline. */
export const BASELINE_SCHEMA =
  'https://raw.githubusercontent.com/gitops-gate/gitops-gate/main/schemas/baseline.schema.json';

/** A baseline as JSON: sorted, an entry a line, so that a diff shows which entries come and go. */
export function baselineText(entries: readonly BaselineEntry[]): string {
  const lines = merged(entries).map((entry) => `    ${entryText(entry)}`);
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`;
  return `{\n  "$schema": "${BASELINE_SCHEMA}",\n  "version": ${BASELINE_VERSION},\n  "findings": ${list}\n}\n`;
}

/** An entry as its line, without the comma. */
export function entryText({ rule, file, object, field, fingerprint, count }: BaselineEntry): string {
  return jsonLine({ rule, file, object, field, fingerprint, ...(count > 1 && { count }) });
}

/** What an entry says, apart from how many findings are equal. */
export function textWithoutCount(entry: BaselineEntry): string {
  return entryText({ ...entry, count: 1 });
}

/** The entries in the order of the file, those that say the same as one. */
export function merged(entries: readonly BaselineEntry[]): BaselineEntry[] {
  return [...groupBy(entries, textWithoutCount).values()]
    .map((same) => ({ ...same[0], count: same.reduce((sum, { count }) => sum + count, 0) }))
    .sort(
      (a, b) =>
        compareText(a.file, b.file) ||
        compareText(a.rule, b.rule) ||
        compareText(a.object ?? '', b.object ?? '') ||
        compareText(a.field ?? '', b.field ?? '') ||
        compareText(a.fingerprint, b.fingerprint),
    );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

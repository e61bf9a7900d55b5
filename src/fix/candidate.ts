import type { Edit, Finding, FindingPlace, Fix } from '../findings/finding.ts';
import { getOrInsert, groupBy } from '../grouping.ts';
import { rankOf } from '../severity.ts';
import { misspelt } from '../text/misspelling.ts';
import { type ReadText, toReplacement } from './replacement.ts';

/** A certain repair that findings share: the edits that belong together, and what they repair. */
export interface Candidate {
  readonly rule: string;
  readonly title: string;
  readonly edits: readonly Edit[];
  /** The places of findings that it repairs. */
  readonly places: readonly [ReportedPlace, ...ReportedPlace[]];
}

/** A place of a finding, with the rule that reports it. */
export interface ReportedPlace extends FindingPlace {
  readonly rule: string;
}

/** Each place of findings on its own. */
export function reportedPlaces(findings: readonly Finding[]): ReportedPlace[] {
  return findings.flatMap((finding) =>
    finding.places.length > 0 ? finding.places.map((place) => ({ ...place, rule: finding.rule })) : [finding],
  );
}

/**
 * The certain repairs of findings, each once, the most serious first. What people may accept is theirs to decide, so it is not repaired. What a change did
 * is put back only if it is a typo; then what asks for the old name stays as it is.
 */
export function candidatesOf(findings: readonly Finding[], read: ReadText): Candidate[] {
  const found = findings
    .filter(({ losses, location }) => losses.length === 0 && location.side !== 'base')
    .flatMap((finding): { fix: Fix; place: ReportedPlace }[] => {
      const undone = finding.blame?.fix;
      const putBack = undone && isTypo(undone, read) ? undone : undefined;
      return reportedPlaces([finding]).flatMap((place) => {
        const fix = putBack ?? place.fix;
        return fix && fix.edits.length > 0 ? [{ fix, place }] : [];
      });
    });
  const ranked = found.sort((a, b) => rankOf(b.place.severity) - rankOf(a.place.severity));
  return [...groupBy(ranked, ({ fix, place }) => JSON.stringify([place.rule, fix.edits])).values()].map((group) => {
    const [first, ...others] = group;
    const { title, edits } = first.fix;
    return { rule: first.place.rule, title, edits, places: [first.place, ...others.map(({ place }) => place)] };
  });
}

/** Whether what a fix replaces is a misspelling of its own text, and not another name that someone chose. */
function isTypo({ edits }: Fix, read: ReadText): boolean {
  const [edit] = edits;
  const file = edit && read(edit.path);
  if (!file) return false;
  const { start, end } = toReplacement(edit, file);
  return misspelt(withoutQuotes(file.text.slice(start, end)), [withoutQuotes(edit.text)]) !== undefined;
}

function withoutQuotes(text: string): string {
  return text.replace(/^(["'])(.*)\1$/s, '$2');
}

/** Repairs that put different texts in the same range: each may be right, so none is certain. */
export function contradicting(candidates: readonly Candidate[]): Set<Candidate> {
  const ranges = new Map<string, { readonly texts: Set<string>; readonly of: Set<Candidate> }>();
  for (const candidate of candidates) {
    for (const { path, start, end, text } of candidate.edits) {
      if (start.line === end.line && start.column === end.column) continue;
      const key = JSON.stringify([path, start.line, start.column, end.line, end.column]);
      const range = getOrInsert(ranges, key, () => ({ texts: new Set(), of: new Set() }));
      range.texts.add(text);
      range.of.add(candidate);
    }
  }
  return new Set([...ranges.values()].flatMap(({ texts, of }) => (texts.size > 1 ? [...of] : [])));
}

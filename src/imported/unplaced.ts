import { groupBy } from '../grouping.ts';
import { TextFile } from '../repository/text-file.ts';
import { firstPath } from '../revision/first-path.ts';
import type { Revision } from '../revision/revision.ts';
import { mostSerious, rankOf } from '../severity.ts';
import { countOf, firstFew, quoted } from '../text/words.ts';
import { Origin } from '../yaml/origin.ts';
import type { PlacedResult } from './imported.ts';
import type { Target } from './in-source.ts';
import { ruleOf } from './problems.ts';
import type { ForeignResult } from './result.ts';

/** A result whose line is not known, with the places that it may be about. */
export interface Unplaced {
  readonly result: ForeignResult;
  /** How often the tool reports it. */
  readonly count: number;
  readonly candidates: readonly Target[];
}

/**
 * Results whose line is not known, one for each rule: at the start of a file, with what the first of them says. `isOpen` is set where
 * it is not known whether the change brings them about; they are warnings at most then.
 */
export function unplacedResults(unplaced: readonly Unplaced[], revision: Revision, isOpen: boolean): PlacedResult[] {
  // Tools that work in parallel give them in any order.
  const sorted = [...unplaced].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  return [...groupBy(sorted, ({ result }) => result.rule).values()].map((group): PlacedResult => {
    const [{ result }] = group;
    const most = mostSerious(group.map((one) => one.result.severity)) ?? result.severity;
    const severity = isOpen && rankOf(most) > rankOf('warning') ? 'warning' : most;
    const path = firstPath(revision);
    const at = new Origin(revision.tree.textAt(path) ?? new TextFile(path, ''), 0, 0, 0, 0);
    const related = group.flatMap(({ candidates }) => candidates).slice(0, MOST_RELATED);
    const problem = {
      at,
      message: messageOf(group),
      values: group.map(keyOf),
      related: related.map((candidate) => ({ at: candidate.at, message: 'This may be the place' })),
      ...(isOpen && { isEdited: true }),
    };
    return { rule: { ...ruleOf(result), severity }, problem, object: undefined };
  });
}

/** Places that a result may be about, as far as they are listed. */
const MOST_RELATED = 10;

function messageOf(group: readonly [Unplaced, ...Unplaced[]]): string {
  const [{ result, candidates }] = group;
  const results = group.reduce((sum, { count }) => sum + count, 0);
  const isOne = results === 1;
  const subjects = [...new Set(group.map((one) => subjectOf(one.result)))];
  const known = subjects.filter((subject) => subject !== '');
  const about = known.length > 0 ? ` (${firstFew(known, (name) => name)})` : '';
  const reason = reasonFor(group, isOne);
  const said = `${isOne ? 'It says' : 'The first says'}: ${result.message}`;
  const advice = candidates.length > 0 ? ' Check the output of one cluster, and name it with `--cluster`.' : '';
  return `${countOf(results, 'result')}${about} ${reason}, so the line is not known. ${said}${advice}`;
}

function reasonFor(group: readonly Unplaced[], isOne: boolean): string {
  if (group.every(({ candidates }) => candidates.length > 0))
    return `${isOne ? 'names' : 'name'} an object that several clusters or namespaces have`;
  if (group.every(({ result }) => result.subject.object === undefined))
    return `${isOne ? 'does' : 'do'} not name an object`;
  return `${isOne ? 'names an object' : 'name objects'} that this repository does not build`;
}

/** What distinguishes a result from others of its rule. */
function keyOf({ result }: Unplaced): string {
  return JSON.stringify([subjectOf(result), result.message]);
}

/** What a result is about, in code; empty if it does not say so. */
function subjectOf({ subject: { object, file } }: ForeignResult): string {
  if (object) return `${object.kind} ${quoted(object.namespace ? `${object.namespace}/${object.name}` : object.name)}`;
  return file === undefined ? '' : quoted(file);
}

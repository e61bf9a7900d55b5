import type { AcceptedBy, AcceptedFinding } from '../findings/finding.ts';
import { idOf, type Loss, type NamedObject } from '../findings/loss.ts';
import { getOrInsert } from '../grouping.ts';
import { firstFew, quoted } from '../text/words.ts';
import { meaningOf } from './meaning.ts';
import type { LossNames } from './names.ts';
import type { Acceptable } from './offer.ts';
import type { Approval, Statement } from './statement.ts';
import type { AcceptedName } from './words.ts';

/** What people accept of some findings. */
interface HearingResult {
  /** The findings all of whose losses are accepted. */
  readonly accepted: ReadonlyMap<Acceptable, AcceptedFinding>;
  readonly notes: readonly string[];
}

/** What accepted a loss, and by which name. */
interface Heard {
  readonly statement: Statement | Approval;
  readonly name: string;
}

/** Notes of one run. */
const MOST_NOTES = 10;

/** Hears what people have written about some findings. */
export class Hearing {
  readonly #findings: readonly Acceptable[];
  readonly #names: ReadonlyMap<string, LossNames>;
  /** What accepted each loss of a finding first. */
  readonly #heard = new Map<Acceptable, Map<Loss, Heard>>();
  /** What each note is about; nothing where that is no loss. */
  readonly #notes = new Map<string, readonly Acceptable[]>();

  constructor(findings: readonly Acceptable[], names: ReadonlyMap<string, LossNames>) {
    this.#findings = findings;
    this.#names = names;
  }

  hear(statement: Statement | Approval): Promise<void> {
    return 'names' in statement ? this.#hearWords(statement) : this.#hearApproval(statement);
  }

  async #hearWords(statement: Statement): Promise<void> {
    for (const said of statement.names) {
      const why = await statement.whyNot(this.#findings.find(({ rule }) => rule === said.rule)?.approvers?.owners);
      // What strangers write about nothing is not worth an answer, nor the search for one.
      if (why !== undefined && !this.#names.get(said.rule)?.meaningsOf(said.name).length) continue;
      const meant = meaningOf(said, this.#names);
      if (typeof meant === 'string') {
        if (why === undefined) this.#note(meant);
        continue;
      }
      const ids = new Set(meant.map(idOf));
      const found = this.#findings.filter(
        (finding) => finding.rule === said.rule && finding.losses.some((loss) => goesWith(loss, ids)),
      );
      if (why !== undefined) this.#note(`${quoted(statement.by)} cannot accept ${nameOf(said)}: ${why}.`, found);
      else for (const finding of found) this.#hearOf(finding, ids, said, statement);
    }
  }

  async #hearApproval(approval: Approval): Promise<void> {
    for (const finding of this.#findings) {
      const why = finding.approvers && (await approval.whyNot(finding.approvers));
      if (why !== undefined)
        this.#note(
          `The approval of ${quoted(approval.by)} does not count for ${quoted(finding.rule)}, because ${why}.`,
          [finding],
        );
      else if (finding.approvers)
        for (const loss of finding.losses)
          for (const name of this.#names.get(finding.rule)?.of([loss]) ?? [])
            this.#take(finding, loss, { statement: approval, name });
    }
  }

  #hearOf(finding: Acceptable, ids: ReadonlySet<string>, said: AcceptedName, statement: Statement): void {
    const { digest } = finding.acceptance;
    const isMeant = said.digest === undefined ? statement.covers(digest) : said.digest === digest;
    if (!isMeant) {
      const reason = said.digest === undefined ? statement.outdated : 'The digest is of another set of losses';
      this.#note(`What ${quoted(statement.by)} accepted as ${nameOf(said)} does not count. ${reason}.`, [finding]);
      return;
    }
    for (const loss of finding.losses)
      if (goesWith(loss, ids)) this.#take(finding, loss, { statement, name: said.name });
  }

  #take(finding: Acceptable, loss: Loss, heard: Heard): void {
    const known = getOrInsert(this.#heard, finding, () => new Map<Loss, Heard>());
    if (!known.has(loss)) known.set(loss, heard);
  }

  #note(text: string, about: readonly Acceptable[] = []): void {
    this.#notes.set(text, about);
  }

  result(): HearingResult {
    const accepted = new Map<Acceptable, AcceptedFinding>();
    for (const [finding, heard] of this.#heard) {
      const left = finding.losses.filter((loss) => !heard.has(loss));
      const [first, ...others] = people(heard);
      if (first && left.length === 0) accepted.set(finding, { ...finding, accepted: [first, ...others] });
      else if (first) this.#note(this.#partly(finding, first, left));
    }
    const isOpen = (about: readonly Acceptable[]): boolean =>
      about.length === 0 || about.some((finding) => !accepted.has(finding));
    const notes = [...this.#notes].filter(([, about]) => isOpen(about)).map(([text]) => text);
    return { accepted, notes: notes.slice(0, MOST_NOTES) };
  }

  #partly({ rule }: Acceptable, { names }: AcceptedBy, left: readonly Loss[]): string {
    const others = firstFew(this.#names.get(rule)?.of(left) ?? [], quoted);
    return `What loses ${quoted(names[0] ?? '')} also loses ${others}. Accept all of it.`;
  }
}

/** Whether a loss is one of some objects, or goes with one. */
function goesWith({ cluster, object, within }: Loss, ids: ReadonlySet<string>): boolean {
  const isNamed = (one: NamedObject['object']): boolean => ids.has(idOf({ cluster, object: one }));
  return isNamed(object) || within.some(isNamed);
}

function people(heard: ReadonlyMap<Loss, Heard>): AcceptedBy[] {
  const names = new Map<Statement | Approval, Set<string>>();
  for (const { statement, name } of heard.values()) getOrInsert(names, statement, () => new Set<string>()).add(name);
  return [...names].map(([{ by, at, url }, own]) => ({ names: [...own], by, on: at.slice(0, 10), url }));
}

function nameOf({ rule, name }: AcceptedName): string {
  return quoted(`${rule} ${name}`);
}

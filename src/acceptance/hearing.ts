import type { AcceptedBy, AcceptedFinding } from '../findings/finding.ts';
import { getOrInsert, groupBy } from '../grouping.ts';
import { firstFew, quoted } from '../text/words.ts';
import { type Acceptable, type Loss, lossesNamed } from './losses.ts';
import type { Statement } from './statement.ts';
import type { AcceptedName } from './words.ts';

/** What people accept of some findings. */
interface HearingResult {
  /** The findings all of whose losses are accepted. */
  readonly accepted: ReadonlyMap<Acceptable, AcceptedFinding>;
  readonly notes: readonly string[];
}

/** Notes of one run. */
const MOST_NOTES = 10;

/** Hears what people have written about some findings. */
export class Hearing {
  readonly #findings: readonly Acceptable[];
  /** What accepted each loss of a finding first, by its name. */
  readonly #heard = new Map<Acceptable, Map<string, Statement>>();
  /** What each note is about; nothing where it names no loss. */
  readonly #notes = new Map<string, readonly Acceptable[]>();

  constructor(findings: readonly Acceptable[]) {
    this.#findings = findings;
  }

  async hear(statement: Statement): Promise<void> {
    for (const said of statement.names) {
      const found = lossesNamed(said, this.#findings);
      const why = await statement.whyNot();
      // What strangers write about nothing is not worth an answer.
      if (typeof found === 'string') this.#note(why === undefined ? found : undefined);
      else if (why !== undefined)
        this.#note(
          `${quoted(statement.by)} cannot accept ${nameOf(said)}: ${why}.`,
          found.map(({ finding }) => finding),
        );
      else for (const loss of found) this.#hearOf(loss, said, statement);
    }
  }

  #hearOf({ finding, name }: Loss, said: AcceptedName, statement: Statement): void {
    const { digest } = finding.acceptance;
    const isMeant = said.digest === undefined ? statement.covers(digest) : said.digest === digest;
    if (isMeant) {
      const heard = getOrInsert(this.#heard, finding, () => new Map<string, Statement>());
      if (!heard.has(name)) heard.set(name, statement);
      return;
    }
    const reason = said.digest === undefined ? statement.outdated : 'The digest is of another set of losses';
    this.#note(`What ${quoted(statement.by)} accepted as ${nameOf(said)} does not count. ${reason}.`, [finding]);
  }

  #note(text: string | undefined, about: readonly Acceptable[] = []): void {
    if (text !== undefined) this.#notes.set(text, about);
  }

  result(): HearingResult {
    const accepted = new Map<Acceptable, AcceptedFinding>();
    for (const [finding, heard] of this.#heard) {
      const left = finding.acceptance.names.filter((name) => !heard.has(name));
      const [first, ...others] = people(heard);
      if (first && left.length === 0) accepted.set(finding, { ...finding, accepted: [first, ...others] });
      else if (first)
        this.#note(
          `The line that loses ${quoted(first.names[0] ?? '')} also loses ${firstFew(left, quoted)}. Accept these, too.`,
        );
    }
    const isOpen = (about: readonly Acceptable[]): boolean =>
      about.length === 0 || about.some((finding) => !accepted.has(finding));
    const notes = [...this.#notes].filter(([, about]) => isOpen(about)).map(([text]) => text);
    return { accepted, notes: notes.slice(0, MOST_NOTES) };
  }
}

function people(heard: ReadonlyMap<string, Statement>): AcceptedBy[] {
  const byStatement = groupBy(heard, ([, statement]) => statement);
  return [...byStatement].map(([{ by, at, url }, names]) => ({
    names: names.map(([name]) => name),
    ...{ by, on: at.slice(0, 10), url },
  }));
}

function nameOf({ rule, name }: AcceptedName): string {
  return quoted(`${rule} ${name}`);
}

import type { Approval, ReadStatements, Statement } from '../../acceptance/statement.ts';
import { type AcceptedName, acceptedIn } from '../../acceptance/words.ts';
import type { Acknowledgement } from '../../policy/acknowledge.ts';
import { type Asked, merged, wasAsked } from '../../review/asked.ts';
import { digest, reviewMarkIn } from '../../review/marks.ts';
import { approvalsIn } from './approvals.ts';
import type { Client } from './client.ts';
import type { ComparedCommits } from './file-versions.ts';
import { People } from './people.ts';
import { readHistories, type TextHistory, type Version } from './text-history.ts';
import { isEditedByOthers, readWrittenTexts, type TextNode } from './written-texts.ts';

/** Whose words count, about what. */
export interface StatementsInput {
  readonly pull: number;
  /** The category of this run, in whose reviews it remembers what was reported. */
  readonly category: string;
  /** The second before the pull request was opened with the present head, since 1970, if that is certain. */
  readonly openedAt: number | undefined;
  /** What is checked; undefined if it is what became of the pull request in a merge queue or on the branch. */
  readonly compared: ComparedCommits | undefined;
  /** The checked folder inside the repository. */
  readonly prefix: string;
}

const OUTDATED = 'It was written before gitops-gate reported what is lost now';

/** Reads what people have written on a pull request to accept findings: in its description, comments and reviews. */
export function statementsOn(client: Client, input: StatementsInput): ReadStatements {
  const { pull, category, openedAt } = input;
  return async (policy) => {
    const written = await readWrittenTexts(client, pull);
    const { description, reviews, comments } = written;
    const asked = merged(reviews.map((review) => askedIn(review, digest(category))));
    const texts = [description, ...reviews, ...comments].filter(isOfPerson).flatMap(withNames);
    const edited = texts.map(({ text }) => text).filter(({ lastEditedAt }) => lastEditedAt !== null);
    const histories = await readHistories(client, edited);
    const covers = (at: number, set: string): boolean =>
      asked.length === 0 ? openedAt !== undefined && openedAt < at : wasAsked(asked, set, at);
    const people = peopleOf(client, policy, description);
    const statements = texts
      .flatMap(({ text, names }) => saidIn(text, names, histories.get(text.id)))
      .map(({ names, login, at, url }): Statement => {
        const seconds = Math.floor(Date.parse(at) / 1000);
        return {
          ...{ names, by: `@${login}`, at, url, outdated: OUTDATED },
          covers: (set) => covers(seconds, set),
          whyNot: (approvers) => people.whyNot(login, approvers),
        };
      });
    const said: (Statement | Approval)[] = [...statements, ...approvalsIn(client, written, people, input)];
    return said.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  };
}

/** What a review of this program remembers, unless somebody else has edited it. */
function askedIn(review: TextNode, category: string): Asked {
  const mark = review.viewerDidAuthor && !isEditedByOthers(review) ? reviewMarkIn(review.body) : undefined;
  return mark?.category === category ? mark.asked : [];
}

/** Whether a text is shown, and not of this program. */
function isOfPerson({ viewerDidAuthor, isMinimized = false }: TextNode): boolean {
  return !viewerDidAuthor && !isMinimized;
}

function withNames(text: TextNode): { readonly text: TextNode; readonly names: readonly AcceptedName[] }[] {
  const names = acceptedIn(text.body);
  return names.length === 0 ? [] : [{ text, names }];
}

function peopleOf(client: Client, policy: Acknowledgement, { author }: TextNode): People {
  return new People(client, policy, author?.login);
}

/** Names that one person wrote at one time. */
interface Said {
  readonly names: readonly AcceptedName[];
  readonly login: string;
  readonly at: string;
  readonly url: string;
}

/** Who said what is in a text: its author, or who brought each name in later. What that is not known of counts for nobody. */
function saidIn(text: TextNode, names: readonly AcceptedName[], history: TextHistory | undefined): Said[] {
  const { author, createdAt, lastEditedAt, url } = text;
  if (lastEditedAt === null) return saidBy({ body: null, by: author, at: createdAt }, names, url);
  const find = history && finderIn(history);
  return names.flatMap((name) => {
    const version = find?.(name);
    return version ? saidBy(version, [name], url) : [];
  });
}

function saidBy({ by, at }: Version, names: readonly AcceptedName[], url: string): Said[] {
  return by?.__typename === 'User' ? [{ names, login: by.login, at, url }] : [];
}

/** The names in the versions of a text, as keys, newest first; undefined where someone has deleted the version. */
function namesOfVersions({ versions }: TextHistory): readonly (ReadonlySet<string> | undefined)[] {
  return versions.map(({ body }) => (body === null ? undefined : new Set(acceptedIn(body).map(keyOf))));
}

function keyOf({ rule, name, digest: set }: AcceptedName): string {
  return JSON.stringify([rule, name, set]);
}

/** Finds the version that brought in a name which all later ones have; undefined where that is not certain. */
function finderIn(history: TextHistory): (name: AcceptedName) => Version | undefined {
  const all = namesOfVersions(history);
  const { versions, isWhole } = history;
  return (name) => {
    const before = all.findIndex((names) => !names?.has(keyOf(name)));
    if (before === -1) return isWhole ? versions.at(-1) : undefined;
    const own = versions[before - 1];
    // Who removes the markup around words that stood there already has not said them.
    const shown = versions.slice(before).findIndex((version) => !mayHide(version, name));
    const hiding = shown === -1 ? versions.slice(before) : versions.slice(before, before + shown);
    const isForeign = hiding.some(({ body, by }) => body === null || by?.login !== own?.by?.login);
    return isForeign ? undefined : own;
  };
}

/** Whether a version of a text may have a name in words that do not count, as markup hides them. */
function mayHide({ body }: Version, { rule, name, digest: set }: AcceptedName): boolean {
  if (body === null) return true;
  if (!body.toLowerCase().includes(set ?? name.toLowerCase())) return false;
  return !acceptedIn(body).some((said) => said.rule === rule && said.name === name);
}

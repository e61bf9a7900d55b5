import type { Client } from './client.ts';
import type { AccountNode, TextNode } from './written-texts.ts';

/** Texts of one request. */
const BATCH = 20;

// `diff` is the whole text after the edit, not what the edit changed.
const QUERY = `query ($ids: [ID!]!) {
  nodes(ids: $ids) {
    id
    ... on Comment {
      includesCreatedEdit
      userContentEdits(first: 100) {
        totalCount
        nodes { editedAt diff editor { __typename login } }
      }
    }
  }
}`;

interface Answer {
  readonly nodes: readonly (HistoryNode | null)[];
}

interface HistoryNode {
  readonly id: string;
  readonly includesCreatedEdit?: boolean;
  readonly userContentEdits?: {
    readonly totalCount: number;
    readonly nodes: readonly EditNode[];
  } | null;
}

interface EditNode {
  readonly editedAt: string;
  /** Null if someone has deleted this version. */
  readonly diff: string | null;
  readonly editor: AccountNode | null;
}

/** A text at one time, and who made it so. */
export interface Version {
  readonly body: string | null;
  /** Null if the account is gone. */
  readonly by: AccountNode | null;
  /** In ISO 8601. */
  readonly at: string;
}

/** The versions of a text that are known, newest first; `isWhole` if the first one is among them. */
export interface TextHistory {
  readonly versions: readonly Version[];
  readonly isWhole: boolean;
}

/** Reads the versions of texts that were edited, by their ids. Throws if GitHub does not answer. */
export async function readHistories(
  { octokit }: Client,
  texts: readonly TextNode[],
): Promise<ReadonlyMap<string, TextHistory>> {
  const histories = new Map<string, TextHistory>();
  for (let at = 0; at < texts.length; at += BATCH) {
    const ids = texts.slice(at, at + BATCH).map(({ id }) => id);
    const { nodes } = await octokit.graphql<Answer>(QUERY, { ids });
    for (const node of nodes) if (node) histories.set(node.id, historyOf(node));
  }
  return histories;
}

function historyOf({ includesCreatedEdit = false, userContentEdits: edits }: HistoryNode): TextHistory {
  const known = [...(edits?.nodes ?? [])].sort((a, b) => Date.parse(b.editedAt) - Date.parse(a.editedAt));
  return {
    versions: known.map(({ diff, editor, editedAt }) => ({ body: diff, by: editor, at: editedAt })),
    isWhole: includesCreatedEdit && edits?.totalCount === known.length,
  };
}

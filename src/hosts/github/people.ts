import type { Acknowledgement } from '../../policy/acknowledge.ts';
import { reasonOf } from '../../text/reason.ts';
import { type Client, statusOf } from './client.ts';

/** People about whom GitHub is asked. */
const MOST_PEOPLE = 50;
const WRITERS = new Set(['admin', 'write']);

/** Decides who can accept what a pull request takes away. Each person is asked about once. */
export class People {
  readonly #client: Client;
  readonly #policy: Acknowledgement;
  readonly #author: string | undefined;
  readonly #answers = new Map<string, Promise<string | undefined>>();

  /** `author` is the login of the author of the pull request. */
  constructor(client: Client, policy: Acknowledgement, author: string | undefined) {
    this.#client = client;
    this.#policy = policy;
    this.#author = author?.toLowerCase();
  }

  /** Why a person cannot accept what only `approvers` can, or anything; undefined if they can. Never throws. */
  whyNot(login: string, approvers?: readonly string[]): Promise<string | undefined> {
    const name = login.toLowerCase();
    const question = [name, ...(approvers ?? [])].join(' ');
    const known = this.#answers.get(question);
    if (known) return known;
    const answer =
      this.#answers.size < MOST_PEOPLE
        ? this.#ask(name, approvers)
        : Promise.resolve('too many people have written here');
    this.#answers.set(question, answer);
    return answer;
  }

  async #ask(login: string, approvers: readonly string[] | undefined): Promise<string | undefined> {
    const { author } = this.#policy;
    const by = approvers?.map((name) => name.replace(/^@/, '').toLowerCase()) ?? this.#policy.by;
    if (login === this.#author && !author) return 'they are the author, and the policy file does not allow it';
    try {
      if (!(await this.#canWrite(login))) return 'they cannot write to the repository';
      if (by === undefined || by.includes(login) || (await this.#isInTeam(login, by))) return undefined;
      if (!approvers) return 'the policy file names other people';
      // To a token that cannot read a team, GitHub says the same as of those who are not in it.
      const doubt = by.some((name) => name.includes('/')) ? ', or the token cannot read the members of its teams' : '';
      return `they are not a code owner of the file${doubt}`;
    } catch (error) {
      return `GitHub does not say who they are (${reasonOf(error)})`;
    }
  }

  async #canWrite(username: string): Promise<boolean> {
    const { octokit, owner, repo } = this.#client;
    try {
      const { data } = await octokit.rest.repos.getCollaboratorPermissionLevel({ owner, repo, username });
      return WRITERS.has(data.permission);
    } catch (error) {
      if (statusOf(error) === 404) return false;
      throw error;
    }
  }

  /** Whether a person is in one of the teams. The token must be able to read their members. */
  async #isInTeam(username: string, by: readonly string[]): Promise<boolean> {
    for (const name of by) {
      const [org = '', team_slug] = name.split('/');
      if (team_slug === undefined) continue;
      try {
        const { data } = await this.#client.octokit.rest.teams.getMembershipForUserInOrg({ org, team_slug, username });
        if (data.state === 'active') return true;
      } catch (error) {
        if (statusOf(error) !== 404) throw error;
      }
    }
    return false;
  }
}

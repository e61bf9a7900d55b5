import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type CheckRunRequest, CheckRuns } from './check-runs.ts';
import { type DescribedCall, describe } from './description.ts';
import { answerGraphql } from './graphql.ts';
import type { Actor, PullRequest } from './pull-request.ts';
import {
  type Answer,
  compare,
  contents,
  createReview,
  listFiles,
  membership,
  permission,
  pullsOf,
  type ReviewRequest,
} from './rest.ts';

/** A request that the server was sent. */
export interface Recorded {
  readonly method: string;
  readonly path: string;
  readonly headers: string;
  readonly body: string;
  readonly at: number;
}

/** Something that goes wrong: looks at a request and answers in GitHub's place, before or after it has done its work; undefined leaves it alone. */
export type Fault = (request: Recorded, proceed: () => Promise<Answer>) => Promise<Answer | undefined> | undefined;

/** The rules of a branch that requires everything that this program asks for. */
const PROTECTED: object[] = [
  { type: 'deletion' },
  {
    type: 'pull_request',
    parameters: { required_approving_review_count: 1, require_code_owner_review: true },
  },
  { type: 'required_status_checks', parameters: { required_status_checks: [{ context: 'gitops-gate' }] } },
];

/** A local server that behaves as GitHub's API does for one pull request. */
export class GitHubServer {
  readonly requests: Recorded[] = [];
  /** Requests that GitHub's API description does not allow: there must be none. */
  readonly violations: string[] = [];
  readonly faults: Fault[] = [];
  /** What GitHub says of CODEOWNERS. */
  readonly ownerErrors: object[] = [];
  /** The rules that are active for the base branch, and what else GitHub says of it. */
  branchRules: object[] = PROTECTED;
  branch: object = { protected: true, protection: { enabled: false } };
  readonly checkRuns: CheckRuns;
  readonly #actors: ReadonlyMap<string, Actor>;
  readonly #pull: PullRequest;
  readonly #server: Server;

  /** `actors` by token. */
  constructor(pull: PullRequest, actors: ReadonlyMap<string, Actor>) {
    this.#pull = pull;
    this.checkRuns = new CheckRuns(pull);
    this.#actors = actors;
    this.#server = createServer((incoming, outgoing) => {
      void this.#answer(incoming).then(({ status, body, headers }) => {
        const date = new Date(pull.now()).toUTCString();
        outgoing.writeHead(status, { 'content-type': 'application/json; charset=utf-8', date, ...headers });
        outgoing.end(JSON.stringify(body));
      });
    });
  }

  /** Starts to listen and gives the root of the API. */
  start(): Promise<string> {
    return new Promise((done) => {
      this.#server.listen(0, '127.0.0.1', () => {
        const address = this.#server.address();
        done(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
      });
    });
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /** Requests that write, apart from those for check runs. */
  writes(): Recorded[] {
    return this.requests.filter(
      ({ method, path, body }) =>
        method !== 'GET' && !path.includes('/check-runs') && !(path === '/graphql' && /^\{"query":"query/.test(body)),
    );
  }

  async #answer(incoming: IncomingMessage): Promise<Answer> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
    const request: Recorded = {
      method: incoming.method ?? '',
      path: incoming.url ?? '',
      headers: JSON.stringify(incoming.headers),
      body: Buffer.concat(chunks).toString('utf8'),
      at: Date.now(),
    };
    this.requests.push(request);
    const token = /^(?:token|bearer) (.+)$/i.exec(incoming.headers.authorization ?? '')?.[1] ?? '';
    const actor = this.#actors.get(token);
    if (!actor) return { status: 401, body: { message: 'Bad credentials', status: '401' } };
    const proceed = (): Promise<Answer> =>
      this.#perform(request, actor, new URL(request.path, `http://${incoming.headers.host}`));
    for (const fault of this.faults) {
      const answer = await fault(request, proceed);
      if (answer) return answer;
    }
    return proceed();
  }

  async #perform({ method, body: text }: Recorded, actor: Actor, url: URL): Promise<Answer> {
    const body = text === '' ? undefined : JSON.parse(text);
    if (method === 'POST' && url.pathname === '/graphql') {
      const answer = await answerGraphql(this.#pull, actor, body);
      for (const error of answer.errors ?? []) if (error.type === 'INVALID') this.violations.push(error.message);
      return { status: 200, body: answer };
    }
    const call = describe(method, url, body);
    if (!call) return this.#violation(`${method} ${url.pathname} is not described`);
    if (call.violations.length > 0) return this.#violation(`${call.route}: ${call.violations.join('; ')}`);
    return this.#route(call, actor, url, body);
  }

  #route(call: DescribedCall, actor: Actor, url: URL, body: ReviewRequest & CheckRunRequest): Answer {
    if (call.route.endsWith('/compare/{basehead}')) return compare(this.#pull, call);
    if (call.route.endsWith('/contents/{path}')) return contents(this.#pull, call, url);
    if (call.route.endsWith('/codeowners/errors')) return { status: 200, body: { errors: this.ownerErrors } };
    if (call.route.endsWith('/rules/branches/{branch}')) return { status: 200, body: this.branchRules };
    if (call.route.endsWith('/branches/{branch}'))
      return { status: 200, body: { name: call.path.branch, ...this.branch } };
    if (call.route.endsWith('/commits/{ref}/check-runs')) return this.checkRuns.list(actor, call, url);
    if (call.route.endsWith('/check-runs')) return this.checkRuns.create(actor, body);
    if (call.route.endsWith('/check-runs/{check_run_id}')) return this.checkRuns.update(actor, call, body);
    if (call.route.endsWith('/commits/{commit_sha}/pulls')) return pullsOf(this.#pull, call);
    if (call.route.endsWith('/collaborators/{username}/permission')) return permission(this.#pull, call);
    if (call.route.endsWith('/memberships/{username}')) return membership(this.#pull, call);
    if (call.path.pull_number !== String(this.#pull.number))
      return { status: 404, body: { message: 'Not Found', status: '404' } };
    return call.route.endsWith('/files') ? listFiles(this.#pull, url) : createReview(this.#pull, actor, body);
  }

  #violation(text: string): Answer {
    this.violations.push(text);
    return { status: 400, body: { message: text, status: '400' } };
  }
}

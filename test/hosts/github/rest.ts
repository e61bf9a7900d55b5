import type { DescribedCall } from './description.ts';
import type { Actor, PullRequest } from './pull-request.ts';

/** What the server answers. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The body of a review request, once it is known to fit the description. */
export interface ReviewRequest {
  readonly commit_id?: string;
  readonly body?: string;
  readonly event?: 'APPROVE' | 'REQUEST_CHANGES' | 'COMMENT';
  readonly comments?: readonly {
    readonly path: string;
    readonly body: string;
    readonly line?: number;
    readonly side?: string;
    readonly start_line?: number;
    readonly start_side?: string;
  }[];
}

const MAX_BODY = 65_536;

export function unprocessable(...errors: unknown[]): Answer {
  return {
    status: 422,
    body: { message: 'Unprocessable Entity', errors, documentation_url: 'https://docs.github.com/rest', status: '422' },
  };
}

export function forbidden(): Answer {
  return {
    status: 403,
    body: {
      message: 'Resource not accessible by integration',
      documentation_url: 'https://docs.github.com/rest',
      status: '403',
    },
  };
}

/** Creates a review as GitHub does: all of it or nothing. */
export function createReview(pull: PullRequest, actor: Actor, request: ReviewRequest): Answer {
  if (!actor.mayReview) return forbidden();
  if (pull.pending.has(actor.login)) return unprocessable('User can only have one pending review per pull request');
  const { event, body = '', comments = [], commit_id = pull.head } = request;
  if (commit_id !== pull.head)
    return unprocessable({
      resource: 'PullRequestReview',
      code: 'custom',
      field: 'commit_id',
      message: 'commit_id is not part of the pull request',
    });
  if (event === 'APPROVE') return unprocessable('GitHub Actions is not permitted to approve pull requests.');
  if (event === 'REQUEST_CHANGES' && pull.author === actor.login)
    return unprocessable('Can not request changes on your own pull request');
  if (event !== undefined && body === '') return unprocessable("Body can't be blank");
  if ([body, ...comments.map((comment) => comment.body)].some((text) => [...text].length > MAX_BODY))
    return unprocessable('Body is too long (maximum is 65536 characters)');
  const errors = comments.flatMap((comment) => misplaced(pull, comment));
  if (errors.length > 0) return unprocessable(...new Set(errors));
  if (event === undefined) pull.pending.add(actor.login);
  const id = pull.nextId();
  pull.reviews.push({
    id,
    author: actor.login,
    body,
    commit: commit_id,
    comments: comments.length,
    state: event === 'REQUEST_CHANGES' ? 'CHANGES_REQUESTED' : 'COMMENTED',
  });
  for (const { path, body: text, line = 0, side, start_line } of comments) {
    pull.threads.push({
      id: `PRRT_${pull.nextId()}`,
      path,
      commit: commit_id,
      side: side === 'LEFT' ? 'LEFT' : 'RIGHT',
      line,
      startLine: start_line,
      resolvedBy: undefined,
      comments: [{ id: `PRRC_${pull.nextId()}`, author: actor.login, body: text, minimized: undefined }],
    });
  }
  const login = actor.bot ? `${actor.login}[bot]` : actor.login;
  return {
    status: 200,
    body: {
      id,
      node_id: `PRR_${id}`,
      body,
      state: pull.reviews.at(-1)?.state,
      commit_id,
      user: { login, type: actor.bot ? 'Bot' : 'User' },
    },
  };
}

function misplaced(
  pull: PullRequest,
  { path, line, side = 'RIGHT', start_line }: NonNullable<ReviewRequest['comments']>[number],
): string[] {
  if (!pull.changes().some((file) => file.path === path)) return ['Path could not be resolved'];
  if (line === undefined || (side !== 'RIGHT' && side !== 'LEFT'))
    return ["Pull request review thread diff hunk can't be blank"];
  const hunk = pull.hunk(path, line, side);
  if (!hunk)
    return [
      'Pull request review thread line must be part of the diff',
      "Pull request review thread diff hunk can't be blank",
    ];
  if (start_line === undefined) return [];
  if (start_line >= line) return ['Pull request review thread start line must precede the end line.'];
  return start_line < hunk.first
    ? ['Pull request review thread start line must be part of the same hunk as the line.']
    : [];
}

/** Lists the changed files, a page at a time. */
export function listFiles(pull: PullRequest, url: URL): Answer {
  const size = Math.min(100, Number(url.searchParams.get('per_page') ?? 30));
  const page = Number(url.searchParams.get('page') ?? 1);
  const changes = pull.changes();
  const link = (to: number, rel: string): string => {
    const target = new URL(url);
    target.searchParams.set('page', String(to));
    return `<${target}>; rel="${rel}"`;
  };
  const last = Math.max(1, Math.ceil(changes.length / size));
  const links = [
    ...(page > 1 ? [link(page - 1, 'prev'), link(1, 'first')] : []),
    ...(page < last ? [link(page + 1, 'next'), link(last, 'last')] : []),
  ];
  const body = changes.slice((page - 1) * size, page * size).map(({ path, status, previousPath, patch }) => ({
    sha: null,
    filename: path,
    status,
    additions: 0,
    deletions: 0,
    changes: patch === undefined ? 0 : 1,
    ...(previousPath === undefined ? {} : { previous_filename: previousPath }),
    ...(patch === undefined ? {} : { patch }),
  }));
  return { status: 200, body, ...(links.length > 0 ? { headers: { link: links.join(', ') } } : {}) };
}

export function compare(pull: PullRequest, { path }: DescribedCall): Answer {
  const [base = '', head = ''] = (path.basehead ?? '').split('...');
  try {
    const commits = pull.history.commits(base, head);
    return {
      status: 200,
      body: {
        status: 'diverged',
        merge_base_commit: { sha: pull.history.mergeBase(base, head) },
        total_commits: commits.length,
        commits: commits.map((sha) => ({ sha })),
        files: [],
      },
    };
  } catch {
    return { status: 404, body: { message: 'Not Found', status: '404' } };
  }
}

export function contents(pull: PullRequest, { path }: DescribedCall, url: URL): Answer {
  try {
    const text = pull.history.text(url.searchParams.get('ref') ?? '', path.path ?? '');
    return {
      status: 200,
      body: { type: 'file', encoding: 'base64', path: path.path, content: Buffer.from(text).toString('base64') },
    };
  } catch {
    return { status: 404, body: { message: 'Not Found', status: '404' } };
  }
}

/** What a person may do, with the roles that GitHub had first. */
export function permission(pull: PullRequest, { path }: DescribedCall): Answer {
  const { username = '' } = path;
  return { status: 200, body: { permission: pull.permissions.get(username) ?? 'read', role_name: 'custom' } };
}

/** Whether a person is in a team. */
export function membership(pull: PullRequest, { path }: DescribedCall): Answer {
  const { org, team_slug, username = '' } = path;
  return pull.teams.get(`${org}/${team_slug}`)?.includes(username)
    ? { status: 200, body: { state: 'active', role: 'member' } }
    : { status: 404, body: { message: 'Not Found', status: '404' } };
}

/** The pull request that brought a commit. */
export function pullsOf(pull: PullRequest, { path }: DescribedCall): Answer {
  const isMerged = pull.state === 'MERGED' && pull.mergeCommit === path.commit_sha;
  return { status: 200, body: isMerged ? [{ number: pull.number, merged_at: pull.now() }] : [] };
}

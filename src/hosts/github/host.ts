import type { Host } from '../../review/host.ts';
import { type Client, isForbidden } from './client.ts';
import { COMMENT_FORM } from './comment-form.ts';
import { readConversation } from './conversation.ts';
import { postReview } from './post.ts';
import { dismissReview, hideComment, resolveThread } from './threads.ts';

/** A pull request on GitHub as something that can be reviewed. */
export function gitHubHost(client: Client, pull: number): Host {
  let mayResolve = true;
  return {
    name: 'GitHub',
    changeName: 'pull request',
    form: COMMENT_FORM,
    readConversation: () => readConversation(client, pull),
    post: (review) => postReview(client, pull, review),
    async close(thread, reason) {
      if (mayResolve) mayResolve = await unlessForbidden(() => resolveThread(client, thread.id));
      if (!mayResolve) await hideComment(client, thread.commentId, reason);
    },
    dismiss: (request, message) => dismissReview(client, request, message),
  };
}

async function unlessForbidden(act: () => Promise<void>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    if (isForbidden(error)) return false;
    throw error;
  }
}

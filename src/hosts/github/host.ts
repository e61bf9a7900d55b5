import type { Host } from '../../review/host.ts';
import type { Client } from './client.ts';
import { COMMENT_FORM } from './comment-form.ts';
import { readConversation } from './conversation.ts';
import { Editor } from './editor.ts';
import { postReview } from './post.ts';
import type { PullFiles } from './pull-files.ts';
import { siftComments } from './sift.ts';

/** A pull request on GitHub as something that can be reviewed. */
export function gitHubHost(client: Client, pull: number, files: PullFiles): Host {
  const editor = new Editor(client);
  return {
    name: 'GitHub',
    changeName: 'pull request',
    form: COMMENT_FORM,
    readConversation: (category) => readConversation(client, pull, category),
    sift: (comments) => siftComments(comments, files),
    post: (review) => postReview(client, pull, review),
    edit: (edits) => editor.make(edits),
  };
}

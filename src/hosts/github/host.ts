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
  let editor: Editor | undefined;
  return {
    name: 'GitHub',
    changeName: 'pull request',
    form: COMMENT_FORM,
    async readConversation(category) {
      const { id, conversation } = await readConversation(client, pull, category);
      editor = new Editor(client, id);
      return conversation;
    },
    sift: (comments) => siftComments(comments, files),
    post: (review) => postReview(client, pull, review),
    async edit(edits) {
      return (await editor?.make(edits)) ?? [];
    },
  };
}

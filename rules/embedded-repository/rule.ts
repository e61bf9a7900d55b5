import { defineRule } from '../../src/lint/rule.ts';
import { TextFile } from '../../src/repository/text-file.ts';
import { directoryOf } from '../../src/repository/tree.ts';
import { Origin } from '../../src/yaml/origin.ts';
import { embeddedRepositories } from './embedded.ts';

export default defineRule({
  id: 'embedded-repository',
  description:
    'A folder contains the files of a git repository, so git commands in it use its configuration, which can run any program.',
  theme: 'practices',
  severity: 'error',
  on: 'tree',

  *check({ tree }) {
    for (const path of embeddedRepositories(tree)) {
      const folder = directoryOf(path) || '.';
      yield {
        at: new Origin(tree.textAt(path) ?? new TextFile(path, ''), 0, 0, 0, 0),
        message: `\`${folder}\` has HEAD, objects and refs, so git treats it as a repository. A git command in it uses its \`config\` file, which can run any program. Remove the folder, or keep it as an archive (\`.tar.gz\`).`,
        values: [path],
      };
    }
  },
});

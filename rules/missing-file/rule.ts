import {
  buildsByDirectory,
  defineRule,
  deploymentOf,
  directoryOf,
  isIgnored,
  join,
  type ListedPath,
  listAt,
  listedPaths,
  Place,
  type Problem,
  type RuleContext,
  stringAt,
} from '../../src/lint/rule.ts';
import { findNear } from './near.ts';

const WHAT: Readonly<Record<string, string>> = {
  configMapGenerator: 'the ConfigMap cannot be generated',
  secretGenerator: 'the Secret cannot be generated',
};

export default defineRule({
  id: 'missing-file',
  description: 'A kustomization.yaml lists a file or a directory that is not there.',
  severity: 'error',
  on: 'tree',

  *check(context) {
    const { tree, manifests, builds } = context;
    const readers = buildsByDirectory(tree, manifests, builds);
    const elsewhere = filledFromElsewhere(context);
    for (const file of manifests.files) {
      if (file.type !== 'overlay') continue;
      const directory = directoryOf(file.path);
      const missing = listedPaths(file).filter(({ path }) => isMissing(path, directory, elsewhere, context));
      if (missing.length === 0) continue;
      const concerned = deploymentOf(context).weigh(readers.get(directory) ?? []);
      if (!concerned) continue;
      const { builds, isDeployed } = concerned;
      for (const listed of missing)
        yield { ...toProblem(listed, directory, listedPaths(file), context, isDeployed), builds };
    }
  },
});

/** Whether nothing is at a path, and nothing but the tree decides that. */
function isMissing(path: string, directory: string, elsewhere: readonly string[], { tree }: RuleContext): boolean {
  if (path.startsWith('/') || /\$\{|\{\{|\{%|<[^>]*>/.test(path)) return false;
  const full = join(directory, path);
  const resolved = full === undefined ? undefined : tree.resolve(full);
  if (full === undefined || resolved === undefined || tree.files.has(resolved) || tree.isDirectory(resolved))
    return false;
  return !elsewhere.some((other) => full === other || full.startsWith(`${other}/`));
}

/** Directories whose files come from other repositories: submodules, and what a GitRepository includes. */
function filledFromElsewhere({ tree, manifests }: RuleContext): string[] {
  const submodules = tree.textAt('.gitmodules')?.text.matchAll(/^\s*path\s*=\s*(.+?)\s*$/gm) ?? [];
  const included = [...manifests.objects()]
    .filter(({ kind }) => kind === 'GitRepository')
    .flatMap(({ value }) =>
      listAt(value, 'spec', 'include').map(
        (entry) => stringAt(entry, 'toPath') ?? stringAt(entry, 'repository', 'name'),
      ),
    );
  return [...[...submodules].map(([, path]) => path), ...included].flatMap((path) =>
    path === undefined ? [] : (join('', path) ?? []),
  );
}

function toProblem(
  listed: ListedPath,
  directory: string,
  all: readonly ListedPath[],
  context: RuleContext,
  isDeployed: boolean,
): Problem {
  const { field, path, text, origin } = listed;
  const { tree } = context;
  const full = join(directory, path) ?? path;
  const ignored = isIgnored(tree, full);
  const near = findNear(full, directory, all, context);
  const loss = WHAT[field] === undefined ? '' : `${WHAT[field]}, `;
  const said = [
    `There is no \`${full}\`${fate(full, context)}: ${loss}the build fails, and nothing of it is applied.`,
    near === undefined ? '' : ` Did you mean \`${near.path}\`?`,
    near === undefined && ignored ? ' Git ignores it, so it may be on your disk and is not in the repository.' : '',
  ];
  return {
    at: new Place([], text, origin),
    message: said.join(''),
    fix: near?.isCertain ? text.slice(0, text.length - path.length) + near.path : undefined,
    values: [path],
    ...(isDeployed && !ignored ? {} : { severity: 'warning' as const }),
  };
}

/** What the change did to a file that is gone. */
function fate(path: string, { change }: RuleContext): string {
  for (const file of change?.files.values() ?? []) {
    if (file.status === 'removed' && (file.path === path || file.path.startsWith(`${path}/`)))
      return ', which this change deletes';
    if (file.status === 'renamed' && file.previousPath === path) return `, which this change moves to \`${file.path}\``;
  }
  return '';
}

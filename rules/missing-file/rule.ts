import type { Problem } from '../../src/findings/problem.ts';
import { Place } from '../../src/kubernetes/object.ts';
import { type ListedPath, listedPaths } from '../../src/kustomize/listed.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { filledFromElsewhere } from '../../src/reconcilers/flux/source/elsewhere.ts';
import { fateOf } from '../../src/repository/change.ts';
import { isFilledLater } from '../../src/repository/filled-later.ts';
import { directoryOf, isWithin, join } from '../../src/repository/tree.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { hasVariable } from '../../src/text/variables.ts';
import { isIgnored } from './ignored.ts';
import { leftOut } from './left-out.ts';
import { findNear } from './near.ts';
import { missingValuesFiles } from './values-files.ts';

/** Missing entries that show, if they are most of a file, that the whole file is out of date. */
const MANY = 3;
const WHAT: Readonly<Record<string, string>> = {
  configMapGenerator: 'the ConfigMap cannot be generated',
  secretGenerator: 'the Secret cannot be generated',
};

const HARM = 'cannot be built, so nothing in it can be applied';

export default defineRule({
  id: 'missing-file',
  description: 'A kustomization.yaml, a HelmRelease or an Application lists a file or directory that does not exist.',
  theme: 'overlays',
  severity: 'error',
  on: 'tree',

  *check(revision) {
    const { tree, manifests, readers } = revision;
    const elsewhere = filledFromElsewhere(tree, manifests);
    for (const file of manifests.files) {
      if (file.type !== 'overlay') continue;
      const directory = directoryOf(file.path);
      const listed = listedPaths(file);
      const missing = listed.filter(({ path }) => isMissing(path, directory, elsewhere, revision));
      if (missing.length === 0) continue;
      const own = readers.get(directory) ?? [];
      const { builds, isDeployed } = revision.standings.weigh(own, file.path) ?? { builds: [], isDeployed: false };
      // A component that nothing includes yet fails wherever it is included.
      if (builds.length === 0 && (own.length > 0 || !isDraft(directory, revision))) continue;
      const isDead = missing.length >= MANY && missing.length * 2 > listed.length;
      for (const one of missing) {
        const problem = toProblem(one, directory, listed, revision, isDeployed);
        // What others list as well is missing once.
        const full = join(directory, one.path) ?? one.path;
        const cause = isDead ? [file.path] : ['', full];
        const asksFor = isDead ? undefined : { path: full, harm: HARM };
        yield { ...problem, builds, asksFor, cause };
      }
    }
    yield* leftOut(revision);
    yield* missingValuesFiles(revision);
  },
});

/** Whether a directory that nothing builds is in a tree that shows what it deploys, and is not switched off. */
function isDraft(directory: string, { deployments, standings }: Revision): boolean {
  return deployments.of(directory).isKnown && standings.ofOverlay(directory) === 'unreached';
}

/** Whether nothing is at a path, and nothing but the tree decides that. */
function isMissing(path: string, directory: string, elsewhere: readonly string[], { tree }: Revision): boolean {
  if (path.startsWith('/') || hasVariable(path) || /\{\{|\{%|<[^>]*>/.test(path)) return false;
  const full = join(directory, path);
  const resolved = full === undefined ? undefined : tree.resolve(full);
  if (full === undefined || resolved === undefined || tree.files.has(resolved) || tree.isDirectory(resolved))
    return false;
  return !elsewhere.some((other) => isWithin(full, other)) && !isFilledLater(full, tree);
}

function toProblem(
  listed: ListedPath,
  directory: string,
  all: readonly ListedPath[],
  revision: Revision,
  isDeployed: boolean,
): Problem {
  const { field, path, text, origin } = listed;
  const { tree } = revision;
  const full = join(directory, path) ?? path;
  const ignored = isIgnored(tree, full);
  const near = findNear(full, directory, all, revision);
  const loss = WHAT[field] === undefined ? '' : `${WHAT[field]}, `;
  const harm = isDeployed
    ? `${loss}the build fails and none of its objects are applied.`
    : `${loss}the build fails. No cluster is known to apply it.`;
  const said = [
    `\`${full}\` does not exist${fateOf(full, revision.change)}, so ${harm}`,
    near === undefined ? '' : ` Did you mean \`${near.path}\`?`,
    near === undefined && ignored
      ? ' Git ignores this path, so it may exist on your disk but not in the repository.'
      : '',
  ];
  return {
    at: new Place([], text, origin),
    message: said.join(''),
    fix: near?.isCertain ? text.slice(0, text.length - path.length) + near.path : undefined,
    values: [path],
    severity: isDeployed && !ignored ? undefined : 'warning',
  };
}

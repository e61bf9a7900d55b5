/**
 * What the names of folders and files say about their content. Names are weak evidence: what a cluster applies is deployed, whatever
 * its folder is called. All lists of such names are here; each function takes a path relative to the root of the tree. The names of environments are in `environments.ts`.
 */

const ARCHIVED = /(?:^|\/)[._]?(?:archived?|deprecated|disabled|old|attic|trash|unused|examples?)\//i;
const TESTS =
  /(?:^|\/)(?:[\w.]*tests?|e2e|testdata|fixtures?|__tests__|mocks?|\.?chainsaw[^/]*|\.?kuttl[^/]*|ansible_collections|node_modules|vendor)\//i;
const TEST_TOOLS = /(?:^|\/)[^/]*(?:chainsaw|kuttl)[^/]*(?:\/|$)/i;
const EXAMPLES = /(?:^|\/)(?:examples?|samples?|docs?|demos?)\//i;
const SAMPLE_FILES = /(?:^|[._-])(?:examples?|samples?|dummy|dist|tmpl|tpl|template)(?:[._-]|$)/i;
const TEMPLATE_FOLDER = '[._]?(?:templates?|tmpls?|skeletons?|scaffold(?:ing)?|boilerplates?)';
const TEMPLATES = new RegExp(`(?:^|/)${TEMPLATE_FOLDER}(?:/|$)`, 'i');
const BELOW_TEMPLATES = new RegExp(`^(?:(.*)/)?${TEMPLATE_FOLDER}/`, 'i');
const TEST_DATA =
  /(?:^|\/)(?:tests|testdata|fixtures?|__tests__|mocks?|\.?chainsaw[^/]*|\.?kuttl[^/]*|ansible_collections|node_modules)\//i;
const SAMPLES = /(?:^|\/)[._]?(?:examples?|samples?)\//i;
const HIDDEN_FOLDER = /(?:^|\/)\.[^/.][^/]*\//;
const UNFILLED = /<[^/<>]+>|\{\{|\$\{|(?:^|\/)(?:__[A-Za-z]\w*__|%[A-Z][A-Z0-9_]*%|@@?[A-Z][A-Z0-9_]*@@?)(?:\/|\.|$)/;
const HIDDEN = /(?:^|\/)[._]/;
const BESIDE_DEPLOYED = /(?:^|\/)(?:[._][^/]*|tests?|docs?|hack|scripts?|templates?|samples?|backups?)\//i;
const BASES = /(?:^|\/)(?:_?bases?|common|shared|defaults?|global)(?:\/|$)/i;
const CLUSTER_FOLDERS = /^(?:.*?\/)??(?:clusters?|fleets?|environments?|envs?)\/(?=[^/]+(?:\/|$))/i;
const PATCHES = /(?:^|[/_.-])patch(?:es)?(?:[/_.-]|$)/i;
const THROW_AWAY_CLUSTERS =
  /^(?:.*?\/)??(?:local-clusters?|local-dev|devenv|dev-env|\.devcontainer|kind|k3d|minikube|vagrant)\//i;

const LAYERS = /(?:^|\/)(?:(infra(?:structures?)?)|apps?|applications?|workloads?)(?=\/)/i;
const WORKFLOWS =
  /^(?:\.(?:github|gitea|forgejo)\/workflows\/[^/]+\.ya?ml|\.gitlab-ci\.ya?ml|\.circleci\/config\.ya?ml|azure-pipelines\.ya?ml|bitbucket-pipelines\.ya?ml)$/;
const GENERATED =
  /(?:^|\/)(?:go\.(?:mod|sum|work(?:\.sum)?)|vendor\/.*|node_modules\/.*|gradle\.lockfile|(?:deno|Pipfile|poetry|yarn|uv|Cargo|flake|composer)\.lock|npm-shrinkwrap\.json|package-lock\.json|pnpm-lock\.yaml|\.git\/.*)$|\.(?:svg|min\.js|map|asc|gpg|crt|cer|age|enc)$/;
const PROSE =
  /\.(?:md|mdx|rst|adoc|txt|html?|css|go|py|js|mjs|ts|tsx|jsx|java|kt|rb|rs|c|h|cpp|cs|php|lua|rego|cue|jsonnet|libsonnet|patch|diff)$/i;

/** Whether a file is in a folder for manifests that are no longer, or not yet, deployed: `archive/`, `disabled/`, `examples/`. */
export function isArchived(path: string): boolean {
  return ARCHIVED.test(path);
}

/** Whether a file is in a folder of tests, or of code that was copied from elsewhere. */
export function isInTests(path: string): boolean {
  return TESTS.test(path);
}

/** Whether a file belongs to a test framework for manifests, so that its objects are expectations: Chainsaw, kuttl. */
export function isOfTestTool(path: string): boolean {
  return TEST_TOOLS.test(path);
}

/** Whether a file is in a folder of examples or documents. */
export function isInExamples(path: string): boolean {
  return EXAMPLES.test(path);
}

/** Whether a file, by its own name, is to be copied and filled in: `values.example.yaml`. `name` is the last part of the path. */
export function isSampleFile(name: string): boolean {
  return SAMPLE_FILES.test(name);
}

/** Whether a path goes through a folder of templates for overlays to come. */
export function isInTemplates(path: string): boolean {
  return TEMPLATES.test(path);
}

/** The directory above the last folder of templates that a file is in, or undefined if it is in none. */
export function aboveTemplates(path: string): string | undefined {
  const match = BELOW_TEMPLATES.exec(path);
  return match ? (match[1] ?? '') : undefined;
}

/**
 * Whether a file is in a folder for what is not deployed from there: archives, examples, test data, templates for overlays to come,
 * hidden folders of tools (`.github`, `.argo`), or a folder whose own name is to be filled in (`<CLUSTER_NAME>`, `{{cluster}}`). `test` alone may be an environment.
 */
export function isPutAway(path: string): boolean {
  return (
    isArchived(path) ||
    isInTemplates(path) ||
    [TEST_DATA, SAMPLES, HIDDEN_FOLDER, UNFILLED].some((names) => names.test(path))
  );
}

/** Whether a part of a path begins with a dot or an underscore. */
export function isHidden(path: string): boolean {
  return HIDDEN.test(path);
}

/** Whether a file is in a folder that people keep next to what is deployed: scripts, documents, hidden folders. */
export function isBesideDeployed(path: string): boolean {
  return BESIDE_DEPLOYED.test(path);
}

/** Whether a directory is in a folder of what others complete: `base`, `common`. */
export function isBaseFolder(directory: string): boolean {
  return BASES.test(directory);
}

/** The folder of one cluster that a directory is, or is in: `clusters/prod`. Undefined if no folder is named for clusters. */
export function clusterFolder(directory: string): string | undefined {
  const above = CLUSTER_FOLDERS.exec(directory)?.[0];
  return above === undefined ? undefined : above + (directory.slice(above.length).split('/')[0] ?? '');
}

/** Whether the path says that the file is a patch, so that its objects are partial. */
export function isNamedPatch(path: string): boolean {
  return PATCHES.test(path);
}

/** The folder of a temporary cluster that a file is in, without a slash at its end: `hack/kind`, or undefined if it is in none. */
export function throwAwayFolder(path: string): string | undefined {
  return THROW_AWAY_CLUSTERS.exec(path)?.[0].slice(0, -1);
}

/** Whether a file defines the jobs of a CI system: a workflow of GitHub, a pipeline of GitLab. */
export function isWorkflow(path: string): boolean {
  return WORKFLOWS.test(path);
}

/** The layer that the first of the usual folder names in a path says: what the apps of a cluster need, or the apps. */
export function layerOf(path: string): 'infrastructure' | 'apps' | undefined {
  const layer = LAYERS.exec(path);
  if (!layer) return undefined;
  return layer[1] === undefined ? 'apps' : 'infrastructure';
}

/** Whether a file is generated or comes from elsewhere, so that no one reads it. gitleaks skips such files, too. */
export function isGenerated(path: string): boolean {
  return GENERATED.test(path);
}

/** Whether a file is a text or a program, in which a name and a value next to it are an example or a part of the program. */
export function isProse(path: string): boolean {
  return PROSE.test(path);
}

import { join, relative, sep } from 'node:path';
import { Builder, KUSTOMIZE_BUILD } from '../kustomize/build.ts';
import type { Build } from '../kustomize/built.ts';
import type { BuildProblem } from '../kustomize/failure.ts';
import type { Restriction } from '../kustomize/load/loader.ts';
import type { UnknownPart } from '../kustomize/unknown-part.ts';
import { Redactor } from '../masking/redactor.ts';
import { writeReport } from '../report/write.ts';
import { judgedFolder } from '../repository/compare.ts';
import { kustomizationDirectories } from '../repository/kustomization-names.ts';
import { repositoryFolder } from '../repository/revision.ts';
import { readWorkTree } from '../repository/work-tree.ts';
import { printable } from '../text/printable.ts';
import { countOf } from '../text/words.ts';
import { UsageError } from '../usage-error.ts';
import { YamlReader } from '../yaml/reader.ts';
import { type Arguments, type Command, entryOf } from './arguments.ts';
import { buildClusters } from './build-clusters.ts';
import { placeOf } from './place.ts';
import type { Terminal } from './terminal.ts';
import { type WritingOptions, written } from './written.ts';

/** What `--load-restrictor` can be, as for `kustomize build`. */
const LOAD_RESTRICTORS: Readonly<Record<string, Restriction>> = { root: 'root', none: 'none' };

/** `gitops-gate build` on the command line. */
export const BUILD: Command = {
  operands: '[DIR]',
  summary: 'Print the manifests that an overlay or a cluster builds, including Secret values.',
  most: 1,
  exitCodes: '0 everything was built, 1 something does not build, 2 the command could not run.',
  options: {
    origins: { help: 'annotate each line with the file and line it comes from' },
    redact: { help: 'replace the values of Secrets and other hidden values with •••' },
    'load-restrictor': {
      value: Object.keys(LOAD_RESTRICTORS).join('|'),
      help: 'whether files must be in the directory of their overlay (root, as kustomize) or not (none, as Flux)',
    },
    all: { help: 'build every overlay below DIR (default: this folder)' },
    cluster: { value: 'NAME', help: 'print what Flux or Argo CD applies in a cluster' },
    'all-clusters': { help: 'print what Flux and Argo CD apply in all clusters' },
    output: { value: 'DIR', help: 'directory for the results' },
  },
  run: buildCommand,
};

/** `gitops-gate build`: what overlays build, or clusters are asked to apply. Exit code 1 if one does not build. */
async function buildCommand(given: Arguments, terminal: Terminal): Promise<number> {
  const all = given.options.has('all');
  const cluster = given.options.get('cluster')?.[0];
  if (cluster !== undefined || given.options.has('all-clusters')) return buildClusters(given, cluster, terminal);
  const output = given.options.get('output')?.[0];
  const options = {
    withOrigins: given.options.has('origins'),
    isRedacted: given.options.has('redact'),
    restrict: entryOf(given, 'load-restrictor', LOAD_RESTRICTORS),
  };
  if (all !== (output !== undefined))
    throw new UsageError('--all and --output must be used together: gitops-gate build --all --output DIR.');
  const directory = given.operands[0];
  if (output !== undefined) return buildAll(directory ?? '.', output, options, terminal);
  if (directory === undefined) throw new UsageError('Specify the directory to build: gitops-gate build DIR.');
  return buildOne(directory, options, terminal);
}

interface BuildingOptions extends WritingOptions {
  readonly restrict: Restriction;
}

function buildOne(path: string, options: BuildingOptions, terminal: Terminal): number {
  const folder = judgedFolder(path);
  // An overlay may include what lies next to it, as far as its repository goes.
  const root = repositoryFolder(folder) ?? (isBelow(process.cwd(), folder) ? process.cwd() : folder);
  const tree = readWorkTree(root);
  const reader = new YamlReader();
  const build = new Builder(tree, reader, { ...KUSTOMIZE_BUILD, restrict: options.restrict }).build(
    slashed(relative(root, folder)),
  );
  const redactor = new Redactor(tree, reader);
  for (const problem of build.problems) terminal.complain(printable(redactor.text(told(problem))));
  if (build.problems.some(({ kind }) => kind === 'outside-root')) terminal.complain(OUTSIDE_HINT);
  if (build.problems.some(({ kind, origin }) => kind === 'no-overlay' && !origin)) terminal.complain(PLAIN_HINT);
  for (const part of build.unknown) terminal.complain(printable(redactor.text(`Unknown: ${unknownWords(part)}`)));
  if (build.problems.length === 0) terminal.print(written(build.objects, redactor, options));
  return exitCode([build]);
}

function buildAll(path: string, output: string, options: BuildingOptions, terminal: Terminal): number {
  const tree = readWorkTree(judgedFolder(path));
  const reader = new YamlReader();
  const builder = new Builder(tree, reader, { ...KUSTOMIZE_BUILD, restrict: options.restrict });
  const redactor = new Redactor(tree, reader);
  const builds: Build[] = [];
  const directories = kustomizationDirectories(tree);
  for (const [at, directory] of directories.entries()) {
    if (at % 50 === 0) terminal.progress(`building overlay ${at + 1} of ${directories.length}`);
    const build = builder.build(directory);
    builds.push(build);
    const file = join(output, directory === '' ? '__' : directory.replaceAll('/', '__'));
    if (build.problems.length > 0)
      writeReport(`${file}.error`, `${build.problems.map(({ text }) => redactor.text(text)).join('\n')}\n`);
    else writeReport(`${file}.yaml`, written(build.objects, redactor, options));
  }
  terminal.progress('');
  const failed = builds.filter(({ problems }) => problems.length > 0).length;
  const partly = builds.filter(({ problems, unknown }) => problems.length === 0 && unknown.length > 0).length;
  terminal.print(
    `${countOf(builds.length, 'overlay')}: ${builds.length - failed - partly} built, ${partly} partly known, ${failed} failed\n`,
  );
  const unknown = builds.filter(({ problems }) => problems.length === 0).flatMap((build) => build.unknown);
  for (const words of new Set(unknown.map(unknownWords)))
    terminal.complain(printable(redactor.text(`Unknown: ${words}`)));
  if (builds.some(({ problems }) => problems.some(({ kind }) => kind === 'outside-root')))
    terminal.complain(OUTSIDE_HINT);
  return exitCode(builds);
}

/** What to do about files that kustomize refuses to read and Flux reads. */
const OUTSIDE_HINT =
  'Flux builds overlays that read files outside of their directories. To build them here, use --load-restrictor none.';

/** What to do about a directory without a kustomization file, which Flux and Argo CD deploy and kustomize does not build. */
const PLAIN_HINT =
  'Flux and Argo CD also apply directories without a kustomization.yaml. To print what they apply, use --cluster NAME or --all-clusters.';

function exitCode(builds: readonly Build[]): number {
  return builds.some(({ problems }) => problems.length > 0) ? 1 : 0;
}

function told({ text, origin }: BuildProblem): string {
  return `${placeOf(origin)}${text}`;
}

function unknownWords({ reason, origin }: Pick<UnknownPart, 'reason' | 'origin'>): string {
  return `${placeOf(origin)}${reason}`;
}

function isBelow(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder + sep);
}

function slashed(path: string): string {
  return path.split(sep).join('/');
}

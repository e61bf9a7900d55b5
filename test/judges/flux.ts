/**
 * Compares what gitops-gate makes of every Flux Kustomization of a tree with what kustomize-controller's own libraries make of it:
 * `npm run test:flux -- TREE...`. Asks the program `flux-build` (FLUX_BUILD, or on PATH), without and with strict substitution.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import { readManifests } from '../../src/kubernetes/manifests.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import type { Reconciler } from '../../src/reconcilers/flux/follow/flux-kustomization.ts';
import { followFlux } from '../../src/reconcilers/flux/graph.ts';
import type { Artifact } from '../../src/reconcilers/flux/source/artifact.ts';
import { holdsDollar } from '../../src/reconcilers/flux/substitute/substitution.ts';
import { variableSources } from '../../src/reconcilers/flux/substitute/variables.ts';
import { readWorkTree } from '../../src/repository/work-tree.ts';
import { YamlReader } from '../../src/yaml/reader.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type JsonMap = { [key: string]: Json };

interface Answer {
  readonly objects?: JsonMap[];
  readonly error?: string;
}

const scratch = mkdtempSync(join(tmpdir(), 'flux-compare-'));
const judge = spawn(process.env.FLUX_BUILD ?? 'flux-build', { stdio: ['pipe', 'pipe', 'inherit'] });
const answers = createInterface({ input: judge.stdout })[Symbol.asyncIterator]();

async function ask(request: JsonMap): Promise<Answer> {
  judge.stdin.write(`${JSON.stringify(request)}\n`);
  const line = await answers.next();
  if (line.done) throw new Error('flux-build ended');
  return JSON.parse(line.value);
}

const roots = new Map<Artifact, string>();

/** The files of an artifact on disk, as the controller would unpack them. */
function unpacked(artifact: Artifact): string {
  let root = roots.get(artifact);
  if (root === undefined) {
    root = join(scratch, String(roots.size));
    mkdirSync(root);
    for (const [path, file] of artifact.tree.files) {
      mkdirSync(join(root, dirname(path)), { recursive: true });
      writeFileSync(join(root, path), file.bytes() ?? '');
    }
    roots.set(artifact, root);
  }
  return join(root, artifact.root);
}

const toJson = (value: unknown): JsonMap => JSON.parse(JSON.stringify(value));

/** The ConfigMaps and Secrets that a Kustomization asks for; what is not known gets its own name as value, here as there. */
function substitutes(cluster: Cluster, { object, namespace, variables, uses }: Reconciler): [JsonMap[], JsonMap[]] {
  const metadata = (name: string): JsonMap => ({ name, namespace });
  if (variables.unknown.length > 0) {
    const own = toJson(object.at('spec', 'postBuild', 'substitute').value ?? {});
    const names = new Set([...variables.set.keys(), ...uses.map(({ variable }) => variable)]);
    const data: JsonMap = {};
    for (const name of names) {
      if (!Object.hasOwn(own, name)) data[name] = variables.set.get(name)?.value ?? `\${${name}}`;
    }
    const kind = 'ConfigMap';
    return [[{ apiVersion: 'v1', kind, metadata: metadata('all'), data }], [{ kind, name: 'all' }]];
  }
  const sources = variableSources(object);
  const objects = sources.map(({ kind, name }) => {
    const data: JsonMap = {};
    for (const [key, { text }] of cluster.provided(kind, namespace, name)?.values ?? []) {
      const value = text ?? `\${${key}}`;
      data[key] = kind === 'Secret' ? Buffer.from(value).toString('base64') : value;
    }
    return { apiVersion: 'v1', kind, metadata: metadata(name), data };
  });
  return [objects, sources.map(({ kind, name }) => ({ kind, name }))];
}

/** The same content always as the same text. */
function canonical(value: Json | undefined): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (value === null || value === undefined || typeof value !== 'object') return JSON.stringify(value ?? null);
  return `{${Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`)
    .join()}}`;
}

/** Objects that are not compared. */
const left: string[] = [];
const figures = { equal: 0, 'failing in both': 0, differing: 0, 'not known': 0 };

async function compare(cluster: Cluster, reconciler: Reconciler, strict: boolean): Promise<void> {
  const { object, path, build, failures, missing, objects, namespace } = reconciler;
  if (!path || (build && build.unknown.length > 0)) {
    figures['not known']++;
    return;
  }
  const [given, from] = substitutes(cluster, reconciler);
  const kustomization = toJson(object.value);
  const spec = toJson(kustomization.spec);
  spec.path = relative(path.artifact.root, path.directory) || '.';
  if (typeof spec.postBuild === 'object' && from.length > 0)
    spec.postBuild = { ...toJson(spec.postBuild), substituteFrom: from };
  // The judge leaves objects as they are where nothing is substituted; the controller writes and reads them once more, by which
  // folded texts gain line breaks. Where text that looks like a variable is in the way, these are not compared.
  const isWritten = reconciler.variables.areUsed || !build?.objects.some(({ value }) => holdsDollar(value));
  if (!reconciler.variables.areUsed && isWritten) spec.postBuild = { substituteStrategy: 'Always' };
  const shown = (value: JsonMap): string =>
    isWritten ? canonical(value) : canonical(value).replace(/(?:\\n)+/g, '\\n');
  kustomization.spec = spec;
  kustomization.metadata = { ...toJson(kustomization.metadata), namespace };
  const answer = await ask({ root: unpacked(path.artifact), kustomization, objects: given, strict });
  const [failure] = failures;
  const [unset] = missing;
  const ours = failure
    ? failure.cause
    : strict && unset
      ? `variable not set (strict mode): "${unset.variable}"`
      : undefined;
  const name = `${cluster.name}: ${namespace}/${object.name}${strict ? ' (strict)' : ''}`;
  if (ours !== undefined || answer.error !== undefined) {
    const both = ours !== undefined && answer.error !== undefined;
    figures[both ? 'failing in both' : 'differing']++;
    console.log(
      `${both ? 'fails' : 'DIFFERS'} ${name}\n  ours:   ${ours ?? 'builds'}\n  theirs: ${answer.error ?? 'builds'}`,
    );
    return;
  }
  const theirs = (answer.objects ?? []).map(shown);
  const mine = objects.map(({ value }) => shown(toJson(value)));
  const at = Math.max(theirs.length, mine.length);
  for (let index = 0; index < at; index++) {
    if (theirs[index] === mine[index]) continue;
    // What an operator makes of a value that is not known stays as it is written; the judge gets a name for the value.
    if (/\$\{(?:\w+[^\w}]|#)/.test(mine[index] ?? '')) {
      left.push(`${name} (object ${index})`);
      continue;
    }
    figures.differing++;
    const [a = '', b = ''] = [mine[index], theirs[index]];
    let start = 0;
    while (start < a.length && a[start] === b[start]) start++;
    const around = (text: string): string => text.slice(Math.max(0, start - 80), start + 160);
    console.log(`DIFFERS ${name} (object ${index} of ${at})\n  ours:   ${around(a)}\n  theirs: ${around(b)}`);
    return;
  }
  figures.equal++;
}

for (const directory of process.argv.slice(2)) {
  const tree = readWorkTree(directory);
  const reader = new YamlReader();
  const graph = followFlux(tree, reader, readManifests(tree, reader));
  for (const cluster of graph.clusters) {
    for (const reconciler of cluster.reconcilers) {
      for (const strict of [false, true]) await compare(cluster, reconciler, strict);
    }
  }
  console.log(directory, graph.clusters.length, 'clusters', figures, 'objects not compared:', left.length);
}
judge.stdin.end();
rmSync(scratch, { recursive: true });

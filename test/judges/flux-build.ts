/** The program `flux-build` (FLUX_BUILD, or on PATH): what kustomize-controller's own libraries make of a Flux Kustomization. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import type { FluxKustomization, KustomizationPath } from '../../src/reconcilers/flux/follow/flux-kustomization.ts';
import type { Artifact } from '../../src/reconcilers/flux/source/artifact.ts';
import { variableSources } from '../../src/reconcilers/flux/substitute/variables.ts';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonMap = { [key: string]: Json };

export interface Answer {
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
let unpackedCount = 0;

/** The files of an artifact on disk, as the controller would unpack them. */
function unpacked(artifact: Artifact): string {
  let root = roots.get(artifact);
  if (root === undefined) {
    root = join(scratch, String(unpackedCount++));
    mkdirSync(root);
    for (const [path, file] of artifact.tree.files) {
      mkdirSync(join(root, dirname(path)), { recursive: true });
      writeFileSync(join(root, path), file.bytes() ?? '');
    }
    roots.set(artifact, root);
  }
  return join(root, artifact.root);
}

export const toJson = (value: unknown): JsonMap => JSON.parse(JSON.stringify(value));

/** The ConfigMaps and Secrets that a Kustomization asks for; what is not known gets its own name as value, here as there. */
function substitutes(
  cluster: Cluster,
  { object, namespace, variables, uses }: FluxKustomization,
): [JsonMap[], JsonMap[]] {
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

/** What the judge makes of a Kustomization with a known path; `alwaysWritten` where it is to write and read objects once more. */
export async function askFor(
  cluster: Cluster,
  kustomization: FluxKustomization & { readonly path: KustomizationPath },
  { strict, alwaysWritten }: { readonly strict: boolean; readonly alwaysWritten: boolean },
): Promise<Answer> {
  const { object, path, namespace } = kustomization;
  const [given, from] = substitutes(cluster, kustomization);
  const asked = toJson(object.value);
  const spec = toJson(asked.spec);
  spec.path = relative(path.artifact.root, path.directory) || '.';
  if (typeof spec.postBuild === 'object' && from.length > 0)
    spec.postBuild = { ...toJson(spec.postBuild), substituteFrom: from };
  if (alwaysWritten) spec.postBuild = { substituteStrategy: 'Always' };
  asked.spec = spec;
  asked.metadata = { ...toJson(asked.metadata), namespace };
  return ask({ root: unpacked(path.artifact), kustomization: asked, objects: given, strict });
}

/** Removes the files that an artifact was unpacked to, so that the next one has their place. */
export function forget(artifact: Artifact): void {
  const root = roots.get(artifact);
  if (root !== undefined) rmSync(root, { recursive: true });
  roots.delete(artifact);
}

/** Ends the program and removes all files. */
export function end(): void {
  judge.stdin.end();
  rmSync(scratch, { recursive: true });
}

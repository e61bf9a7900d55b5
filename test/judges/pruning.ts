/**
 * Compares what gitops-gate says that Flux deletes with what kustomize-controller would delete, for the last commits of a
 * repository: `npm run test:pruning -- REPOSITORY [COUNT] [REVISION]`.
 *
 * Inventories are what `flux-build` (see `flux-build.ts`) makes of base and head. What is stale in one is deleted as `prune`,
 * `deleteObjects` and `finalize` of the controller's `kustomization_controller.go` do. Exits with 1 where the two differ.
 */

import { commitsUpTo } from '../../scripts/commits.ts';
import { compareRevisions } from '../../src/change/compare.ts';
import { optionsFor, settingsInForce } from '../../src/invocation/settings.ts';
import { applierId } from '../../src/reconcilers/deployed.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import type { FluxKustomization } from '../../src/reconcilers/flux/follow/flux-kustomization.ts';
import { judgedFolder, readBase } from '../../src/repository/compare.ts';
import { readCommit } from '../../src/repository/object-store.ts';
import { isWithin } from '../../src/repository/tree.ts';
import { Revision } from '../../src/revision/revision.ts';
import { YamlReader } from '../../src/yaml/reader.ts';
import { askFor, end, forget, type JsonMap, toJson } from './flux-build.ts';

const [repository, count = '100', revision = 'HEAD'] = process.argv.slice(2);
if (repository === undefined) {
  process.stderr.write('Usage: npm run test:pruning -- REPOSITORY [COUNT] [REVISION]\n');
  process.exit(2);
}

/** What a Kustomization applies, by id; undefined where that is not known, or fails. */
type Inventory = ReadonlyMap<string, JsonMap> | undefined;

const KEEPS: Readonly<Record<string, string>> = { prune: 'disabled', reconcile: 'disabled', ssa: 'ignore' };

const figures = { commits: 0, asked: 0, deletions: 0, differing: 0, 'not known': 0 };

const folder = judgedFolder(repository);
for (const { id, parent } of commitsUpTo(folder, revision, Number(count))) {
  const compared = readBase(folder, { base: parent, head: id });
  const tree = readCommit(folder, id);
  const settings = await settingsInForce({ folder, comparison: { standing: 'own', head: tree, base: compared } });
  const reader = new YamlReader();
  const base = new Revision(compared.tree, reader, optionsFor(settings));
  const head = new Revision(tree, reader, optionsFor(settings), base);
  const changed = new Set(
    [...compared.change.files.values()].flatMap(({ path, previousPath = path }) => [path, previousPath]),
  );
  const theirs = await deletions(base, head, changed);
  const ours = told(base, head, theirs.unknown);
  figures.commits++;
  figures.deletions += theirs.deleted.size;
  figures['not known'] += theirs.unknown.size;
  for (const one of ours) if (!theirs.deleted.has(one)) differ(id, `only gitops-gate deletes ${one}`);
  for (const one of theirs.deleted) if (!ours.has(one)) differ(id, `only the controller deletes ${one}`);
  for (const { flux } of [base, head])
    for (const { kustomizations } of flux.clusters)
      for (const { path } of kustomizations) if (path) forget(path.artifact);
}
end();
console.log(figures);
process.exitCode = figures.differing > 0 ? 1 : 0;

function differ(commit: string, what: string): void {
  figures.differing++;
  console.log(`DIFFERS ${commit.slice(0, 10)}: ${what}`);
}

/** What gitops-gate says is deleted, but of Kustomizations that the judge does not know. */
function told(base: Revision, head: Revision, unknown: ReadonlySet<string>): Set<string> {
  if (!base.deployed || !head.deployed) throw new Error('no deployments');
  const found = new Set<string>();
  const clusters = new Set(head.flux.clusters.map(({ name }) => name));
  for (const { name, objects } of compareRevisions(base.deployed, head.deployed).differences)
    for (const { change, outcome, deployed } of objects) {
      const { object, applier } = deployed;
      const owner = `${name} ${applierId(applier)}`;
      // A cluster that ends is not compared: the judge has nothing to build for it.
      if (!clusters.has(name)) continue;
      if (change !== 'removed' || outcome !== 'pruned' || !applier || unknown.has(owner)) continue;
      found.add(`${owner} ${idOf(object.value)}`);
    }
  return found;
}

/** What the controller deletes, and of which Kustomizations that is not known. */
async function deletions(
  base: Revision,
  head: Revision,
  changed: ReadonlySet<string>,
): Promise<{ deleted: Set<string>; unknown: Set<string> }> {
  const [deleted, unknown] = [new Set<string>(), new Set<string>()];
  for (const cluster of base.flux.clusters) {
    const after = head.flux.clusters.find(({ name }) => name === cluster.name);
    if (!after) continue;
    const before = await inventories(cluster, changed);
    const now = await inventories(after, changed);
    const isRemote = new Map(after.kustomizations.map((one) => [applierId(one), one.isRemote]));
    // What goes to another cluster is not the object of this one with the same name.
    const applied = new Set(
      [...now].flatMap(([own, inventory]) => (isRemote.get(own) ? [] : [...(inventory?.keys() ?? [])])),
    );
    // What Flux's operator makes of a FluxInstance takes the place of what was applied.
    for (const { object, kustomization } of after.objects) if (!kustomization) applied.add(idOf(object.value));
    const gone = (kustomization: FluxKustomization): 'deleted' | 'kept' | 'unknown' => {
      const { parent, object } = kustomization;
      if (!parent) return 'unknown';
      const fate = fateIn(parent);
      if (fate !== 'deletes') return fate === 'keeps' ? 'kept' : 'unknown';
      return optsOut(object.value) ? 'kept' : 'deleted';
    };
    /** What happens to what a Kustomization no longer applies. */
    const fateIn = (kustomization: FluxKustomization): 'deletes' | 'keeps' | 'unknown' => {
      const own = `${kustomization.namespace}/${kustomization.name}`;
      const next = after.kustomization(kustomization.namespace, kustomization.name);
      if (next) {
        if (next.isSuspended || next.object.at('spec', 'prune').value !== true) return 'keeps';
        return now.get(own) ? 'deletes' : 'unknown';
      }
      const fate = gone(kustomization);
      if (fate !== 'deleted') return fate === 'kept' ? 'keeps' : 'unknown';
      return finalizerDeletes(kustomization) ? 'deletes' : 'keeps';
    };
    for (const kustomization of cluster.kustomizations) {
      const own = applierId(kustomization);
      const inventory = before.get(own);
      const fate = inventory && fateIn(kustomization);
      if (!inventory || fate === 'unknown') {
        unknown.add(`${cluster.name} ${own}`);
        continue;
      }
      if (fate === 'keeps') continue;
      const isStill = (id: string): boolean =>
        kustomization.isRemote ? now.get(own)?.has(id) === true : applied.has(id);
      for (const [id, object] of inventory)
        if (!isStill(id) && !optsOut(object)) deleted.add(`${cluster.name} ${own} ${id}`);
    }
  }
  return { deleted, unknown };
}

/** As `finalizerShouldDeleteResources`. */
function finalizerDeletes({ object, isSuspended }: FluxKustomization): boolean {
  const policy = object.at('spec', 'deletionPolicy').value ?? 'MirrorPrune';
  if (isSuspended || policy === 'Orphan') return false;
  return policy === 'MirrorPrune' ? object.at('spec', 'prune').value === true : true;
}

async function inventories(cluster: Cluster, changed: ReadonlySet<string>): Promise<Map<string, Inventory>> {
  const found = new Map<string, Inventory>();
  for (const one of cluster.kustomizations) found.set(applierId(one), await inventoryOf(cluster, one, changed));
  return found;
}

/** The judge is asked only where the change has a part in the files. */
async function inventoryOf(
  cluster: Cluster,
  kustomization: FluxKustomization,
  changed: ReadonlySet<string>,
): Promise<Inventory> {
  const { path, build, objects, object } = kustomization;
  if (!path || (build && build.unknown.length > 0)) return undefined;
  const isTouched = [...changed].some(
    (one) => isWithin(one, path.directory) || build?.files.has(one) || object.origin.file.path === one,
  );
  if (!isTouched) return new Map(objects.map(({ value }) => [idOf(value), toJson(value)]));
  figures.asked++;
  const answer = await askFor(cluster, { ...kustomization, path }, { strict: false, alwaysWritten: false });
  return answer.objects && new Map(answer.objects.map((one) => [idOf(one), one]));
}

function idOf(value: unknown): string {
  const [apiVersion = '', kind, namespace = '', name] = [
    ['apiVersion'],
    ['kind'],
    ['metadata', 'namespace'],
    ['metadata', 'name'],
  ].map((path) => textAt(value, path));
  const at = apiVersion.indexOf('/');
  return `${kind}.${at === -1 ? '' : apiVersion.slice(0, at)} ${namespace}/${name}`;
}

function optsOut(value: unknown): boolean {
  return ['labels', 'annotations'].some((field) =>
    Object.entries(KEEPS).some(
      ([key, word]) => textAt(value, ['metadata', field, `kustomize.toolkit.fluxcd.io/${key}`])?.toLowerCase() === word,
    ),
  );
}

function textAt(value: unknown, path: readonly string[]): string | undefined {
  let at = value;
  for (const key of path) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = Object.entries(at).find(([name]) => name === key)?.[1];
  }
  return typeof at === 'string' ? at : undefined;
}

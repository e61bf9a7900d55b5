import { Ajv } from 'ajv';
import { expect } from 'vitest';
import schema from '../../schemas/report.schema.json' with { type: 'json' };
import { compareRevisions } from '../../src/change/compare.ts';
import { type Deployed, deployedIn } from '../../src/change/revision.ts';
import { readManifests } from '../../src/kubernetes/manifests.ts';
import { KUSTOMIZE_BUILD } from '../../src/kustomize/build.ts';
import { Builds } from '../../src/kustomize/builds.ts';
import { Redactor } from '../../src/masking/redactor.ts';
import { followArgo } from '../../src/reconcilers/argocd/follow-tree.ts';
import { followFlux } from '../../src/reconcilers/flux/graph.ts';
import type { Changes, SetChange } from '../../src/report/changes/changes.ts';
import { changesBetween, LONG } from '../../src/report/changes/changes-between.ts';
import { changesJson } from '../../src/report/changes/json.ts';
import { YamlReader } from '../../src/yaml/reader.ts';
import { REPOSITORY } from '../argocd/repository.ts';
import { type Files, treeOf } from '../flux/repository.ts';
import { reconcilersOf } from '../reconcilers/reconcilers.ts';
import { withoutWords } from './without-words.ts';

function deployed(files: Files, reader: YamlReader): Deployed & { readonly redactor: Redactor } {
  const tree = treeOf(files);
  const manifests = readManifests(tree, reader);
  const overlays = new Builds(tree, reader, manifests, KUSTOMIZE_BUILD);
  const flux = followFlux(tree, reader, manifests);
  const argo = followArgo(tree, reader, manifests, { urls: [REPOSITORY], overlays, applied: flux.objects() });
  return { ...deployedIn(reconcilersOf(flux, argo), overlays.all()), redactor: new Redactor(tree, reader) };
}

const validate = new Ajv({ allErrors: true }).compile({
  ...schema.definitions.changes,
  definitions: schema.definitions,
});

/** What a change does, after a check that its JSON is what the schema says. */
export function changesOf(base: Files, head: Files, limits = LONG): Changes {
  const reader = new YamlReader();
  const revisions = { base: deployed(base, reader), head: deployed(head, reader) };
  const difference = compareRevisions(revisions.base, revisions.head);
  const changes = changesBetween(difference, revisions, limits, () => []);
  const json: unknown = JSON.parse(JSON.stringify(changesJson(changes)));
  expect(json).toEqual(JSON.parse(JSON.stringify(changes, withoutWords)));
  expect(validate(json), JSON.stringify(validate.errors)).toBe(true);
  return changes;
}

/** What a change does to the only cluster or overlay that it changes. */
export function changeOf(base: Files, head: Files): SetChange {
  const { sets } = changesOf(base, head);
  const [set] = sets;
  if (!set || sets.length !== 1) throw new Error(`${sets.length} sets change`);
  return set;
}

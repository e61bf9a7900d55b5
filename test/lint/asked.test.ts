// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Flux's variables, not JavaScript's.
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/findings/finding.ts';
import { KubernetesObject } from '../../src/kubernetes/object.ts';
import { Asked } from '../../src/lint/asked.ts';
import { TextFile } from '../../src/repository/text-file.ts';
import type { Tree } from '../../src/repository/tree.ts';
import { readWorkTree } from '../../src/repository/work-tree.ts';
import type { CheckResult } from '../../src/run.ts';
import { Origin } from '../../src/yaml/origin.ts';
import { newList, newMap, pushItem, setEntry } from '../../src/yaml/value.ts';
import { treeOf } from '../flux/repository.ts';
import { type Files, resultOf } from '../rules/check-tree.ts';

const POLICY = { preset: 'strict' } as const;

/** `rule line` of each finding at each of its places in a file. Findings with one cause are one, and more of them in a check of all. */
function told(findings: readonly Finding[], path: string): string[] {
  const places = findings.flatMap(({ rule, location, places: others }) =>
    [location, ...others.map((one) => one.location)].map((at) => ({ rule, at })),
  );
  return [...new Set(places.flatMap(({ rule, at }) => (at.path === path ? `${rule} ${at.start.line}` : [])))].sort();
}

/** The lines of a file as a report may show them. */
function linesOf({ snippets }: CheckResult, file: TextFile | undefined): (string | undefined)[] {
  return Array.from({ length: file?.lineCount ?? 0 }, (_, at) => snippets.line(file?.path ?? '', at + 1)?.text);
}

/** What a check of each file alone says of it and shows of all files, and what the check of all does. */
async function bothOf(tree: Tree) {
  const all = await resultOf(tree, { policy: POLICY });
  const files = [...tree.files.keys()].map((path) => tree.textAt(path));
  const found: { path: string; alone: string[]; whole: string[] }[] = [];
  const shown: { alone: unknown; whole: unknown }[] = [];
  for (const path of tree.files.keys()) {
    const one = await resultOf(tree, { policy: POLICY, only: [path] });
    found.push({ path, alone: told(one.report.findings, path), whole: told(all.report.findings, path) });
    shown.push({ alone: files.map((file) => linesOf(one, file)), whole: files.map((file) => linesOf(all, file)) });
  }
  return { found, shown };
}

const SYNC = `apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: {name: flux-system, namespace: flux-system}
spec: {interval: 1m, url: "https://github.com/example/fleet", ref: {branch: main}}
---
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: flux-system, namespace: flux-system}
spec:
  interval: 10m
  path: ./apps
  prune: true
  sourceRef: {kind: GitRepository, name: flux-system}
  postBuild: {substituteFrom: [{kind: ConfigMap, name: vars}]}
  patches: [{patch: "[{op: add, path: /spec/strateg, value: Recreate}]", target: {kind: Deployment}}]
`;
const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: web}
spec:
  replicas: \${REPLICAS}
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: nginx:1.27.0, imagePullPolic: Always}]}
`;
const FLEET: Files = {
  'clusters/a/flux-system/gotk-sync.yaml': SYNC,
  'clusters/a/vars.yaml':
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: vars, namespace: flux-system}\ndata: {REPLICAS: many}\n',
  'apps/kustomization.yaml': 'resources: [../base, secret.yaml]\npatches: [{path: patch.yaml}]\n',
  'apps/patch.yaml':
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, namespace: web}\nspec: {minReadySecond: 1}\n',
  'apps/secret.yaml':
    'apiVersion: v1\nkind: Secret\nmetadata: {name: db, namespace: web}\nstringData: {password: kH7-qW2p9Zr4}\n',
  'base/kustomization.yaml': 'resources: [deployment.yaml, missing.yaml]\n',
  'base/deployment.yaml': DEPLOYMENT,
  'other/copy.yaml':
    'apiVersion: v1\nkind: Secret\nmetadata: {name: db, namespace: web}\nstringData: {password: kH7-qW2p9Zr4}\n',
  'other/silenced.yaml':
    'kind: ConfigMap\napiVersion: v1\nmetadata: {name: a}\ndatas: {} # gitops-gate-ignore schema: a test\n',
  'other/unused.yaml':
    'kind: ConfigMap\napiVersion: v1\nmetadata: {name: b}\ndata: {} # gitops-gate-ignore schema: a test\n',
};

describe('a check of one file says what the check of all says of it', () => {
  it.each<[string, () => Tree]>([
    ['the example', () => readWorkTree(resolve(import.meta.dirname, '../../example'))],
    ['patches, bases, variables, secrets and suppressions', () => treeOf(FLEET)],
    ['builds that work', () => treeOf({ ...FLEET, 'base/kustomization.yaml': 'resources: [deployment.yaml]\n' })],
    ['a baseline', () => treeOf({ ...FLEET, '.gitops-gate-baseline.yaml': '' })],
  ])('%s', async (_, tree) => {
    const { found, shown } = await bothOf(tree());
    for (const { path, alone, whole } of found) expect({ path, found: alone }).toEqual({ path, found: whole });
    for (const { alone, whole } of shown) expect(alone).toEqual(whole);
    expect(found.filter(({ whole }) => whole.length > 0).length).toBeGreaterThan(2);
  });
});

it('a wrong value is reported in each file that had a part in it', async () => {
  const files = { ...FLEET, 'base/kustomization.yaml': 'resources: [deployment.yaml]\n' };
  for (const path of ['base/deployment.yaml', 'apps/patch.yaml', 'clusters/a/flux-system/gotk-sync.yaml']) {
    const { findings } = (await resultOf(files, { only: [path] })).report;
    expect(findings.map(({ rule, location }) => `${rule} ${location.path}`)).toContain(`schema ${path}`);
  }
});

it('an object whose values aliases repeat very often ends, too', () => {
  const origin = new Origin(new TextFile('a.yaml', 'a'), 0, 0, 0, 1);
  let list = newList();
  for (let level = 0; level < 40; level++) {
    const outer = newList();
    for (let repeat = 0; repeat < 2; repeat++) pushItem(outer, list, origin);
    list = outer;
  }
  const value = newMap();
  setEntry(value, 'data', list, origin);
  const object = new KubernetesObject(value, origin);
  expect(new Asked(new Set(['b.yaml'])).hasPartOf(object)).toBe(false);
  expect(new Asked(new Set(['a.yaml'])).hasPartOf(object)).toBe(true);
});

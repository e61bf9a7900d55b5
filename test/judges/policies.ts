/**
 * Compares policy-violation with the results that the tests of Kyverno's command line state, for policies that are a
 * ValidatingAdmissionPolicy or a ValidatingPolicy: `node test/judges/policies.ts CHECKOUT...`, where a checkout is of kyverno/kyverno
 * (`test/cli`) or kyverno/policies. Each resource of a test is an overlay with the policies, their bindings, parameters and Namespaces.
 *
 * A result of `fail` must be a finding; `pass` and `skip` must not. What is not known here is counted apart.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { knownKind } from '../../src/kubernetes/bundled-schemas.ts';
import { DEFAULT_POLICY } from '../../src/policy/policy.ts';
import { check } from '../../src/run.ts';
import { treeOf } from '../flux/repository.ts';

interface Json {
  readonly [key: string]: unknown;
}

const KINDS = /^(?:ValidatingAdmissionPolicy|(?:Namespaced)?ValidatingPolicy)$/;
const counts = { agree: 0, unknown: 0, wrong: 0, skipped: 0 };

for (const checkout of process.argv.slice(2))
  for (const path of readdirSync(checkout, { recursive: true, encoding: 'utf8' }).sort())
    if (path.endsWith('kyverno-test.yaml')) await runTest(join(checkout, path), checkout);
console.log(counts);
process.exitCode = counts.wrong > 0 ? 1 : 0;

async function runTest(path: string, root: string): Promise<void> {
  const folder = dirname(path);
  for (const test of documents(path)) {
    const policies = texts(test.policies).flatMap((file) => documents(join(folder, file)));
    if (!policies.some(({ kind }) => KINDS.test(String(kind)))) continue;
    const name = relative(root, folder);
    const resources = texts(test.resources).flatMap((file) => documents(join(folder, file)));
    const around = [
      ...policies.flatMap((policy) => withBinding(policy, policies)),
      ...[test.targetResources, test.paramResources, test.exceptions]
        .flatMap(texts)
        .flatMap((file) => documents(join(folder, file))),
      ...namespacesOf(test, folder),
    ];
    const found = new Map<string, readonly string[]>();
    for (const [index, resource] of resources.entries()) found.set(String(index), await violated(resource, around));
    for (const result of maps(test.results)) compare(name, result, resources, found);
  }
}

/** The names of the policies that a resource violates. */
async function violated(resource: Json, around: readonly Json[]): Promise<readonly string[]> {
  const others = around.filter((one) => JSON.stringify(idOf(one)) !== JSON.stringify(idOf(resource)));
  const { report } = await check({
    head: treeOf({
      'kustomization.yaml': 'resources: [around.yaml, resource.yaml]',
      'around.yaml': others.map((one) => JSON.stringify(one)),
      'resource.yaml': JSON.stringify(inDefault(resource)),
    }),
    base: undefined,
    policy: DEFAULT_POLICY,
    policyMistakes: [],
    scope: 'all',
    failOn: 'never',
    today: '2026-11-01',
    unknownOwners: new Set(),
  });
  const ofPolicy = report.findings.filter(({ rule }) => rule === 'policy-violation');
  const broken = report.findings.filter(({ rule }) => rule === 'overlay-build' || rule === 'not-checked');
  if (broken.length > 0)
    console.log(
      'broken',
      broken.map(({ message }) => message),
    );
  return ofPolicy
    .filter(({ message }) => !message.includes('the pods of'))
    .flatMap(({ message }) => /Policy `([^`]+)`/.exec(message)?.[1] ?? []);
}

/** The command line puts what has no namespace into `default`. */
function inDefault(resource: Json): Json {
  const { metadata, kind } = resource;
  const isOfCluster = knownKind(`/${kind}`)?.scope === 'Cluster';
  return isOfCluster || !isMap(metadata) || metadata.namespace
    ? resource
    : { ...resource, metadata: { ...metadata, namespace: 'default' } };
}

function compare(
  test: string,
  result: Json,
  resources: readonly Json[],
  found: ReadonlyMap<string, readonly string[]>,
): void {
  const { kind, policy, result: expected } = result;
  if (!result.isValidatingAdmissionPolicy && !result.isValidatingPolicy && !result.isNamespacedValidatingPolicy) return;
  for (const name of texts(result.resources)) {
    const parts = name.split('/');
    const matching = [...resources.entries()].filter(
      ([, resource]) => resource.kind === kind && nameOf(resource) === parts.at(-1),
    );
    if (matching.length === 0) counts.skipped++;
    for (const [index] of matching) {
      const isFound = found.get(String(index))?.includes(String(policy)) ?? false;
      const outcome = (expected === 'fail') === isFound ? 'agree' : isFound ? 'wrong' : 'unknown';
      counts[outcome]++;
      if (outcome !== 'agree') console.log(outcome, test, `${policy} ${kind} ${name}: ${expected}`);
    }
  }
}

/** A policy with a binding for all resources, if none of the test's is for it. */
function withBinding(policy: Json, all: readonly Json[]): Json[] {
  if (policy.kind !== 'ValidatingAdmissionPolicy') return [policy];
  const isBound = all.some(
    ({ kind, spec }) =>
      kind === 'ValidatingAdmissionPolicyBinding' && isMap(spec) && spec.policyName === nameOf(policy),
  );
  if (isBound) return [policy];
  const spec = { policyName: nameOf(policy), validationActions: ['Deny'] };
  const metadata = { name: `${nameOf(policy)}-all` };
  return [policy, { apiVersion: policy.apiVersion, kind: 'ValidatingAdmissionPolicyBinding', metadata, spec }];
}

/** The Namespaces that the values of a test give labels. */
function namespacesOf({ variables }: Json, folder: string): Json[] {
  const values = typeof variables === 'string' ? documents(join(folder, variables)) : [];
  const selectors = values.flatMap((value) =>
    maps(isMap(value.spec) ? value.spec.namespaceSelector : value.namespaceSelector),
  );
  return selectors.map(({ name, labels }) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } }));
}

function documents(path: string): Json[] {
  try {
    return parseAllDocuments(readFileSync(path, 'utf8')).flatMap((document) => {
      const value: unknown = document.toJS();
      return isMap(value) ? [value] : [];
    });
  } catch {
    return [];
  }
}

function idOf(object: Json): unknown {
  return [object.apiVersion, object.kind, isMap(object.metadata) ? object.metadata.namespace : '', nameOf(object)];
}

function nameOf({ metadata }: Json): string {
  return isMap(metadata) ? String(metadata.name) : '';
}

function isMap(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function maps(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isMap) : [];
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

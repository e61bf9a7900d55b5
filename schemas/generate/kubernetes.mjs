// The built-in kinds of one Kubernetes minor, made by openapi-gen from the Go types of its API.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { withoutDescriptions } from './crds.mjs';
import { goDownload, goModule, goTool, run } from './go.mjs';
import { byMinor, kubernetes, tools } from './versions.mjs';

/** Packages of the types that the API's own types use. */
const sharedPackages = [
  'k8s.io/apimachinery/pkg/api/resource',
  'k8s.io/apimachinery/pkg/apis/meta/v1',
  'k8s.io/apimachinery/pkg/runtime',
  'k8s.io/apimachinery/pkg/util/intstr',
  'k8s.io/apimachinery/pkg/version',
];

/** What has a type in these modules but is no resource that anyone can apply. */
const notResources = [
  '/PodStatusResult',
  '/RangeAllocation',
  'apidiscovery.k8s.io/APIGroupDiscovery',
  'apps/Scale',
  'authentication.k8s.io/TokenRequest',
  'autoscaling/Scale',
  'extensions/Scale',
  'imagepolicy.k8s.io/ImageReview',
  'policy/Eviction',
  'testapigroup.apimachinery.k8s.io/Carp',
];

/** Kinds that the API server ceased to serve without, or before, their types' saying so (Kubernetes' own change logs). */
const removedInSilence = {
  'networking.k8s.io/v1alpha1 IPAddress': '1.31',
  'networking.k8s.io/v1alpha1 ServiceCIDR': '1.31',
  'node.k8s.io/v1alpha1 RuntimeClass': '1.24',
  'rbac.authorization.k8s.io/v1alpha1 ClusterRole': '1.23',
  'rbac.authorization.k8s.io/v1alpha1 ClusterRoleBinding': '1.23',
  'rbac.authorization.k8s.io/v1alpha1 Role': '1.23',
  'rbac.authorization.k8s.io/v1alpha1 RoleBinding': '1.23',
  'scheduling.k8s.io/v1alpha1 PriorityClass': '1.23',
};

/** The kinds that a Kubernetes minor serves, by `group/Kind`, their definitions, and the versions removed up to it. */
export function kubernetesMinor(minor) {
  const { types, definitions, clusterScoped } = typesOf(minor);
  const kinds = {};
  const removed = [];
  for (const type of types) {
    if (type.removed !== undefined && byMinor(type.removed, minor) <= 0) {
      removed.push(removedVersion(type, types));
      continue;
    }
    const { group, version, kind, plural, definition } = type;
    const scope = clusterScoped.has(type.goType) ? 'Cluster' : 'Namespaced';
    const key = `${group}/${kind}`;
    kinds[key] ??= { scope, plural, versions: {} };
    kinds[key].versions[version] = { schema: definition, lifecycle: lifecycleOf(type, types) };
    definitions[definition]['x-kubernetes-group-version-kind'] = [{ group, version, kind }];
  }
  const served = Object.values(kinds).flatMap(({ versions }) => Object.values(versions).map(({ schema }) => schema));
  return { kinds, removed, definitions: reachable(served, definitions) };
}

/** Runs openapi-gen and openapi/main.go over the modules of this minor. */
function typesOf(minor) {
  const modules = Object.entries(kubernetes[minor]).map(([module, version]) => {
    const folder = goDownload(module, version, 'Apache-2.0');
    return { module, version, folder, packages: apiPackages(folder).map((path) => `${module}/${path}`) };
  });
  const apis = modules.flatMap(({ packages }) => packages);
  const packages = [...apis, ...sharedPackages];
  const folder = goModule(
    packages.map((path) => `${path}@${modules.find(({ module }) => path.startsWith(`${module}/`)).version}`),
    { 'main.go': readFileSync(new URL('openapi/main.go', import.meta.url)), 'packages.go': packagesFile(apis) },
  );
  run(
    folder,
    goTool(tools.openapiGen),
    '--go-header-file=/dev/null',
    '--report-filename=/dev/null',
    '--output-dir=openapi',
    '--output-file=openapi.go',
    '--output-pkg=schemas.invalid/generate/openapi',
    ...packages,
  );
  const { kinds, definitions } = JSON.parse(run(folder, 'go', 'run', '-mod=mod', '.'));
  const types = kinds.filter(({ group, kind }) => !notResources.includes(`${group}/${kind}`));
  for (const type of types) type.removed = removedInSilence[`${apiVersion(type)} ${type.kind}`] ?? type.removed;
  return {
    types,
    definitions: Object.fromEntries(Object.entries(definitions).map(([name, schema]) => [name, plain(schema)])),
    clusterScoped: new Set(modules.flatMap(clusterScopedTypes)),
  };
}

/** The folders of a module that hold a version of an API. */
function apiPackages(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('/register.go'))
    .filter((name) => /^\s*(var )?AddToScheme\s*=/m.test(readFileSync(join(folder, name), 'utf8')))
    .map(dirname)
    .filter((name) => readFileSync(join(folder, name, 'doc.go'), 'utf8').includes('+k8s:openapi-gen=true'))
    .sort();
}

/** A Go file with the list of the functions that register the kinds of these packages. */
function packagesFile(packages) {
  return `package main

import (
	"k8s.io/apimachinery/pkg/runtime"
${packages.map((path, number) => `	api${number} "${path}"\n`).join('')})

var addToScheme = []func(*runtime.Scheme) error{
${packages.map((_, number) => `	api${number}.AddToScheme,\n`).join('')}}
`;
}

/** The Go types of a module that are marked as having no namespace. */
function clusterScopedTypes({ module, folder, packages }) {
  const marked = /^\/\/ \+genclient:nonNamespaced\n(?:(?:\/\/.*)?\n)*?type (\w+) struct/gm;
  return packages.flatMap((path) => {
    const files = join(folder, path.slice(module.length));
    return readdirSync(files)
      .filter((name) => name.endsWith('.go'))
      .flatMap((name) => [...readFileSync(join(files, name), 'utf8').matchAll(marked)])
      .map(([, type]) => `${path}.${type}`);
  });
}

/** A definition as we keep it: nothing but what constrains, fills in or merges a value. */
function plain(schema) {
  const { default: value, 'x-kubernetes-v2-schema': older, ...rest } = withoutDescriptions(schema, plain);
  // Go's zero values stand for "nothing given": they fill in nothing.
  if (value !== undefined && !['{}', '""', '0', 'false'].includes(JSON.stringify(value))) rest.default = value;
  if (rest.format === 'int-or-string') rest['x-kubernetes-int-or-string'] = true;
  return rest;
}

/** The definitions with these names and all that they refer to. */
function reachable(names, definitions) {
  const found = {};
  for (const queue = [...names]; queue.length > 0; ) {
    const name = queue.pop();
    if (name in found) continue;
    found[name] = definitions[name];
    const references = JSON.stringify(definitions[name]).matchAll(/"\$ref":"#\/([^"]+)"/g);
    queue.push(...[...references].map(([, reference]) => reference));
  }
  return found;
}

/** When a version came and goes, with the API server's own words for one that goes. */
function lifecycleOf(type, types) {
  const { introduced, deprecated, removed, replacement } = type;
  if (deprecated === undefined) return { introduced };
  const warning = [`${apiVersion(type)} ${type.kind} is deprecated in v${deprecated}+`];
  if (removed !== undefined) warning.push(`, unavailable in v${removed}+`);
  if (replacement !== undefined) warning.push(`; use ${apiVersion(replacement)} ${replacement.kind}`);
  return {
    introduced,
    deprecated: { from: deprecated, warning: warning.join('') },
    removed,
    replacement: replacementOf(type, types),
  };
}

function removedVersion(type, types) {
  const { group, version, kind, removed } = type;
  const lastServed = `1.${Number(removed.split('.')[1]) - 1}`;
  return { group, version, kind, lastServed, removed, replacement: replacementOf(type, types) ?? null };
}

/** What to use for a version that goes: what its type names, or what that one's type names, or version 1 of the kind. */
function replacementOf(type, types) {
  const find = ({ group, version, kind }) =>
    types.find((other) => other.group === group && other.version === version && other.kind === kind);
  const named = type.replacement ?? { group: type.group, version: 'v1', kind: type.kind };
  // A type of networking.k8s.io/v1beta1 names the list's kind.
  const { group, version, kind } = { ...named, kind: named.kind.replace(/List$/, '') };
  const found = find({ group, version, kind });
  if (found === undefined || found === type) return undefined;
  return found.removed === undefined ? { group, version, kind } : replacementOf(found, types);
}

function apiVersion({ group, version }) {
  return group === '' ? version : `${group}/${version}`;
}

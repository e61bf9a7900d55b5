// What the Go modules of a Kubernetes minor hold: openapi-gen and openapi/main.go, run over its API packages.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { member, type Schema } from './catalog.ts';
import { goDownload, goModule, goTool, run } from './go.ts';
import { apiVersion, type Type } from './lifecycle.ts';
import { kubernetes, tools } from './versions.ts';

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
const removedInSilence: Readonly<Record<string, string>> = {
  'networking.k8s.io/v1alpha1 IPAddress': '1.31',
  'networking.k8s.io/v1alpha1 ServiceCIDR': '1.31',
  'node.k8s.io/v1alpha1 RuntimeClass': '1.24',
  'rbac.authorization.k8s.io/v1alpha1 ClusterRole': '1.23',
  'rbac.authorization.k8s.io/v1alpha1 ClusterRoleBinding': '1.23',
  'rbac.authorization.k8s.io/v1alpha1 Role': '1.23',
  'rbac.authorization.k8s.io/v1alpha1 RoleBinding': '1.23',
  'scheduling.k8s.io/v1alpha1 PriorityClass': '1.23',
};

/** A Kubernetes module with the folders of its API packages. */
interface ApiModule {
  readonly module: string;
  readonly version: string;
  readonly folder: string;
  readonly packages: readonly string[];
}

/** What openapi/main.go prints. */
interface Printed {
  readonly kinds: readonly Type[];
  readonly definitions: Record<string, Schema>;
}

/** What a Kubernetes minor defines; `clusterScoped` are Go types. */
interface Types {
  readonly types: readonly Type[];
  readonly definitions: Record<string, Schema>;
  readonly clusterScoped: ReadonlySet<string>;
}

/** The types of this minor's modules, whether they are served or not, and their OpenAPI definitions (see openapi/main.go). */
export function typesOf(minor: string): Types {
  const modules = Object.entries(member(kubernetes, minor)).map(([module, version]) => {
    const folder = goDownload(module, version, 'Apache-2.0');
    return { module, version, folder, packages: apiPackages(folder).map((path) => `${module}/${path}`) };
  });
  const apis = modules.flatMap(({ packages }) => packages);
  const packages = [...apis, ...sharedPackages];
  const folder = goModule(
    packages.map((path) => `${path}@${modules.find(({ module }) => path.startsWith(`${module}/`))?.version}`),
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
  const { kinds, definitions }: Printed = JSON.parse(run(folder, 'go', 'run', '-mod=mod', '.'));
  const types = kinds.filter(({ group, kind }) => !notResources.includes(`${group}/${kind}`));
  for (const type of types) type.removed = removedInSilence[`${apiVersion(type)} ${type.kind}`] ?? type.removed;
  return {
    types,
    definitions,
    clusterScoped: new Set(modules.flatMap(clusterScopedTypes)),
  };
}

/** The folders of a module that hold a version of an API. */
function apiPackages(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('/register.go'))
    .filter((name) => /^\s*(var )?AddToScheme\s*=/m.test(readFileSync(join(folder, name), 'utf8')))
    .map(dirname)
    .filter((name) => readFileSync(join(folder, name, 'doc.go'), 'utf8').includes('+k8s:openapi-gen=true'))
    .sort();
}

/** A Go file with the list of the functions that register the kinds of these packages. */
function packagesFile(packages: readonly string[]): string {
  return `package main

import (
	"k8s.io/apimachinery/pkg/runtime"
${packages.map((path, number) => `	api${number} "${path}"\n`).join('')})

var addToScheme = []func(*runtime.Scheme) error{
${packages.map((_, number) => `	api${number}.AddToScheme,\n`).join('')}}
`;
}

/** The Go types of a module that are marked as having no namespace. */
function clusterScopedTypes({ module, folder, packages }: ApiModule): string[] {
  const marked = /^\/\/ \+genclient:nonNamespaced\n(?:(?:\/\/.*)?\n)*?type (\w+) struct/gm;
  return packages.flatMap((path) => {
    const files = join(folder, path.slice(module.length));
    return readdirSync(files)
      .filter((name) => name.endsWith('.go'))
      .flatMap((name) => [...readFileSync(join(files, name), 'utf8').matchAll(marked)])
      .map(([, type]) => `${path}.${type}`);
  });
}

import type { Files } from './check-tree.ts';
import { resources } from './fleet.ts';

/** A ConfigMap without a namespace; `more` are lines behind its metadata. */
export const configMap = (name: string, more = ''): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n${more}`;
/** A Flux Kustomization for a directory. */
export const flux = (path: string): string =>
  `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata:\n  name: apps\n  namespace: flux-system\nspec:\n  interval: 1h\n  prune: true\n  path: ${path}\n  sourceRef:\n    kind: GitRepository\n    name: flux-system\n`;

/** Two overlays of one base. */
export const OVERLAYS: Files = {
  'base/kustomization.yaml': resources('config.yaml', 'more.yaml'),
  'base/config.yaml': configMap('settings'),
  'base/more.yaml': configMap('more'),
  'staging/kustomization.yaml': resources('../base'),
  'production/kustomization.yaml': `${resources('../base')}patches:\n  - path: patch.yaml\n`,
  'production/patch.yaml': configMap('more', 'data:\n  size: large\n'),
};

/** The files but some. */
export const without = (files: Files, ...paths: string[]): Files =>
  Object.fromEntries(Object.entries(files).filter(([path]) => !paths.includes(path)));

const source =
  'apiVersion: source.toolkit.fluxcd.io/v1\nkind: GitRepository\nmetadata:\n  name: flux-system\n  namespace: flux-system\nspec:\n  interval: 1h\n  url: https://github.com/a/fleet\n---\n';
/** A cluster whose Kustomization `apps` reads `apps/a`. */
export const cluster = (more: string): Files => ({
  'clusters/one/flux-system/gotk-sync.yaml': source + flux('./clusters/one').replace('name: apps', 'name: flux-system'),
  'clusters/one/apps.yaml': flux('./apps') + more,
  'apps/a/kustomization.yaml': resources('config.yaml'),
  'apps/a/config.yaml': configMap('a'),
});

import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { HELM_RELEASE, KUSTOMIZATION } from '../../src/reconcilers/flux/kinds.ts';
import { isMap, listAt, mapAt, stringAt, valueAt } from '../../src/yaml/value.ts';

/** A default that a Flux release changed. */
export interface ChangedDefault {
  /** The first minor with the new default. */
  readonly since: string;
  /** The kind whose objects may leave the field to its default, as `group/Kind`. */
  readonly groupKind: string;
  readonly reliesOnIt: (object: KubernetesObject) => boolean;
  /** The path of the field that keeps the old behavior; a patch may set it for all objects. Undefined if there is none. */
  readonly keptBy: readonly string[] | undefined;
  /** The controllers' switch that decides for all objects, as an argument names it. */
  readonly gate: string;
  /** What happens to them, and what keeps the old behavior; the end of a sentence. */
  readonly words: string;
}

/** What Flux changed, oldest first (release notes and changelogs of Flux 2.3 to 2.10). */
export const CHANGED_DEFAULTS: readonly ChangedDefault[] = [
  {
    since: '2.8',
    groupKind: HELM_RELEASE,
    reliesOnIt: ({ value }) =>
      valueAt(value, ['spec', 'waitStrategy']) === undefined &&
      ['install', 'upgrade'].some((action) => valueAt(value, ['spec', action, 'disableWait']) !== true),
    keptBy: ['spec', 'waitStrategy'],
    gate: 'UseHelm3Defaults=',
    words:
      'Helm waits until everything in a chart is ready, including custom resources (`waitStrategy: {name: legacy}` keeps the old behavior)',
  },
  {
    since: '2.8',
    groupKind: HELM_RELEASE,
    reliesOnIt: ({ value }) => valueAt(value, ['spec', 'install', 'serverSideApply']) === undefined,
    keptBy: ['spec', 'install', 'serverSideApply'],
    gate: 'UseHelm3Defaults=',
    words:
      'new installations use server-side apply, which rejects duplicate list entries (`install: {serverSideApply: false}` keeps the old behavior)',
  },
  {
    since: '2.9',
    groupKind: HELM_RELEASE,
    reliesOnIt: ({ value }) =>
      listAt(value, 'spec', 'postRenderers').length > 0 && stringAt(value, 'spec', 'postRenderStrategy') === undefined,
    keptBy: ['spec', 'postRenderStrategy'],
    gate: 'UseHelm3Defaults=',
    words: 'post-renderers also change chart hooks (`postRenderStrategy: nohooks` keeps the old behavior)',
  },
  {
    since: '2.9',
    groupKind: KUSTOMIZATION,
    reliesOnIt: ({ value }) => {
      const postBuild = mapAt(value, 'spec', 'postBuild');
      return isMap(postBuild?.substitute) || listAt(postBuild, 'substituteFrom').length > 0;
    },
    keptBy: undefined,
    gate: 'StrictPostBuildSubstitutions=',
    words:
      'a variable without a value or a default fails the Kustomization instead of becoming an empty string (`:=` sets a default)',
  },
];

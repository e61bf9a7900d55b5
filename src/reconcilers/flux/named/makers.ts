import { getOrInsert } from '../../../grouping.ts';
import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { stringAt } from '../../../yaml/value.ts';
import { SOURCE_GROUP } from '../kinds.ts';
import { leftOutBy } from './app-template.ts';
import { beginningsOf } from './name-parts.ts';

/** What a chart or an operator may make: objects in a namespace whose names begin with one of some words. */
export interface Maker {
  readonly object: KubernetesObject;
  /** Undefined if it is any. */
  readonly namespace: string | undefined;
  readonly stems: readonly string[];
  readonly isChart: boolean;
  /** The kinds (`group/Kind`) of which it certainly makes nothing. */
  readonly leftOut: ReadonlySet<string>;
}

const OCI_REPOSITORY = `${SOURCE_GROUP}/OCIRepository`;
const NOTHING_LEFT_OUT: ReadonlySet<string> = new Set();

/** Groups whose objects make nothing that is called like themselves, or only what is known. */
const MAKES_NOTHING =
  /(?:^(?:traefik\.io|traefik\.containo\.us|gateway\.networking\.k8s\.io|monitoring\.coreos\.com|external-secrets\.io|cert-manager\.io|bitnami\.com|kustomize\.config\.k8s\.io|cilium\.io|networking\.istio\.io|security\.istio\.io|kyverno\.io|externaldns\.k8s\.io|metallb\.io|gateway\.envoyproxy\.io|keda\.sh|snapshot\.storage\.k8s\.io|volsync\.backube|k8s\.cni\.cncf\.io|upgrade\.cattle\.io)$)|(?:\.|^)toolkit\.fluxcd\.io$/;
/** Of those, the ones that run programs for which their operator makes Services and accounts. */
const RUNS = new Set(['Prometheus', 'Alertmanager', 'ThanosRuler', 'PrometheusAgent', 'HelmRelease']);

/**
 * What an object may make, or undefined if it makes nothing that is not known. `isCustom` says whether it is a custom resource,
 * `chartAt` what the last part of the URL of a HelmRelease's own source is.
 */
export function makerOf(object: KubernetesObject, isCustom: boolean, chartAt: string | undefined): Maker | undefined {
  const { kind, group, name, namespace, value } = object;
  if (kind === 'HelmRelease' || (kind === 'HelmChart' && group === 'helm.cattle.io')) {
    const target = stringAt(value, 'spec', 'targetNamespace') || namespace;
    const chart = stringAt(value, 'spec', 'chart', 'spec', 'chart') ?? stringAt(value, 'spec', 'chart');
    const overrides = ['fullnameOverride', 'nameOverride'].map((key) => stringAt(value, 'spec', 'values', key));
    const stems = [
      name,
      stringAt(value, 'spec', 'releaseName'),
      chart?.split('/').at(-1),
      stringAt(value, 'spec', 'chartRef', 'name'),
      ...overrides,
    ];
    const leftOut = leftOutBy(object, chart?.split('/').at(-1) ?? chartAt);
    return { object, namespace: target, stems: stems.flatMap((stem) => stem || []), isChart: true, leftOut };
  }
  if (kind === 'Application' && group === 'argoproj.io') {
    const target = stringAt(value, 'spec', 'destination', 'namespace');
    return { object, namespace: target, stems: [name], isChart: true, leftOut: NOTHING_LEFT_OUT };
  }
  if (!isCustom || (MAKES_NOTHING.test(group) && !RUNS.has(kind))) return undefined;
  return { object, namespace: namespace || undefined, stems: [name], isChart: false, leftOut: NOTHING_LEFT_OUT };
}

/** The charts of HelmReleases that name a source of their own, as the last part of its URL. */
export function chartsOf(objects: readonly KubernetesObject[]): (release: KubernetesObject) => string | undefined {
  const urls = new Map<string, string | undefined>();
  const idOf = (namespace: string, name: string): string => `${namespace}/${name}`;
  for (const { groupKind, namespace, name, value } of objects)
    if (groupKind === OCI_REPOSITORY) urls.set(idOf(namespace, name), stringAt(value, 'spec', 'url'));
  return ({ namespace: own, value }) => {
    const name = stringAt(value, 'spec', 'chartRef', 'name');
    const namespace = stringAt(value, 'spec', 'chartRef', 'namespace') || own;
    return name ? urls.get(idOf(namespace, name))?.split('/').at(-1) : undefined;
  };
}

/** What makes objects in a world, by the words with which their names begin. */
export class Makers {
  /** By word and namespace; an empty one is any. */
  readonly #byStem = new Map<string, Map<string, Maker[]>>();

  constructor(makers: Iterable<Maker>) {
    for (const maker of makers)
      for (const stem of new Set(maker.stems)) {
        const ofStem = getOrInsert(this.#byStem, stem, () => new Map<string, Maker[]>());
        getOrInsert(ofStem, maker.namespace ?? '', () => []).push(maker);
      }
  }

  /** What may make an object of a name in a namespace; an empty one is any. */
  *of(name: string, namespace: string): Iterable<Maker> {
    for (const stem of beginningsOf(name)) {
      const ofStem = this.#byStem.get(stem);
      const places = namespace === '' ? (ofStem?.keys() ?? []) : [namespace, ''];
      for (const place of places) yield* ofStem?.get(place) ?? [];
    }
  }

  /** Whether something may make an object of one of some names in one of some namespaces; an empty one is any. */
  mayMake(names: Iterable<string>, namespaces: readonly string[]): boolean {
    const stems = new Set([...names].flatMap(beginningsOf));
    const wanted = new Set(namespaces);
    for (const stem of stems) {
      const ofStem = this.#byStem.get(stem);
      if (ofStem && (wanted.has('') || ofStem.has('') || [...ofStem.keys()].some((own) => wanted.has(own))))
        return true;
    }
    return false;
  }
}

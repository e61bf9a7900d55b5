import type { KubernetesObject, Place } from '../../src/kubernetes/object.ts';
import { APPLICATION, APPLICATION_SET } from '../../src/reconcilers/argocd/kinds.ts';
import { HELM_CHART, HELM_RELEASE, SOURCE_GROUP } from '../../src/reconcilers/flux/kinds.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { quoted } from '../../src/text/words.ts';
import { listAt, mapAt, stringAt } from '../../src/yaml/value.ts';

/** Where an object leaves the version of what it deploys open. */
export interface OpenVersion {
  readonly at: Place;
  /** What is deployed, as the beginning of a sentence. */
  readonly what: string;
  /** What to write. */
  readonly advice: string;
}

const OCI_REPOSITORY = `${SOURCE_GROUP}/OCIRepository`;

/** The kinds that state the version of a chart, as `group/Kind`. */
export const KINDS: readonly string[] = [HELM_RELEASE, HELM_CHART, OCI_REPOSITORY, APPLICATION, APPLICATION_SET];

/** The charts of an object whose version is left open: none, or `*`. */
export function openVersions(object: KubernetesObject, revision: Revision): OpenVersion[] {
  switch (object.groupKind) {
    case HELM_RELEASE:
      return stringAt(object.value, 'spec', 'chart', 'kind') === 'OCIRepository'
        ? artifact(object, ['spec', 'chart', 'spec'])
        : fluxChart(object, ['spec', 'chart', 'spec']);
    case HELM_CHART:
      return fluxChart(object, ['spec']);
    case OCI_REPOSITORY:
      return isChart(object, revision) ? artifact(object, ['spec']) : [];
    case APPLICATION:
      return argoCharts(object, ['spec']);
    default:
      // A patch of the template may set the version.
      return object.at('spec', 'templatePatch').exists ? [] : argoCharts(object, ['spec', 'template', 'spec']);
  }
}

/** A chart from Git or a bucket has the version that it has there. */
function fluxChart(object: KubernetesObject, path: readonly string[]): OpenVersion[] {
  if (stringAt(object.value, ...path, 'sourceRef', 'kind') !== 'HelmRepository') return [];
  return chart(object, [...path, 'version'], stringAt(object.value, ...path, 'chart'));
}

function argoCharts(object: KubernetesObject, path: readonly string[]): OpenVersion[] {
  const sources = [
    [...path, 'source'],
    ...listAt(object.value, ...path, 'sources').map((_, index) => [...path, 'sources', index]),
  ];
  return sources.flatMap((source) => {
    const name = stringAt(object.value, ...source, 'chart');
    return name ? chart(object, [...source, 'targetRevision'], name) : [];
  });
}

function chart(object: KubernetesObject, path: (string | number)[], name: string | undefined): OpenVersion[] {
  const at = object.at(...path);
  if (!isOpen(at) || name === undefined) return [];
  return [{ at, what: `Chart ${quoted(name)} has no fixed version`, advice: `\`${path.at(-1)}\`, such as \`1.2.x\`` }];
}

const charts = new WeakMap<Revision, ReadonlySet<string>>();

/** Whether a HelmRelease takes its chart from an OCIRepository. The manifests of a fleet are published under a tag that moves. */
function isChart({ namespace, name }: KubernetesObject, revision: Revision): boolean {
  let names = charts.get(revision);
  if (!names) {
    const releases = revision.objects.filter(({ groupKind }) => groupKind === HELM_RELEASE);
    const refs = releases.map((release) => {
      const ref = mapAt(release.value, 'spec', 'chartRef');
      return `${stringAt(ref, 'kind')}/${stringAt(ref, 'namespace') ?? release.namespace}/${stringAt(ref, 'name')}`;
    });
    names = new Set(refs);
    charts.set(revision, names);
  }
  return names.has(`OCIRepository/${namespace}/${name}`);
}

function artifact(object: KubernetesObject, path: readonly string[]): OpenVersion[] {
  const inRef = (field: string): Place => object.at(...path, 'ref', field);
  const ref = object.at(...path, 'ref');
  if (['digest', 'semver'].some((field) => inRef(field).exists)) {
    const range = inRef('semver');
    const isFree = range.exists && isOpen(range) && !inRef('digest').exists;
    return isFree ? [{ at: range, what: 'The chart has no fixed version', advice: 'a range, such as `1.2.x`' }] : [];
  }
  const tag = inRef('tag');
  if (tag.exists && tag.value !== 'latest') return [];
  const what = tag.exists ? 'The tag `latest` moves' : 'Without a `ref`, Flux takes the tag `latest`';
  return [{ at: tag.exists ? tag : ref, what, advice: '`ref.semver`, `ref.tag` or `ref.digest`' }];
}

/** Whether a version is left out, or a range is every version. A range with a lower end is a choice. */
function isOpen({ value }: Place): boolean {
  return value === undefined || value === null || (typeof value === 'string' && /^\s*[*xX]?\s*$/.test(value));
}

// Kinds of products whose schemas cannot be bundled (see README.md), from their documentation, so that their names are known.
import type { Kind } from './catalog.ts';

/** A version of a kind that exists, and whose schema is not known here. */
export interface KnownKind {
  readonly product: string;
  readonly key: string;
  readonly kind: Kind<unknown>;
  readonly version: string;
}

const STRIMZI = [
  'Kafka',
  'KafkaBridge',
  'KafkaConnect',
  'KafkaConnector',
  'KafkaMirrorMaker2',
  'KafkaNodePool',
  'KafkaRebalance',
  'KafkaTopic',
  'KafkaUser',
];

export const knownKinds: readonly KnownKind[] = [
  ...known('argocd-operator', 'argoproj.io', 'v1beta1', ['ArgoCD']),
  ...known('knative-eventing', 'eventing.knative.dev', 'v1', ['Broker', 'Trigger']),
  ...known('minio-operator', 'minio.min.io', 'v2', ['Tenant']),
  ...known('opentelemetry-operator', 'opentelemetry.io', 'v1beta1', ['OpenTelemetryCollector']),
  ...known('opentelemetry-operator', 'opentelemetry.io', 'v1alpha1', [
    'Instrumentation',
    'OpAMPBridge',
    'TargetAllocator',
  ]),
  ...known('pipelines-as-code', 'pipelinesascode.tekton.dev', 'v1alpha1', ['Repository/repositories']),
  ...known('postgres-operator', 'postgres-operator.crunchydata.com', 'v1beta1', [
    'PGAdmin',
    'PGUpgrade',
    'PostgresCluster',
  ]),
  ...known('strimzi', 'kafka.strimzi.io', 'v1', STRIMZI),
  ...known('strimzi', 'kafka.strimzi.io', 'v1beta2', STRIMZI),
  ...known('system-upgrade-controller', 'upgrade.cattle.io', 'v1', ['Plan']),
  ...known('victoria-metrics-operator', 'operator.victoriametrics.com', 'v1beta1', [
    'VLogs',
    'VMAgent',
    'VMAlert',
    'VMAlertmanager',
    'VMAlertmanagerConfig',
    'VMAuth',
    'VMCluster',
    'VMNodeScrape',
    'VMPodScrape',
    'VMProbe',
    'VMScrapeConfig',
    'VMServiceScrape',
    'VMSingle',
    'VMStaticScrape',
    'VMUser',
  ]),
];

/** Namespaced kinds of a group, as `Kind` or as `Kind/plural` where the plural does not only add an `s`. */
function known(product: string, group: string, version: string, names: readonly string[]): KnownKind[] {
  return names.map((text) => {
    const [name = '', plural = `${name.toLowerCase()}s`] = text.split('/');
    return { product, key: `${group}/${name}`, kind: { scope: 'Namespaced', plural, versions: {} }, version };
  });
}

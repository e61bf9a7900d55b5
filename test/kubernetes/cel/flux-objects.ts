import type { YamlMap } from '../../../src/yaml/value.ts';

/** Objects of a Flux kind: specs that its rules take, and specs that they do not, by what they say. */
export interface FluxCase {
  readonly apiVersion: string;
  readonly kind: string;
  /** The last parts of the schema's file name; the first minor with that schema. */
  readonly minors: readonly string[];
  readonly valid: readonly YamlMap[];
  readonly invalid: readonly (readonly [message: string, spec: YamlMap])[];
}

const chartRef = { kind: 'OCIRepository', name: 'x' };
const configMapRef = { name: 'x' };
const secretRef = { name: 'x' };
const chart = { chart: 'x', sourceRef: { kind: 'HelmRepository', name: 'x' } };
const git = { kind: 'GitRepository', name: 'x' };
const bucket = { bucketName: 'x', endpoint: 'x', interval: '1m' };
const oidc = { issuerURL: 'https://x', audience: 'x', validations: [{ expression: 'true', message: 'x' }] };
const receiver = { resources: [{ kind: 'GitRepository', name: 'x' }] };
const generator = { sources: [{ alias: 'x', kind: 'GitRepository', name: 'x' }] };
const managed = { allowedNames: ['x'], prune: true };
const copy = [{ from: '@x/**', to: '@artifact/' }];

const KUBE_CONFIG = 'exactly one of spec.kubeConfig.configMapRef or spec.kubeConfig.secretRef must be specified';
const RETRY_INSTALL = ".retryInterval cannot be set when .name is 'RemediateOnFailure'";
const RETRY_UPGRADE = ".retryInterval can only be set when .name is 'RetryOnFailure'";
const ARTIFACT_NAMES = 'artifact names must be valid Kubernetes object names when pathPattern is not set';
const COMMIT_STATUS =
  "spec.commitStatusExpr is only supported for the 'github', 'gitlab', 'gitea', 'bitbucketserver', 'bitbucket', 'azuredevops' provider types";

function release(spec: YamlMap): YamlMap {
  return { interval: '1m', chartRef, ...spec };
}

function oci(spec: YamlMap): YamlMap {
  return { interval: '1m', chart: { kind: 'OCIRepository', spec: { url: 'oci://x/y', ...spec } } };
}

function noOci(field: string): string {
  return `chart.spec.${field} cannot be set when chart.kind is 'OCIRepository'`;
}

const reconciled = { interval: '1m', prune: true, sourceRef: git };

/** Every rule that Flux 2.9 and 2.10 have for what users write. */
export const FLUX_CASES: readonly FluxCase[] = [
  {
    apiVersion: 'helm.toolkit.fluxcd.io/v2',
    kind: 'HelmRelease',
    minors: ['2-9', '2-10'],
    valid: [
      release({}),
      { interval: '1m', chart: { spec: chart } },
      release({ kubeConfig: { configMapRef } }),
      release({ kubeConfig: { secretRef } }),
      release({ install: { strategy: { name: 'RetryOnFailure', retryInterval: '1m' } } }),
      release({ install: { strategy: { name: 'RemediateOnFailure' } } }),
      release({ upgrade: { strategy: { name: 'RetryOnFailure', retryInterval: '1m' } } }),
      // A key with nothing behind it is dropped.
      release({ chart: null }),
    ],
    invalid: [
      ['either chart or chartRef must be set', { interval: '1m' }],
      ['either chart or chartRef must be set', release({ chart: { spec: chart } })],
      [KUBE_CONFIG, release({ kubeConfig: {} })],
      [KUBE_CONFIG, release({ kubeConfig: { configMapRef, secretRef } })],
      [RETRY_INSTALL, release({ install: { strategy: { name: 'RemediateOnFailure', retryInterval: '1m' } } })],
      [RETRY_UPGRADE, release({ upgrade: { strategy: { name: 'RemediateOnFailure', retryInterval: '1m' } } })],
    ],
  },
  {
    apiVersion: 'helm.toolkit.fluxcd.io/v2',
    kind: 'HelmRelease',
    minors: ['2-10'],
    valid: [oci({}), oci({ version: '*', reconcileStrategy: 'ChartVersion' })],
    invalid: [
      ["chart.spec.url must be set when chart.kind is 'OCIRepository'", oci({ url: null })],
      [
        "chart.spec.url requires chart.kind: 'OCIRepository'; for a HelmChart template set spec.chart and spec.sourceRef instead",
        { interval: '1m', chart: { spec: { ...chart, url: 'oci://x/y' } } },
      ],
      [
        "chart.spec.chart and chart.spec.sourceRef must be set when chart.kind is not 'OCIRepository'",
        { interval: '1m', chart: { spec: { chart: 'x' } } },
      ],
      [noOci('chart'), oci({ chart: 'x' })],
      [noOci('version'), oci({ version: '1.x' })],
      [noOci('sourceRef'), oci({ sourceRef: chart.sourceRef })],
      [noOci('reconcileStrategy'), oci({ reconcileStrategy: 'Revision' })],
      [noOci('valuesFiles'), oci({ valuesFiles: ['x'] })],
      [noOci('ignoreMissingValuesFiles'), oci({ ignoreMissingValuesFiles: false })],
    ],
  },
  {
    apiVersion: 'image.toolkit.fluxcd.io/v1',
    kind: 'ImagePolicy',
    minors: ['2-7'],
    valid: [
      { imageRepositoryRef: { name: 'x' }, policy: { alphabetical: {} } },
      {
        imageRepositoryRef: { name: 'x' },
        policy: { alphabetical: {} },
        digestReflectionPolicy: 'Always',
        interval: '1m',
      },
    ],
    invalid: [
      [
        "spec.interval is only accepted when spec.digestReflectionPolicy is set to 'Always'",
        { imageRepositoryRef: { name: 'x' }, policy: { alphabetical: {} }, interval: '1m' },
      ],
      [
        "spec.interval must be set when spec.digestReflectionPolicy is set to 'Always'",
        { imageRepositoryRef: { name: 'x' }, policy: { alphabetical: {} }, digestReflectionPolicy: 'Always' },
      ],
    ],
  },
  {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    minors: ['2-9', '2-10'],
    valid: [
      { ...reconciled, kubeConfig: { secretRef } },
      { ...reconciled, kubeConfig: null },
    ],
    invalid: [
      [KUBE_CONFIG, { ...reconciled, kubeConfig: {} }],
      [KUBE_CONFIG, { ...reconciled, kubeConfig: { configMapRef, secretRef } }],
    ],
  },
  ...['v1beta3', 'v1'].map((version) => ({
    apiVersion: `notification.toolkit.fluxcd.io/${version}`,
    kind: 'Provider',
    minors: version === 'v1' ? ['2-10'] : ['2-8', '2-10'],
    valid: [{ type: 'github', commitStatusExpr: 'x' }, { type: 'slack' }],
    invalid: [[COMMIT_STATUS, { type: 'slack', commitStatusExpr: 'x' }] as const],
  })),
  {
    apiVersion: 'notification.toolkit.fluxcd.io/v1',
    kind: 'Receiver',
    minors: ['2-9'],
    valid: [
      { ...receiver, type: 'github', secretRef },
      { ...receiver, type: 'generic-oidc', oidcProviders: [oidc] },
    ],
    invalid: [
      ['generic-oidc receivers must define at least one oidcProvider', { ...receiver, type: 'generic-oidc' }],
      [
        'oidcProviders can only be set when type is generic-oidc',
        { ...receiver, type: 'github', secretRef, oidcProviders: [oidc] },
      ],
      [
        'secretRef cannot be set when type is generic-oidc',
        { ...receiver, type: 'generic-oidc', oidcProviders: [oidc], secretRef },
      ],
      ['secretRef is required when type is not generic-oidc', { ...receiver, type: 'github' }],
    ],
  },
  {
    apiVersion: 'source.extensions.fluxcd.io/v1beta1',
    kind: 'ArtifactGenerator',
    minors: ['2-9', '2-10'],
    valid: [
      { ...generator, artifacts: [{ name: 'a.b-c', copy }] },
      { ...generator, pathPattern: '@x/{name}', artifacts: [{ name: 'A_{name}', copy }] },
    ],
    invalid: [
      [
        ARTIFACT_NAMES,
        {
          ...generator,
          artifacts: [
            { name: 'a', copy },
            { name: 'A_b', copy },
          ],
        },
      ],
    ],
  },
  {
    apiVersion: 'source.extensions.fluxcd.io/v1beta1',
    kind: 'ArtifactGenerator',
    minors: ['2-10'],
    valid: [{ ...generator, artifacts: [{ name: 'a', namespace: 'b', copy }] }],
    invalid: [
      [
        'artifact namespaces must be valid Kubernetes namespaces when pathPattern is not set',
        { ...generator, artifacts: [{ name: 'a', namespace: 'a.b', copy }] },
      ],
      [
        'either fromSource or at least one from operation must be set',
        { ...generator, artifacts: [{ name: 'a', copy }], managedNamespaces: { ...managed, metadata: {} } },
      ],
      [
        'at least one annotation or label must be set',
        {
          ...generator,
          artifacts: [{ name: 'a', copy }],
          managedNamespaces: { ...managed, metadata: { fromSource: { path: '@x/y' } } },
        },
      ],
    ],
  },
  {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'Bucket',
    minors: ['2-7'],
    valid: [
      bucket,
      { ...bucket, provider: 'aws', sts: { provider: 'aws', endpoint: 'https://x' } },
      { ...bucket, sts: { provider: 'ldap', endpoint: 'https://x', secretRef } },
      { ...bucket, provider: 'gcp', serviceAccountName: 'x' },
    ],
    invalid: [
      [
        "STS configuration is only supported for the 'aws' and 'generic' Bucket providers",
        { ...bucket, provider: 'gcp', sts: { provider: 'ldap', endpoint: 'https://x' } },
      ],
      [
        "'aws' is the only supported STS provider for the 'aws' Bucket provider",
        { ...bucket, provider: 'aws', sts: { provider: 'ldap', endpoint: 'https://x' } },
      ],
      // The provider is a default.
      [
        "'ldap' is the only supported STS provider for the 'generic' Bucket provider",
        { ...bucket, sts: { provider: 'aws', endpoint: 'https://x' } },
      ],
      [
        "spec.sts.secretRef is not required for the 'aws' STS provider",
        { ...bucket, provider: 'aws', sts: { provider: 'aws', endpoint: 'https://x', secretRef } },
      ],
      [
        "spec.sts.certSecretRef is not required for the 'aws' STS provider",
        { ...bucket, provider: 'aws', sts: { provider: 'aws', endpoint: 'https://x', certSecretRef: secretRef } },
      ],
      ["ServiceAccountName is not supported for the 'generic' Bucket provider", { ...bucket, serviceAccountName: 'x' }],
      [
        'cannot set both .spec.secretRef and .spec.serviceAccountName',
        { ...bucket, provider: 'gcp', secretRef, serviceAccountName: 'x' },
      ],
    ],
  },
  {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'GitRepository',
    minors: ['2-9', '2-10'],
    valid: [
      { url: 'https://x', interval: '1m' },
      { url: 'https://x', interval: '1m', provider: 'azure', serviceAccountName: 'x' },
    ],
    invalid: [
      [
        "serviceAccountName can only be set when provider is 'azure' or 'aws'",
        { url: 'https://x', interval: '1m', serviceAccountName: 'x' },
      ],
      [
        "serviceAccountName can only be set when provider is 'azure' or 'aws'",
        { url: 'https://x', interval: '1m', provider: 'github', serviceAccountName: 'x' },
      ],
    ],
  },
  {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'HelmChart',
    minors: ['2-8'],
    valid: [{ ...chart, interval: '1m', verify: { provider: 'cosign' } }],
    invalid: [
      [
        "spec.verify is only supported when spec.sourceRef.kind is 'HelmRepository'",
        { chart: 'x', interval: '1m', sourceRef: git, verify: {} },
      ],
    ],
  },
  {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'OCIRepository',
    minors: ['2-10'],
    valid: [{ url: 'oci://x/y', interval: '1m' }],
    invalid: [
      ['spec.url is required', { interval: '1m' }],
      ['spec.interval is required', { url: 'oci://x/y' }],
    ],
  },
];

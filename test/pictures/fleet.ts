import { FLEET, fleetKustomization, overlay } from '../flux/fleet.ts';
import type { Files } from '../hosts/github/prepared.ts';

const helmRepository = (name: string, url: string): string => `apiVersion: source.toolkit.fluxcd.io/v1
kind: HelmRepository
metadata:
  name: ${name}
  namespace: flux-system
spec:
  interval: 1h
  url: ${url}
`;

const helmRelease = (name: string, version: string, source: string): string => `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: ${name}
  namespace: flux-system
spec:
  interval: 30m
  chart:
    spec:
      chart: ${name}
      version: ${version}
      sourceRef:
        kind: HelmRepository
        name: ${source}
  install:
    crds: Create
`;

const cluster = (name: string): Files => ({
  [`clusters/${name}/repository.yaml`]: FLEET,
  [`clusters/${name}/infrastructure.yaml`]: fleetKustomization('infrastructure', './infrastructure'),
  [`clusters/${name}/apps.yaml`]: fleetKustomization('apps', `./apps/${name}`),
});

/** A repository with two clusters. */
export const BASE: Files = {
  '.github/CODEOWNERS':
    '/.github/ @octo/platform\n/clusters/ @octo/platform\n/infrastructure/ @octo/platform\n/apps/base/ @octo/platform\n/apps/production/ @octo/web\n/apps/staging/ @octo/web\n',
  '.github/gitops-gate.yaml': 'targets:\n  flux: "2.8"\n',
  ...cluster('production'),
  ...cluster('staging'),
  'infrastructure/kustomization.yaml': overlay('bitnami.yaml', 'grafana.yaml', 'podinfo.yaml', 'dashboards.yaml'),
  'infrastructure/bitnami.yaml': helmRepository('bitnami', 'https://charts.bitnami.com/bitnami'),
  'infrastructure/grafana.yaml': helmRepository('grafana', 'https://grafana.github.io/helm-charts'),
  'infrastructure/podinfo.yaml': helmRepository('podinfo', 'https://stefanprodan.github.io/podinfo'),
  'infrastructure/dashboards.yaml': helmRelease('grafana', '9.2.x', 'grafana'),
  'apps/base/kustomization.yaml': overlay('podinfo.yaml'),
  'apps/base/podinfo.yaml': helmRelease('podinfo', '6.5.4', 'podinfo'),
  'apps/production/kustomization.yaml': overlay('../base'),
  'apps/staging/kustomization.yaml': overlay('../base'),
};

/** A pull request of a busy day: an upgrade, a new release with a misspelled source, a source that is renamed, and a Secret. */
export const CHANGE: Files = {
  'infrastructure/kustomization.yaml': overlay(
    ...['bitnami.yaml', 'grafana.yaml', 'podinfo.yaml', 'dashboards.yaml', 'sealed-secrets.yaml'],
  ),
  'infrastructure/sealed-secrets.yaml': helmRelease('sealed-secrets', '2.17.x', 'bitname'),
  'infrastructure/grafana.yaml': helmRepository('grafana-charts', 'https://grafana.github.io/helm-charts'),
  'apps/base/podinfo.yaml': helmRelease('podinfo', '6.6.0', 'podinfo'),
  'apps/production/kustomization.yaml': overlay('../base', '../payments'),
  'apps/payments/kustomization.yaml': overlay('secret.yaml'),
  'apps/payments/secret.yaml': `apiVersion: v1
kind: Secret
metadata:
  name: payments-database
  namespace: flux-system
stringData:
  username: payments
  password: kXv92-tq7Lm.Zr4
`,
};

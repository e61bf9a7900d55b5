import { FLEET, fleetKustomization, overlay } from '../../flux/fleet.ts';
import type { Files } from './prepared.ts';

/** The secret of the story: it must appear in no output and no request. */
export const SECRET = 'kXv92-tq7Lm.Zr4';

/** The manifests of the talk: one HelmRelease with the misspelt source. */
const sealedSecrets = (source: string, version: string): string => `apiVersion: helm.toolkit.fluxcd.io/${version}
kind: HelmRelease
metadata:
  name: sealed-secrets
  namespace: flux-system
spec:
  interval: 30m
  chart:
    spec:
      chart: sealed-secrets
      version: 2.4.x
      sourceRef:
        kind: HelmRepository
        name: ${source}
        namespace: flux-system
  install:
    crds: Create
  upgrade:
    crds: CreateReplace
    remediation:
      retries: -1
`;

const CODEOWNERS = `/.github/CODEOWNERS @team-leads
/infrastructure/* @cloud-ops
/clusters/* @cloud-ops
/apps/base/* @cloud-ops
/apps/dev/gotosocial/* @team1
/apps/dev/podinfo/* @team2
/apps/staging/portainer/* @team2
/apps/production/* @team-leads
`;

export const BASE: Files = {
  '.github/CODEOWNERS': CODEOWNERS,
  '.github/gitops-gate.yaml': 'targets:\n  flux: "2.6"\n',
  'clusters/repository.yaml': FLEET,
  'clusters/infrastructure.yaml': fleetKustomization('infrastructure', './infrastructure'),
  'clusters/apps.yaml': fleetKustomization('apps', './apps/production'),
  'infrastructure/kustomization.yaml': overlay('bitnami.yaml'),
  'infrastructure/bitnami.yaml': `apiVersion: source.toolkit.fluxcd.io/v1
kind: HelmRepository
metadata:
  name: bitnami
  namespace: flux-system
spec:
  interval: 30m
  url: https://charts.bitnami.com/bitnami
`,
  'apps/production/kustomization.yaml': overlay('namespace.yaml'),
  'apps/production/namespace.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: podinfo\n',
};

/** The pull request: a misspelt source, a Secret in clear, a folder without owner. */
export const CHANGE: Files = {
  'infrastructure/kustomization.yaml': overlay('bitnami.yaml', 'sealed-secrets.yaml'),
  'infrastructure/sealed-secrets.yaml': sealedSecrets('bitname', 'v2beta1'),
  'apps/production/kustomization.yaml': overlay('namespace.yaml', '../payments'),
  'apps/payments/kustomization.yaml': overlay('secret.yaml'),
  'apps/payments/secret.yaml': `apiVersion: v1
kind: Secret
metadata:
  name: payments-database
  namespace: podinfo
stringData:
  username: payments
  password: ${SECRET}
`,
};

/** The next push, which fixes all but leaves the secret in the history. */
export const FIX: Files = {
  '.github/CODEOWNERS': `${CODEOWNERS}/apps/payments/ @cloud-ops\n`,
  'infrastructure/sealed-secrets.yaml': sealedSecrets('bitnami', 'v2'),
  'apps/payments/kustomization.yaml': overlay('external-secret.yaml'),
  'apps/payments/secret.yaml': '',
  'apps/payments/external-secret.yaml': `apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata:
  name: payments-database
  namespace: podinfo
spec:
  refreshInterval: 1h
  secretStoreRef:
    kind: ClusterSecretStore
    name: vault
  target:
    name: payments-database
  dataFrom:
    - extract:
        key: payments/database
`,
};

/** What the whole pull request changes once its commits are replaced by one that is right. */
export const RIGHT: Files = { ...CHANGE, ...FIX };

import type { Files } from '../flux/repository.ts';

const SOURCE = `apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata:
  name: flux-system
  namespace: flux-system
spec:
  interval: 10m
  url: https://github.com/octo/fleet
  ref:
    branch: main
`;

const apps = (environment: string, port: string): string => `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: apps
  namespace: flux-system
spec:
  interval: 10m
  timeout: 5m
  prune: true
  path: ./apps/${environment}
  sourceRef:
    kind: GitRepository
    name: flux-system
  postBuild:
    substitute:
      backend_port: "${port}"
`;

/**
 * Two clusters that build one app: with a patch, a generator and a variable, and with defects that other tools find. The outputs in
 * `recorded` are of what gitops-gate builds of it.
 */
export const FLEET: Files = {
  'apps/base/deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 2
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: web
          image: ghcr.io/octo/web:1.4.0
          imagePullPolicy: IfNotPresent
          envFrom:
            - configMapRef:
                name: settings
          ports:
            - containerPort: 8080
`,
  'apps/base/kustomization.yaml': `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
namespace: web
resources:
  - namespace.yaml
  - deployment.yaml
  - service.yaml
configMapGenerator:
  - name: settings
    literals:
      - LOG_LEVEL=debug
`,
  'apps/base/namespace.yaml': `apiVersion: v1
kind: Namespace
metadata:
  name: web
`,
  'apps/base/service.yaml': `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
    - port: 80
      targetPort: 8080
      nodePort: \${backend_port}
`,
  'apps/production/kustomization.yaml': `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
  - ../base
patches:
  - path: scale.yaml
`,
  'apps/production/scale.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: "4"
  revisionHistory: 3
`,
  'apps/staging/kustomization.yaml': `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
  - ../base
`,
  'clusters/production/apps.yaml': apps('production', '808O'),
  'clusters/production/repository.yaml': SOURCE,
  'clusters/staging/apps.yaml': apps('staging', '8080'),
  'clusters/staging/repository.yaml': SOURCE,
};

/** What conftest checks. One rule names the object and the field, one mentions the object in its message, and one does neither. */
export const REGO_POLICY = `package main

deny contains result if {
  input.kind == "Deployment"
  not is_number(input.spec.replicas)
  result := {
    "msg": sprintf("Deployment %s must have a number of replicas", [input.metadata.name]),
    "kind": input.kind,
    "namespace": input.metadata.namespace,
    "name": input.metadata.name,
    "path": "spec.replicas",
  }
}

warn contains msg if {
  input.kind == "Deployment"
  some container in input.spec.template.spec.containers
  not container.resources
  msg := sprintf("container %s of Deployment/%s has no resources", [container.name, input.metadata.name])
}

violation contains {"msg": "node ports are not allowed"} if {
  input.kind == "Service"
  input.spec.ports[_].nodePort
}

exception contains rules if {
  input.kind == "Namespace"
  rules := ["label"]
}

deny_label contains msg if {
  not input.metadata.labels
  msg := sprintf("%s/%s needs labels", [input.kind, input.metadata.name])
}
`;

/** What Kyverno checks: a label and a field of Deployments. */
export const KYVERNO_POLICY = `apiVersion: kyverno.io/v1
kind: ClusterPolicy
metadata:
  name: require-labels
  annotations:
    policies.kyverno.io/severity: medium
spec:
  background: false
  rules:
    - name: check-team
      match:
        any:
          - resources:
              kinds: [Deployment, Service, Namespace]
      validate:
        failureAction: Enforce
        message: The label team is required.
        pattern:
          metadata:
            labels:
              team: "?*"
---
apiVersion: kyverno.io/v1
kind: ClusterPolicy
metadata:
  name: require-limits
  annotations:
    policies.kyverno.io/severity: low
spec:
  background: false
  rules:
    - name: check-limits
      match:
        any:
          - resources:
              kinds: [Pod]
      validate:
        failureAction: Audit
        message: Memory limits are required.
        pattern:
          spec:
            containers:
              - resources:
                  limits:
                    memory: "?*"
---
apiVersion: kyverno.io/v1
kind: ClusterPolicy
metadata:
  name: known-registry
spec:
  background: false
  rules:
    - name: check-registry
      match:
        any:
          - resources:
              kinds: [Pod]
      validate:
        failureAction: Audit
        message: Images must come from registry.example.com.
        pattern:
          spec:
            containers:
              - image: "registry.example.com/*"
`;

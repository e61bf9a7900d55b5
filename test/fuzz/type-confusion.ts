import { type Document, isCollection, isMap, isPair, isSeq, parseAllDocuments } from 'yaml';
import { numbersOf } from '../random.ts';

/** One directory with objects of every sort that gitops-gate reads more of than its kind. */
const SAMPLES: Readonly<Record<string, string>> = {
  'flux.yaml': `apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: {name: flux-system, namespace: flux-system}
spec: {interval: 1m, url: "https://github.com/acme/fleet", ref: {branch: main}, ignore: "*.md", sparseCheckout: [apps]}
---
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: apps, namespace: flux-system, labels: {a: b}, annotations: {c: d}}
spec:
  interval: 10m
  path: ./apps
  prune: true
  targetNamespace: apps
  commonMetadata: {labels: {a: b}}
  sourceRef: {kind: GitRepository, name: flux-system, namespace: flux-system}
  dependsOn: [{name: other, namespace: flux-system}]
  healthChecks: [{apiVersion: apps/v1, kind: Deployment, name: web, namespace: apps}]
  decryption: {provider: sops, secretRef: {name: age}}
  patches: [{patch: "- {op: remove, path: /data}", target: {kind: ConfigMap, name: a, labelSelector: a=b}}]
  images: [{name: a, newName: b, newTag: "1"}]
  components: [../component]
  postBuild: {substitute: {A: b}, substituteFrom: [{kind: ConfigMap, name: settings, optional: true}]}
---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: web, namespace: apps}
spec:
  interval: 10m
  chart: {spec: {chart: web, version: ">=1.0.0", sourceRef: {kind: HelmRepository, name: charts}, valuesFiles: [a.yaml]}}
  dependsOn: [{name: other}]
  install: {createNamespace: true}
  valuesFrom: [{kind: ConfigMap, name: values, valuesKey: values.yaml, targetPath: a.b}]
  values: {replicas: 1, env: [{name: A, value: b}], image: {repository: a, tag: "1"}}
---
apiVersion: fluxcd.controlplane.io/v1
kind: FluxInstance
metadata: {name: flux, namespace: flux-system}
spec:
  distribution: {version: 2.x, registry: ghcr.io/fluxcd}
  components: [source-controller]
  sync: {kind: GitRepository, url: "https://github.com/acme/fleet", ref: refs/heads/main, path: clusters/a}
  kustomize: {patches: [{target: {kind: Deployment}, patch: "- {op: add, path: /a, value: b}"}]}
---
apiVersion: fluxcd.controlplane.io/v1
kind: ResourceSet
metadata: {name: set, namespace: flux-system}
spec:
  inputs: [{tenant: a, number: 1}]
  resources: [{apiVersion: v1, kind: Namespace, metadata: {name: << inputs.tenant >>}}]
  resourcesTemplate: "apiVersion: v1\\nkind: Namespace\\nmetadata: {name: << inputs.tenant >>}\\n"
---
apiVersion: source.extensions.fluxcd.io/v1beta1
kind: ArtifactGenerator
metadata: {name: made, namespace: flux-system}
spec:
  sources: [{alias: a, kind: GitRepository, name: flux-system}]
  artifacts: [{name: b, copy: [{from: "@a/apps/**", to: "@artifact/"}]}]
`,
  'argo.yaml': `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: app, namespace: argocd}
spec:
  project: default
  destination: {server: "https://kubernetes.default.svc", namespace: apps}
  source:
    repoURL: https://github.com/acme/fleet
    path: apps
    targetRevision: main
    kustomize: {namePrefix: a-, images: ["a=b:1"], commonLabels: {a: b}, patches: [{patch: "{}", target: {kind: A}}], replicas: [{name: a, count: 1}], components: [../component]}
    directory: {recurse: true, include: "*.yaml", jsonnet: {}}
    helm: {valueFiles: [values.yaml], parameters: [{name: a, value: b}], values: "a: b", valuesObject: {a: b}}
---
apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: set, namespace: argocd}
spec:
  goTemplate: true
  generators:
  - matrix: {generators: [{list: {elements: [{a: b}]}}, {git: {repoURL: "https://github.com/acme/fleet", directories: [{path: apps/*, exclude: false}], files: [{path: a.json}]}}]}
  - merge: {mergeKeys: [a], generators: [{list: {elements: [{a: b}]}}, {clusters: {selector: {matchLabels: {a: b}}}}]}
  template:
    metadata: {name: "{{.a}}", labels: {a: "{{.a}}"}}
    spec: {project: default, source: {repoURL: "https://github.com/acme/fleet", path: "apps/{{.a}}"}, destination: {name: in-cluster, namespace: a}}
  templatePatch: "spec: {}"
`,
  'apps/kustomization.yaml': `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
namespace: apps
namePrefix: a-
nameSuffix: -b
resources: [web.yaml, flux.yaml, custom.yaml, sealed.yaml]
components: [../component]
commonLabels: {a: b}
commonAnnotations: {c: d}
labels: [{pairs: {e: f}, includeSelectors: true, includeTemplates: true, fields: [{path: a/b, kind: C, create: true}]}]
images: [{name: a, newName: b, newTag: "1", digest: "sha256:0"}]
replicas: [{name: web, count: 2}]
patches: [{patch: "- {op: add, path: /data/a, value: b}", target: {kind: ConfigMap, name: a.*}, options: {allowNameChange: true}}]
patchesStrategicMerge: ["{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}}"]
patchesJson6902: [{target: {version: v1, kind: Service, name: web}, patch: "[{op: remove, path: /spec/type}]"}]
configMapGenerator: [{name: c, literals: [a=b], files: [k=web.yaml], envs: [a.env], options: {labels: {a: b}, disableNameSuffixHash: true}}]
secretGenerator: [{name: s, literals: [a=b], type: Opaque, behavior: create}]
generatorOptions: {labels: {a: b}, immutable: true}
replacements: [{source: {kind: Deployment, name: web, fieldPath: metadata.name, options: {delimiter: "-", index: 0}}, targets: [{select: {kind: Service}, fieldPaths: [spec.externalName], options: {create: true}, reject: [{name: b}]}]}]
vars: [{name: V, objref: {kind: Service, name: web, apiVersion: v1}, fieldref: {fieldpath: metadata.name}}]
configurations: [config.yaml]
generators: [generators.yaml]
transformers: [transformers.yaml]
crds: [crd.yaml]
openapi: {path: config.yaml}
helmCharts: [{name: a, repo: "https://a", version: "1", valuesInline: {a: b}}]
sortOptions: {order: legacy, legacySortOptions: {orderFirst: [Namespace], orderLast: [Service]}}
buildMetadata: [originAnnotations]
`,
  'apps/config.yaml': `namePrefix: [{path: metadata/name, kind: A}]
nameReference: [{kind: ConfigMap, version: v1, fieldSpecs: [{path: spec/a, kind: B}]}]
varReference: [{path: spec/b, kind: C}]
labels: [{path: metadata/labels, create: true}]
`,
  'apps/generators.yaml': `apiVersion: builtin
kind: ConfigMapGenerator
metadata: {name: g, namespace: a}
name: settings
literals: [a=b]
---
apiVersion: builtin
kind: IAMPolicyGenerator
metadata: {name: i}
cloud: gke
kubernetesService: {name: ks, namespace: a}
serviceAccount: {name: sa, projectId: p}
`,
  'apps/transformers.yaml': `apiVersion: builtin
kind: PrefixSuffixTransformer
metadata: {name: p}
prefix: x-
suffix: -y
fieldSpecs: [{path: metadata/name, kind: ServiceAccount}]
---
apiVersion: builtin
kind: ValueAddTransformer
metadata: {name: v}
value: a
targets: [{selector: {kind: ServiceAccount}, fieldPath: metadata/annotations/a, filePathPosition: 1}]
---
apiVersion: builtin
kind: NamespaceTransformer
metadata: {name: n, namespace: b}
unsetOnly: true
setRoleBindingSubjects: none
fieldSpecs: [{path: metadata/name, kind: Namespace, create: true}]
`,
  'apps/crd.yaml': `com.a.B: {Schema: {properties: {kind: {type: string}, apiVersion: {type: string}, metadata: {type: object}, spec: {$ref: com.a.B, x-kubernetes-object-ref-api-version: v1, x-kubernetes-object-ref-kind: A}}}}
`,
  'apps/a.env': 'A=b\n',
  'apps/web.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, labels: {app: web}, annotations: {a: b}}
spec:
  replicas: 1
  selector: {matchLabels: {app: web}, matchExpressions: [{key: a, operator: In, values: [b]}]}
  template:
    metadata: {labels: {app: web}}
    spec:
      volumes: [{name: a, configMap: {name: c, items: [{key: a, path: b}]}}, {name: b, secret: {secretName: s}}]
      containers: [{name: a, image: "a:1", args: [a], env: [{name: A, value: b}, {name: B, valueFrom: {secretKeyRef: {name: s, key: a}}}], ports: [{containerPort: 80, protocol: TCP}], resources: {limits: {cpu: 1, memory: 1Gi}}, livenessProbe: {httpGet: {path: /, port: 80}}, volumeMounts: [{name: a, mountPath: /a}]}]
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {type: ClusterIP, selector: {app: web}, ports: [{port: 80, targetPort: http}]}
---
apiVersion: v1
kind: Secret
metadata: {name: t}
type: kubernetes.io/dockerconfigjson
data: {.dockerconfigjson: e30=}
stringData: {a: b}
---
apiVersion: v1
kind: List
items: [{apiVersion: v1, kind: ConfigMap, metadata: {name: l}, data: {a: b}}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: r}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: a}
subjects: [{kind: ServiceAccount, name: default, namespace: a}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: c}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
subjects: [{kind: ServiceAccount, name: default, namespace: a}]
---
apiVersion: v1
kind: Namespace
metadata: {name: a, labels: {pod-security.kubernetes.io/enforce: restricted, pod-security.kubernetes.io/enforce-version: v1.30}}
---
apiVersion: v1
kind: Pod
metadata: {name: p, annotations: {container.apparmor.security.beta.kubernetes.io/a: unconfined}}
spec:
  hostNetwork: true
  securityContext: {runAsNonRoot: true, seccompProfile: {type: Unconfined}, seLinuxOptions: {type: a, user: b}, sysctls: [{name: a, value: b}]}
  volumes: [{name: a, hostPath: {path: /}}, {name: b, nfs: {server: a, path: /}}]
  containers: [{name: a, image: "a:1", ports: [{containerPort: 80, hostPort: 80}], securityContext: {privileged: true, procMount: Unmasked, capabilities: {add: [A], drop: [ALL]}}}]
---
apiVersion: image.toolkit.fluxcd.io/v1
kind: ImagePolicy
metadata: {name: i}
spec: {imageRepositoryRef: {name: i, namespace: b}, policy: {semver: {range: "*"}}, filterTags: {pattern: a}}
---
apiVersion: image.toolkit.fluxcd.io/v1
kind: ImageUpdateAutomation
metadata: {name: i}
spec: {interval: 1h, sourceRef: {kind: GitRepository, name: flux-system, namespace: flux-system}, git: {checkout: {ref: {branch: main}}, push: {branch: main}}}
---
apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata: {name: o}
spec: {interval: 1h, url: "oci://a.example.com/a", insecure: true, verify: {provider: cosign}}
`,
  'apps/flux.yaml': `apiVersion: notification.toolkit.fluxcd.io/v1
kind: Receiver
metadata: {name: r, namespace: a}
spec: {type: github, secretRef: {name: t}, resources: [{kind: GitRepository, name: "*", namespace: b, matchLabels: {a: b}}]}
---
apiVersion: notification.toolkit.fluxcd.io/v1beta3
kind: Alert
metadata: {name: a, namespace: a}
spec: {providerRef: {name: p}, eventSources: [{kind: HelmRelease, name: a*, namespace: b}], inclusionList: [".*"], exclusionList: ["(a"]}
---
apiVersion: notification.toolkit.fluxcd.io/v1beta3
kind: Provider
metadata: {name: p, namespace: a}
spec: {type: slack, secretRef: {name: q}, certSecretRef: {name: q}}
---
apiVersion: image.toolkit.fluxcd.io/v1
kind: ImageRepository
metadata: {name: j, namespace: a}
spec: {image: a.example.com/b, interval: 1h, exclusionList: ["^a"], insecure: true, secretRef: {name: q}}
---
apiVersion: image.toolkit.fluxcd.io/v1
kind: ImagePolicy
metadata: {name: p, namespace: a, labels: {a: b}}
spec: {imageRepositoryRef: {name: k, namespace: a}, policy: {numerical: {order: asc}}, filterTags: {pattern: "^(?P<a>.*)$", extract: $b}}
---
apiVersion: image.toolkit.fluxcd.io/v1
kind: ImageUpdateAutomation
metadata: {name: s, namespace: a}
spec: {interval: 1h, sourceRef: {kind: GitRepository, name: flux-system, namespace: flux-system}, policySelector: {matchLabels: {c: d}, matchExpressions: [{key: a, operator: In, values: [c]}]}, git: {commit: {signingKey: {secretRef: {name: q}}}, push: {refspec: a}}}
---
apiVersion: source.toolkit.fluxcd.io/v1
kind: HelmRepository
metadata: {name: h, namespace: a}
spec: {type: oci, url: "http://github.com/a/b", insecure: true, secretRef: {name: q}}
---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: other, namespace: a, annotations: {kustomize.toolkit.fluxcd.io/reconcile: disabled}}
spec:
  interval: 10m
  releaseName: web
  targetNamespace: b
  storageNamespace: c
  suspend: true
  kubeConfig: {secretRef: {name: q}}
  chartRef: {kind: OCIRepository, name: o, namespace: a}
  install: {createNamespace: true, crds: Skip, strategy: {name: RetryOnFailure}}
  driftDetection: {mode: warn, ignore: [{paths: [/a], target: {kind: A, name: "(a"}}]}
  postRenderers: [{kustomize: {patches: [{target: {kind: A, name: "(a"}, patch: "{}"}]}}]
  values: {persistence: {a: {enabled: true, existingClaim: c}}, env: [{name: A, valueFrom: {secretKeyRef: {name: s, key: b}}}], image: {repository: a, tag: latest}}
---
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: infrastructure, namespace: flux-system}
spec: {interval: 1h, path: ./infrastructure, wait: true, prune: false, timeout: 5m, serviceAccountName: default, sourceRef: {kind: GitRepository, name: flux-system}, dependsOn: [{name: apps, readyExpr: "true"}]}
`,
  'apps/custom.yaml': `apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: {name: e, namespace: a}
spec: {secretStoreRef: {kind: SecretStore, name: s}, target: {name: q, template: {data: {a: b}}}, data: [{secretKey: a, remoteRef: {key: b}, sourceRef: {storeRef: {name: s}}}], dataFrom: [{extract: {key: a}, sourceRef: {storeRef: {name: s}}}]}
---
apiVersion: external-secrets.io/v1
kind: ClusterExternalSecret
metadata: {name: f}
spec: {externalSecretName: g, externalSecretSpec: {secretStoreRef: {kind: ClusterSecretStore, name: s}, target: {name: h}}}
---
apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: c, namespace: a}
spec: {secretName: tls, dnsNames: [a.example.com], issuerRef: {kind: ClusterIssuer, name: i, group: cert-manager.io}}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: i, namespace: a, annotations: {cert-manager.io/issuer: i, kubernetes.io/ingress.class: traefik}}
spec: {defaultBackend: {service: {name: web, port: {name: http}}}, tls: [{secretName: tls, hosts: [a]}], rules: [{host: a, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: webb, port: {number: 80}}}}]}}]}
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: h, namespace: a}
spec: {parentRefs: [{name: g, namespace: b, sectionName: http}], rules: [{backendRefs: [{name: web, port: 80}], filters: [{type: RequestMirror, requestMirror: {backendRef: {name: web, port: 81}}}]}]}
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: g, namespace: b}
spec: {gatewayClassName: a, listeners: [{name: https, port: 443, protocol: HTTPS, tls: {certificateRefs: [{name: tls}]}}]}
---
apiVersion: traefik.io/v1alpha1
kind: IngressRoute
metadata: {name: t, namespace: a}
spec: {routes: [{match: Host(a), kind: Rule, services: [{name: web, port: http}], middlewares: [{name: m}]}], tls: {secretName: tls}}
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: h, namespace: a}
spec: {maxReplicas: 2, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: webb}}
---
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata: {name: m, namespace: a}
spec: {endpoints: [{port: http}], namespaceSelector: {any: false, matchNames: [a]}, selector: {matchLabels: {app: web}, matchExpressions: []}}
---
apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: {name: pg, namespace: a}
spec: {instances: 1}
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: s, namespace: a}
spec: {serviceName: web, selector: {matchLabels: {app: s}}, volumeClaimTemplates: [{metadata: {name: d}, spec: {storageClassName: fast}}], template: {metadata: {labels: {app: s}, annotations: {sidecar.istio.io/inject: "true"}}, spec: {serviceAccountName: sa, priorityClassName: high, imagePullSecrets: [{name: pull}], volumes: [{name: d, persistentVolumeClaim: {claimName: d}}, {name: p, projected: {sources: [{secret: {name: s, items: [{key: a, path: b}]}}]}}], containers: [{name: a, image: "a:latest", envFrom: [{configMapRef: {name: settings, optional: false}}]}]}}}
`,
  'apps/sealed.yaml': `apiVersion: bitnami.com/v1alpha1
kind: SealedSecret
metadata: {name: s, namespace: a, annotations: {sealedsecrets.bitnami.com/namespace-wide: "true"}}
spec: {encryptedData: {a: ${'AgBy'.repeat(90)}}, template: {metadata: {name: t, annotations: {sealedsecrets.bitnami.com/cluster-wide: "true"}}}}
---
apiVersion: bitnami.com/v1alpha1
kind: SealedSecret
metadata: {name: u, namespace: a}
spec: {encryptedData: {a: ${'AgBy'.repeat(90)}}}
`,
  'project.yaml': `apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata: {name: web, namespace: argocd, labels: {a: b}}
spec: {sourceRepos: ["https://github.com/acme/*", "!https://github.com/acme/x"], sourceNamespaces: [a], destinations: [{server: "https://kubernetes.default.svc", name: in-cluster, namespace: "a*"}], clusterResourceWhitelist: [{group: "", kind: Namespace}], clusterResourceBlacklist: [{group: "*", kind: Role}], namespaceResourceBlacklist: [{group: "", kind: Secret, name: a}], namespaceResourceWhitelist: [{group: "*", kind: "*"}]}
---
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: web, namespace: argocd, finalizers: [resources-finalizer.argocd.argoproj.io/foregrund], annotations: {argocd.argoproj.io/sync-wave: a, argocd.argoproj.io/sync-options: "Prune=fals", argocd.argoproj.io/hook: PreSnc, argocd.argoproj.io/hook-delete-policy: a, argocd.argoproj.io/skip-reconcile: "true"}}
spec:
  project: web
  destination: {server: "https://kubernetes.default.svc", namespace: b}
  sources: [{repoURL: "https://github.com/acme/fleet", ref: values, targetRevision: main}, {repoURL: "https://a.example.com", chart: web, targetRevision: 1.0.0, helm: {valueFiles: [$valeus/a.yaml], fileParameters: [{name: a, path: $values/b}]}}]
  syncPolicy: {syncOptions: [CreateNamespace=yes], automated: {prune: true}}
`,
  '.github/workflows/deploy.yaml': `on: push
jobs: {deploy: {name: deploy, runs-on: ubuntu-latest, steps: [{name: apply, run: kubectl apply -f apps}, {uses: azure/k8s-deploy@v5, with: {manifests: apps}}, {run: "helm upgrade a b"}]}}
script: [kubectl apply -f a, [helm upgrade a b]]
`,
  'component/kustomization.yaml': `apiVersion: kustomize.config.k8s.io/v1alpha1
kind: Component
patches: [{path: patch.yaml}]
`,
  'component/patch.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec: {template: {spec: {containers: [{name: a, image: "a:2", $patch: merge}]}}}
`,
  'thing.yaml': `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: things.example.com}
spec:
  group: example.com
  scope: Namespaced
  names: {kind: Thing, plural: things, singular: thing, listKind: ThingList}
  versions:
  - name: v1
    served: true
    storage: true
    schema:
      openAPIV3Schema:
        type: object
        required: [spec]
        properties: {spec: {type: object, additionalProperties: {type: string}, properties: {a: {type: string, pattern: "^a$", enum: [a]}, b: {type: array, items: {type: integer, minimum: 1}}}, x-kubernetes-validations: [{rule: "self.a == 'a'", message: a}]}}
---
apiVersion: example.com/v1
kind: Thing
metadata: {name: a}
spec: {a: a, b: [1]}
`,
  '.sops.yaml': `creation_rules:
- {path_regex: "\\\\.yaml$", encrypted_regex: "^(data|stringData)$", age: a, pgp: b, mac_only_encrypted: true}
- {path_regex: apps/.*, unencrypted_suffix: _clear, key_groups: [{age: [a], pgp: [b], kms: [{arn: c, context: {d: e}}], hc_vault: [f]}], shamir_threshold: 1}
stores: {yaml: {indent: 2}}
`,
  CODEOWNERS: '* @acme/all\n/apps/ @acme/apps\n/clusters/prod/ @acme/prod\n',
  'sops.yaml': `apiVersion: v1
kind: Secret
metadata: {name: e}
stringData: {a: "ENC[AES256_GCM,data:a,iv:b,tag:c,type:str]"}
sops: {mac: "ENC[AES256_GCM,data:a]", lastmodified: "2026-01-01T00:00:00Z", encrypted_regex: ^data$, age: [{recipient: a, enc: b}], version: 3.9.0}
`,
};

/** What a field may be instead of what it should be. */
const ODD = [
  '{}',
  '{a: b}',
  '{v1}',
  '[]',
  '[v1]',
  '[{name: a}]',
  '0',
  '-1.5',
  '1e400',
  'null',
  'true',
  "''",
  '~',
  '2001-01-01',
  `${'['.repeat(60)}${']'.repeat(60)}`,
  `${'{a: '.repeat(60)}b${'}'.repeat(60)}`,
  '"\\u0000"',
  '__proto__',
  'constructor',
  `"${'long-name-'.repeat(300)}"`,
  '"a\\u202eb\\u0007\\nc"',
  '"`](x) <img src=x> @acme/all --> ::error::"',
];

/** A policy file with every setting. */
export const POLICY = `preset: recommended
failOn: error
rules: {schema: warning}
overrides: [{paths: ["apps/**"], rules: {schema: notice}}]
ignore: ["docs/**"]
targets: {flux: "2.6", kubernetes: ["1.33", 1.34]}
schemaLocations: ["https://example.com/{{.Group}}/{{.ResourceKind}}_{{.ResourceAPIVersion}}.json"]
online: false
criticalPaths: ["clusters/**"]
externals: [{kind: Secret, name: [settings], namespace: web, cluster: prod, keys: [A]}, {variable: DOMAIN}]
sources: {"https://github.com/acme/other": ../other}
suppressions: {forbid: [schema]}
acknowledge: {rules: [schema], by: [octocat], author: true, trailers: false}
limits: {}
`;

/** Lines of CODEOWNERS of every sort, right and wrong. */
const OWNERS = [
  '* @acme/all',
  'apps/ @acme/apps a@example.com',
  '/clusters/**/prod @acme/prod # theirs',
  '!apps/a @acme/a',
  '[Section][2] @acme/all',
  '^[Optional] @acme/all',
  '[',
  '\\#a @acme/a',
  'a\\ b @acme/a',
  '{a: b}',
  '- [v1]',
  `${'**/'.repeat(60)}a @acme/a`,
  `${'*'.repeat(200)} @acme/a`,
  '__proto__ @constructor',
  '@acme/a',
  '',
  '\u0000',
  '\uFEFF* @acme/all',
];

type Pick = <T>(items: readonly T[]) => T | undefined;

function pickerOf(seed: number): Pick {
  const next = numbersOf(seed);
  return (items) => items[Math.floor(next() * items.length)];
}

/** A tree in which one field of one object has a value of another type, and the tree without it. */
export function confusedTree(seed: number): Record<'head' | 'base', Readonly<Record<string, string>>> {
  const pick = pickerOf(seed);
  const path = pick(Object.keys(SAMPLES).filter((name) => name.endsWith('.yaml'))) ?? '';
  return { head: { ...SAMPLES, [path]: confused(SAMPLES[path] ?? '', pick) }, base: SAMPLES };
}

/** The policy file with one value of another type. */
export function confusedPolicy(seed: number): string {
  return confused(POLICY, pickerOf(seed));
}

/** A CODEOWNERS of lines of any sort. */
export function confusedOwners(seed: number): string {
  const pick = pickerOf(seed);
  return Array.from({ length: 6 }, () => pick(OWNERS)).join(pick(['\n', '\r\n', '\n\n']));
}

function confused(yaml: string, pick: Pick): string {
  const documents = [...parseAllDocuments(yaml)];
  const document = pick(documents);
  const place = document && pick(placesIn(document));
  if (document && place) document.setIn(place, new Placeholder());
  const odd = pick(ODD) ?? '{}';
  const text = documents.map((one) => one.toString({ lineWidth: 0 })).join('');
  return text.replaceAll(Placeholder.TEXT, odd);
}

class Placeholder {
  static readonly TEXT = 'PLACEHOLDER-OF-A-VALUE';
  toJSON(): string {
    return Placeholder.TEXT;
  }
}

function placesIn(document: Document): (string | number)[][] {
  const places: (string | number)[][] = [];
  const walk = (node: unknown, path: readonly (string | number)[]): void => {
    if (path.length > 0) places.push([...path]);
    if (!isCollection(node)) return;
    if (isSeq(node)) for (const [index, item] of node.items.entries()) walk(item, [...path, index]);
    if (isMap(node)) for (const pair of node.items) if (isPair(pair)) walk(pair.value, [...path, String(pair.key)]);
  };
  walk(document.contents, []);
  return places;
}

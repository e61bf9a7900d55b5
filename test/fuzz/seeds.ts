// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of Flux
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { bootstrap } from '../flux/repository.ts';
import { parsePage } from '../rules/page.ts';
import { type Repository, repositoryOf } from './repository.ts';

const RULES = resolve(import.meta.dirname, '../../rules');

/** What the pages of the rules lack: definitions with rules inside, templates, and every way to change an object in an overlay. */
const MORE: readonly Readonly<Record<string, string>>[] = [
  {
    'crd.yaml': `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: caches.example.com}
spec:
  group: example.com
  names: {kind: Cache, plural: caches}
  scope: Namespaced
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec:
              type: object
              required: [size]
              x-kubernetes-validations:
                - rule: self.size >= 1 && (!has(self.name) || self.name.matches('^[a-z]+$'))
                  message: size is at least 1
                - rule: self.hosts.all(h, h.startsWith('a') || h.size() < 10)
              properties:
                size: {type: integer, minimum: 1, default: 3}
                name: {type: string, pattern: '^[a-z]+$', maxLength: 20}
                hosts: {type: array, items: {type: string}, x-kubernetes-list-type: set}
`,
    'cache.yaml': `apiVersion: example.com/v1
kind: Cache
metadata: {name: main, namespace: web}
spec: {size: 2, name: main, hosts: [a, b]}
`,
  },
  {
    'argocd/set.yaml': `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: web, namespace: argocd}
spec:
  goTemplate: true
  goTemplateOptions: [missingkey=error]
  generators:
    - matrix:
        generators:
          - list: {elements: [{cluster: prod, url: https://prod.example.com}, {cluster: staging, url: https://staging.example.com}]}
          - git: {repoURL: https://github.com/acme/fleet, revision: HEAD, directories: [{path: apps/*}, {path: apps/none, exclude: true}]}
  template:
    metadata: {name: '{{.cluster}}-{{ .path.basename | normalize }}'}
    spec:
      project: default
      source: {repoURL: https://github.com/acme/fleet, targetRevision: HEAD, path: '{{ .path.path }}'}
      destination: {server: '{{ index . "url" }}', namespace: '{{ default "web" .namespace }}'}
      syncPolicy: {automated: {prune: true}}
`,
    'argocd/app.yaml': `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: web, namespace: argocd}
spec:
  project: default
  source:
    repoURL: https://github.com/acme/fleet
    targetRevision: main
    path: apps/web
    helm: {values: "auth:\\n  password: \${PASSWORD}\\n", parameters: [{name: image.tag, value: v1}]}
  destination: {server: https://kubernetes.default.svc, namespace: web}
`,
    'apps/web/deployment.yaml':
      'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {ports: [{port: 80}], selector: {app: web}}\n',
  },
  {
    'base/kustomization.yaml':
      'resources: [web.yaml]\nconfigurations: [names.yaml]\nlabels: [{pairs: {team: web}, includeSelectors: true}]\n',
    'base/names.yaml': 'nameReference:\n- kind: ConfigMap\n  fieldSpecs: [{path: spec/settings, kind: Web}]\n',
    'base/web.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, annotations: {note: "x"}}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: nginx:1.27, envFrom: [{configMapRef: {name: settings}}]}]}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {ports: [{name: http, port: 80}], selector: {app: web}}
`,
    'overlay/kustomization.yaml': `namespace: prod
namePrefix: prod-
resources: [../base]
components: [../component]
configMapGenerator: [{name: settings, literals: [A=1, B=two], files: [c.txt]}]
secretGenerator: [{name: token, envs: [secret.env], options: {disableNameSuffixHash: true}}]
images: [{name: nginx, newTag: "1.28"}]
replicas: [{name: web, count: 3}]
patches:
  - path: patch.yaml
  - target: {kind: Service, name: web}
    patch: |
      - {op: replace, path: /spec/ports/0/port, value: 8080}
      - {op: add, path: /metadata/labels, value: {a: b}}
replacements:
  - source: {kind: ConfigMap, name: settings, fieldPath: data.A}
    targets: [{select: {kind: Deployment}, fieldPaths: ['metadata.annotations.note'], options: {create: true}}]
vars: [{name: PORT, objref: {kind: Service, name: web, apiVersion: v1}, fieldref: {fieldpath: spec.ports[0].port}}]
`,
    'overlay/patch.yaml':
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {template: {spec: {containers: [{name: web, args: ["$(PORT)"]}]}}}\n',
    'overlay/c.txt': 'a line\n',
    'overlay/secret.env': 'TOKEN=change-me\n',
    'component/kustomization.yaml':
      'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nsuffix: x\nnameSuffix: -c\n',
  },
  {
    '.github/CODEOWNERS':
      '* @acme/all\n/clusters/ @acme/platform\n/apps/*/web.yaml bob@example.com\n/infrastructure/*\n',
    '.sops.yaml': 'creation_rules:\n  - path_regex: .*\\.sops\\.ya?ml$\n    encrypted_regex: ^(data|stringData)$\n',
    ...Object.fromEntries(
      Object.entries(bootstrap('clusters/main')).map(([path, text]) => [path, [text].flat().join('\n---\n')]),
    ),
    'clusters/main/settings.yaml':
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings, namespace: flux-system}\ndata: {DOMAIN: example.com, REPLICAS: "2"}\n',
    'clusters/main/apps.yaml': `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: apps, namespace: flux-system}
spec:
  interval: 10m
  path: ./apps
  prune: true
  sourceRef: {kind: GitRepository, name: flux-system}
  postBuild:
    substitute: {NAME: "web"}
    substituteFrom: [{kind: ConfigMap, name: settings}]
`,
    'apps/kustomization.yaml': 'resources: [web.yaml]\n',
    'apps/web.yaml':
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: "${NAME}", namespace: web}\ndata: {host: "${NAME:=x}.${DOMAIN}", n: "${REPLICAS:-1}", up: "${NAME^^}", cut: "${NAME:0:2}"}\n',
  },
];

/** Small repositories to begin with: the examples on all rule pages, the example of the README, and those above. */
export function seeds(): readonly Repository[] {
  const pages = readdirSync(RULES)
    .map((rule) => join(RULES, rule, 'README.md'))
    .filter((page) => existsSync(page));
  const examples = pages.flatMap((page) => parsePage(readFileSync(page, 'utf8')).examples.map(({ files }) => files));
  return [...examples, ...MORE].map(repositoryOf);
}

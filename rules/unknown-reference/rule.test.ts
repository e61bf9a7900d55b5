import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/findings/finding.ts';
import { briefWithFixes, type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { app, FOREIGN, fleet, NAMESPACE, resources } from '../../test/rules/fleet.ts';

const found = (objects: readonly string[], more: Files = {}): Promise<readonly Finding[]> =>
  findingsOf('unknown-reference', fleet(app(), { 'apps/app/all.yaml': [NAMESPACE, ...objects], ...more }));
/** The level, the last part of the path and the fix of each finding. */
const said = async (objects: readonly string[], more?: Files): Promise<string[]> =>
  briefWithFixes(await found(objects, more)).map((text) =>
    text.replace(/unknown-reference \S+\/(\w+\.yaml):\d+/, '$1'),
  );

const object = (apiVersion: string, kind: string, name: string, rest = '', namespace = 'web'): string =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: ${name}, namespace: ${namespace}}\n${rest}`;
const deployment = (pod: string, name = 'site'): string =>
  object(
    'apps/v1',
    'Deployment',
    name,
    `spec:\n  selector: {matchLabels: {app: ${name}}}\n  template:\n    metadata: {labels: {app: ${name}}}\n    spec: ${pod}`,
  );
const container = (rest: string): string => `{containers: [{name: a, image: "a:1", ${rest}}]}`;
const withVolume = (volume: string): string =>
  `\n      containers: [{name: a, image: "a:1"}]\n      volumes:\n        - name: v\n          ${volume}`;
const account = (name: string, namespace?: string): string => object('v1', 'ServiceAccount', name, '', namespace);
const secret = (name: string, namespace?: string): string =>
  object('v1', 'Secret', name, 'stringData: {TOKEN: "ENC[AES256_GCM,data:abc]"}', namespace);
const config = (name: string): string => object('v1', 'ConfigMap', name, 'data: {a.conf: b}');
const service = (name: string, ports = '[{name: http, port: 80}]'): string =>
  object('v1', 'Service', name, `spec: {selector: {app: site}, ports: ${ports}}`);
const ingress = (name: string, port = '{number: 80}', rest = ''): string =>
  object(
    'networking.k8s.io/v1',
    'Ingress',
    'site',
    `spec: {${rest}rules: [{host: a.example.com, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: ${name}, port: ${port}}}}]}}]}`,
  );
const store = (name: string, kind = 'ClusterSecretStore'): string =>
  `apiVersion: external-secrets.io/v1\nkind: ${kind}\nmetadata: {name: ${name}${kind.startsWith('Cluster') ? '' : ', namespace: web'}}\nspec: {provider: {fake: {data: [{key: a, value: b}]}}}`;
const external = (name: string, kind = 'ClusterSecretStore', target = 'site-secret'): string =>
  object(
    'external-secrets.io/v1',
    'ExternalSecret',
    'site',
    `spec: {secretStoreRef: {kind: ${kind}, name: ${name}}, target: {name: ${target}}, data: [{secretKey: TOKEN, remoteRef: {key: a}}]}`,
  );
const binding = (roleKind: string, role: string, subject: string, namespace: string): string =>
  object(
    'rbac.authorization.k8s.io/v1',
    'RoleBinding',
    'site',
    `roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ${roleKind}, name: ${role}}\nsubjects: [{kind: ServiceAccount, name: ${subject}, namespace: ${namespace}}]`,
  );
const role = (name: string, namespace?: string): string =>
  object(
    'rbac.authorization.k8s.io/v1',
    'Role',
    name,
    'rules: [{apiGroups: [""], resources: [pods], verbs: [get]}]',
    namespace,
  );
const release = (name: string, values: string): string =>
  object(
    'helm.toolkit.fluxcd.io/v2',
    'HelmRelease',
    name,
    `spec: {interval: 1h, chartRef: {kind: OCIRepository, name: chart}, values: ${values}}`,
  );
const SOURCE = object(
  'source.toolkit.fluxcd.io/v1',
  'OCIRepository',
  'chart',
  'spec: {interval: 1h, url: "oci://example.com/chart"}',
);
const claim = (name: string): string =>
  object(
    'v1',
    'PersistentVolumeClaim',
    name,
    'spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}',
  );

describe('a name like that of another object', () => {
  it.each([
    [
      'ServiceAccount',
      account('reporter'),
      '{serviceAccountName: reporterr, containers: [{name: a, image: "a:1"}]}',
      'reporter',
    ],
    [
      'Secret of a pull',
      secret('registry'),
      '{imagePullSecrets: [{name: regsitry}], containers: [{name: a, image: "a:1"}]}',
      'registry',
    ],
    ['Secret', secret('site-token'), container('envFrom: [{secretRef: {name: site-tokn}}]'), 'site-token'],
    [
      'key of a Secret',
      secret('site-token'),
      container('env: [{name: A, valueFrom: {secretKeyRef: {name: site-tokn, key: TOKEN}}}]'),
      'site-token',
    ],
    ['Secret volume', secret('site-token'), withVolume('secret:\n            secretName: site-tokens'), 'site-token'],
    [
      'projected Secret',
      secret('site-token'),
      withVolume('projected:\n            sources:\n              - secret:\n                  name: site-tokens'),
      'site-token',
    ],
    ['ConfigMap', config('site-config'), withVolume('configMap: {name: site-confg}'), 'site-config'],
    ['claim', claim('site-data'), withVolume('persistentVolumeClaim: {claimName: sitedata}'), 'site-data'],
  ])('is a warning with the name: %s', async (_, other, pod, fix) => {
    expect(await said([other, deployment(pod)])).toEqual([`warning all.yaml -> ${fix}`]);
    expect(
      await said([
        other,
        deployment(pod.replace(/reporterr|regsitry|site-tokns?|site-tokens|site-confg|sitedata/, fix)),
      ]),
    ).toEqual([]);
  });

  it('has the same words in another order', async () => {
    expect(
      await said([claim('web-data'), deployment(withVolume('persistentVolumeClaim: {claimName: data-web}'))]),
    ).toEqual(['warning all.yaml -> web-data']);
  });

  it('is that of an object of another kind', async () => {
    const pod = deployment(container('envFrom: [{configMapRef: {name: site-token}}]'));
    expect(await said([secret('site-token'), pod])).toEqual(['warning all.yaml']);
    expect(await said([store('vault', 'SecretStore'), external('vault')])).toEqual(['warning all.yaml -> SecretStore']);
    expect(await said([store('vault'), external('vault', 'SecretStore')])).toEqual([
      'warning all.yaml -> ClusterSecretStore',
    ]);
  });

  it('is looked for among what other objects make', async () => {
    const pod = deployment(container('envFrom: [{secretRef: {name: site-secrets}}]'));
    const [finding] = await found([store('vault'), external('vault'), pod]);
    expect(finding?.message).toContain('Did you mean `site-secret`, which ExternalSecret `site` creates?');
  });

  it('is not reported for what is optional, filled in later or in another namespace', async () => {
    const pod = (name: string): string => deployment(container(`envFrom: [{secretRef: ${name}}]`));
    expect(await said([secret('site-token'), pod('{name: site-tokn, optional: true}')])).toEqual([]);
    expect(await said([secret('site-token'), pod(`{name: "site-\${TOKN}"}`)])).toEqual([]);
    expect(await said([secret('site-token', 'flux-system'), pod('{name: site-tokn}')])).toEqual([]);
    expect(await said([secret('other'), pod('{name: site-token}')])).toEqual([]);
  });

  it('is not reported if the policy says that it comes from elsewhere', async () => {
    const policy = { '.github/gitops-gate.yaml': 'externals:\n  - {kind: ServiceAccount, name: reporterr}\n' };
    const pod = deployment('{serviceAccountName: reporterr, containers: [{name: a, image: "a:1"}]}');
    expect(await said([account('reporter'), pod], policy)).toEqual([]);
  });

  it('is not reported where a chart, an operator or a program may make it', async () => {
    const pod = deployment('{serviceAccountName: reporterr, containers: [{name: a, image: "a:1"}]}', 'site');
    const used = deployment('{serviceAccountName: reporter, containers: [{name: a, image: "a:1"}]}', 'other');
    const all = [account('reporter'), pod, used];
    expect(await said([...all, SOURCE, release('reporterr', '{}')])).toEqual([]);
    expect(await said([...all, SOURCE, release('other', '{serviceAccount: {name: reporterr}}')])).toEqual([]);
    expect(await said([...all, object('example.com/v1', 'Reporter', 'reporterr', 'spec: {}')])).toEqual([]);
    expect(await said(all)).toEqual(['warning all.yaml -> reporter']);
  });
});

describe('a binding', () => {
  it('grants to an account in another namespace', async () => {
    const all = (namespace: string): string[] => [
      account('site'),
      role('site'),
      binding('Role', 'site', 'site', namespace),
    ];
    expect(await said(all('website'))).toEqual(['warning all.yaml -> web']);
    expect(await said(all('web'))).toEqual([]);
    expect(await said([binding('Role', 'site', 'default', 'website'), role('site')])).toEqual([]);
  });

  it('is not reported where a chart in that namespace may make the account', async () => {
    const chart = release('site', '{}').replace('namespace: web', 'namespace: website');
    expect(await said([account('site'), binding('ClusterRole', 'view', 'site', 'website'), chart])).toEqual([]);
  });

  it('names a Role that only its build can have', async () => {
    expect(await said([account('site'), role('web-redaer'), binding('Role', 'web-reader', 'site', 'web')])).toEqual([
      'error all.yaml -> web-redaer',
    ]);
    expect(await said([account('site'), role('pods'), binding('Role', 'web-reader', 'site', 'web')])).toEqual([
      'error all.yaml',
    ]);
    expect(
      await said([account('site'), role('web-reader', 'flux-system'), binding('Role', 'web-reader', 'site', 'web')]),
    ).toEqual(['warning all.yaml']);
    expect(await said([account('site'), binding('Role', 'web-reader', 'site', 'web')])).toEqual([]);
    const [apart] = await found([role('web-reader', 'flux-system'), binding('Role', 'web-reader', 'default', 'web')]);
    expect(apart?.location.start).toEqual({ line: 12, column: 35 });
  });
});

describe('a store', () => {
  it('is an error next to the one that was meant', async () => {
    expect(await said([store('onepassword-connect'), external('onepassword')])).toEqual([
      'error all.yaml -> onepassword-connect',
    ]);
    expect(await said([store('vault', 'SecretStore'), external('valt', 'SecretStore')])).toEqual([
      'error all.yaml -> vault',
    ]);
  });

  it('is an error if the one that was meant is that of many', async () => {
    const others = ['a', 'b', 'c'].map((name) =>
      external('onepassword').replace('name: site,', `name: ${name},`).replace('site-secret', `${name}-secret`),
    );
    const one = { 'clusters/prod/stores.yaml': store('onepassword') };
    expect(await said([...others, external('onepasword')], one)).toEqual(['error all.yaml -> onepassword']);
    expect(await said([...others.slice(1), external('onepasword')], one)).toEqual(['warning all.yaml -> onepassword']);
  });

  it('is not reported if it comes from elsewhere or the other one is used', async () => {
    expect(await said([external('onepassword')])).toEqual([]);
    const used = external('onepassword-connect')
      .replace('name: site,', 'name: other,')
      .replace('site-secret', 'other-secret');
    expect(await said([store('onepassword-connect'), used, external('vault')])).toEqual([]);
  });
});

describe('a store that nothing defines', () => {
  const operator = release('external-secrets', '{installCRDs: true}');
  const all = [SOURCE, operator, external('onepassword')];

  it('is a warning where the cluster installs the operator', async () => {
    expect(await said(all)).toEqual(['warning all.yaml']);
    expect(await said([...all, store('onepassword')])).toEqual([]);
    expect(await said([SOURCE, release('other', '{}'), external('onepassword')])).toEqual([]);
  });

  it('is not reported where something else may define it', async () => {
    const extra = release('extra', '{objects: [{kind: ClusterSecretStore, metadata: {name: "{{ .Values.name }}"}}]}');
    expect(await said([...all, extra])).toEqual([]);
    const script = { 'bootstrap/store.sh': 'kubectl apply -f - <<< "kind: ClusterSecretStore"\n' };
    expect(await said(all, script)).toEqual([]);
    expect(await said(all, { 'other/store.yaml': store('onepassword') })).toEqual([]);
    const foreign = { 'clusters/prod/foreign.yaml': FOREIGN };
    expect(await said(all, foreign)).toEqual([]);
  });
});

describe('a store that nearly all others do not use', () => {
  const OPERATOR = release('external-secrets', '{}');
  const uses = (count: number, name: string): string[] =>
    Array.from({ length: count }, (_, index) =>
      external(name, 'ClusterSecretStore', `secret-${index}`).replace('name: site,', `name: site-${name}-${index},`),
    );

  it('looks like a mistake', async () => {
    const foreign = { 'clusters/prod/foreign.yaml': FOREIGN };
    const all = [SOURCE, OPERATOR, store('vault-connect'), ...uses(5, 'vault-connect')];
    expect(await said([...all, ...uses(1, 'vault')])).toEqual(['warning all.yaml']);
    expect(await said([...all, ...uses(1, 'vault')], foreign)).toEqual(['warning all.yaml']);
    expect(await said([...all, ...uses(1, 'other')], foreign)).toEqual([]);
    const few = [SOURCE, OPERATOR, store('vault-connect'), ...uses(4, 'vault-connect'), ...uses(1, 'vault')];
    expect(await said(few, foreign)).toEqual([]);
    expect(await said([...all, store('second'), ...uses(1, 'second'), ...uses(1, 'vault')], foreign)).toEqual([]);
  });
});

describe('an issuer', () => {
  const issuer = (name: string): string =>
    `apiVersion: cert-manager.io/v1\nkind: ClusterIssuer\nmetadata: {name: ${name}}\nspec: {selfSigned: {}}`;
  const certificate = (name: string): string =>
    object(
      'cert-manager.io/v1',
      'Certificate',
      'site',
      `spec: {secretName: site-tls, dnsNames: [a.example.com], issuerRef: {kind: ClusterIssuer, name: ${name}}}`,
    );

  it('is an error by a typo, a warning if nothing uses the other one', async () => {
    expect(await said([issuer('letsencrypt-prod'), certificate('letsencrypt-prd')])).toEqual([
      'error all.yaml -> letsencrypt-prod',
    ]);
    expect(await said([issuer('letsencrypt-prod'), certificate('letsencrypt-production')])).toEqual([
      'warning all.yaml',
    ]);
    expect(await said([issuer('letsencrypt-prod'), certificate('letsencrypt-prod')])).toEqual([]);
  });

  it('is used by a chart, too', async () => {
    const values = '{ingress: {annotations: {"cert-manager.io/cluster-issuer": letsencrypt-prod}}}';
    const all = [SOURCE, issuer('letsencrypt-prod'), release('site', values), certificate('vault')];
    expect(await said(all)).toEqual([]);
  });

  it('of an annotation is one, too', async () => {
    const annotated = ingress('site').replace(
      'namespace: web}',
      'namespace: web, annotations: {cert-manager.io/cluster-issuer: letsencrypt-prd}}',
    );
    expect(await said([issuer('letsencrypt-prod'), service('site'), annotated])).toEqual([
      'error all.yaml -> letsencrypt-prod',
    ]);
  });
});

describe('a Service', () => {
  it('has the port that is asked for', async () => {
    expect(await said([service('site'), ingress('site', '{number: 443}')])).toEqual(['error all.yaml -> 80']);
    expect(await said([service('site'), ingress('site', '{name: htp}')])).toEqual(['error all.yaml -> http']);
    expect(await said([service('site'), ingress('site', '{name: http}')])).toEqual([]);
  });

  it('without names for its ports is described by their numbers', async () => {
    const findings = await found([service('site', '[{port: 8080}]'), ingress('site', '{name: http}')]);
    expect(findings.map(({ message }) => message)).toEqual([
      expect.stringContaining('Its port is `8080`. Correct the port, or add it.'),
    ]);
  });

  it('outside of the cluster takes any port, but not for an Ingress of Traefik', async () => {
    const outside = object('v1', 'Service', 'site', 'spec: {type: ExternalName, externalName: site.example.com}');
    expect(await said([outside, ingress('site')])).toEqual([]);
    expect(await said([outside, ingress('site', '{number: 80}', 'ingressClassName: traefik, ')])).toEqual([
      'warning all.yaml',
    ]);
  });

  it('is one of a chart if it is called like its release', async () => {
    expect(await said([service('sites'), SOURCE, release('site', '{}'), ingress('sites')])).toEqual([]);
    expect(
      await said([
        service('sites'),
        ingress('sites'),
        SOURCE,
        release('site', '{}'),
        ingress('site').replace('{name: site,', '{name: two,'),
      ]),
    ).toEqual([]);
  });
});

describe('a route', () => {
  const gateway = (namespace = 'web'): string =>
    object(
      'gateway.networking.k8s.io/v1',
      'Gateway',
      'public',
      'spec: {gatewayClassName: a, listeners: [{name: https, port: 443, protocol: HTTP}]}',
      namespace,
    );
  const route = (parent: string, backend = '{name: site, port: 80}'): string =>
    object(
      'gateway.networking.k8s.io/v1',
      'HTTPRoute',
      'site',
      `spec:\n  parentRefs:\n    - ${parent}\n  rules: [{backendRefs: [${backend}]}]`,
    );

  it('has a Gateway, a listener and a port', async () => {
    expect(await said([service('site'), gateway(), route('name: public')])).toEqual([]);
    expect(await said([service('site'), gateway(), route('name: publik')])).toEqual(['warning all.yaml -> public']);
    expect(await said([service('site'), gateway(), route('name: public\n      sectionName: http')])).toEqual([
      'error all.yaml -> https',
    ]);
    expect(await said([service('site'), gateway(), route('name: public', '{name: site, port: 81}')])).toEqual([
      'error all.yaml -> 80',
    ]);
  });

  it('gets the namespace of its Gateway', async () => {
    expect(await said([service('site'), gateway('flux-system'), route('name: public')])).toEqual([
      'warning all.yaml -> \n      namespace: flux-system',
    ]);
    expect(
      await said([service('site'), gateway('flux-system'), route('name: public\n      namespace: flux-system')]),
    ).toEqual([]);
  });
});

describe('a key', () => {
  it('must be in an object that is known as a whole', async () => {
    const pod = (key: string): string =>
      deployment(container(`env: [{name: A, valueFrom: {secretKeyRef: {name: site-token, key: ${key}}}}]`));
    expect(await said([secret('site-token'), pod('TOKEN')])).toEqual([]);
    expect(await said([secret('site-token'), pod('TOKN')])).toEqual(['error all.yaml -> TOKEN']);
    expect(await said([secret('site-token').replace(/stringData.*/, ''), pod('TOKN')])).toEqual([]);
    const mounted = withVolume('configMap: {name: site, items: [{key: reports.yaml, path: b.conf}]}');
    expect(await said([config('site'), deployment(mounted)])).toEqual(['error all.yaml']);
    const injected = config('site').replace(
      'namespace: web}',
      'namespace: web, labels: {config.openshift.io/inject-trusted-cabundle: "true"}}',
    );
    expect(await said([injected, deployment(mounted)])).toEqual([]);
  });
});

describe('a claim', () => {
  it('is the only one that nothing uses', async () => {
    const pod = deployment(withVolume('persistentVolumeClaim: {claimName: storage}'));
    expect(await said([claim('site'), pod])).toEqual(['warning all.yaml']);
    expect(await said([claim('site'), claim('other'), pod])).toEqual([]);
    const user = deployment(withVolume('persistentVolumeClaim: {claimName: site}'), 'user');
    expect(await said([claim('site'), user, pod])).toEqual([]);
  });
});

describe('the values of a chart', () => {
  it('name a claim that exists, or is made', async () => {
    const values = (name: string): string => release('site', `{persistence: {config: {existingClaim: ${name}}}}`);
    expect(await said([SOURCE, claim('homeassistant-config'), values('home-assistant-config')])).toEqual([
      'warning all.yaml -> homeassistant-config',
    ]);
    expect(await said([SOURCE, claim('site-data'), values('"{{ .Release.Name }}-data"')])).toEqual([]);
    expect(await said([SOURCE, values('emptyDir')])).toEqual(['error all.yaml']);
    const off = release('site', '{persistence: {config: {enabled: false, existingClaim: emptyDir}}}');
    expect(await said([SOURCE, off])).toEqual([]);
  });

  it('name a claim as the others do', async () => {
    const uses = ['a', 'b', 'c', 'd'].map((name) =>
      release(name, `{persistence: {config: {existingClaim: ${name}-config}}}`),
    );
    const claims = ['a', 'b', 'c'].map((name) => claim(`${name}-config`));
    expect(await said([SOURCE, ...claims, ...uses])).toEqual(['warning all.yaml']);
    expect(await said([SOURCE, ...claims.slice(1), ...uses])).toEqual([]);
    const shared = release('e', '{persistence: {media: {existingClaim: media}}}');
    expect(await said([SOURCE, ...claims, ...uses, shared])).toEqual(['warning all.yaml']);
    const other = release('f', '{persistence: {config: {existingClaim: config-f}}}');
    expect(await said([SOURCE, ...claims, ...uses.slice(0, 3), shared, other])).toEqual([]);
  });

  it('may make the claims of a StatefulSet', async () => {
    const uses = ['a', 'b', 'c'].map((name) => release(name, `{persistence: {config: {existingClaim: ${name}}}}`));
    const copied = (name: string): string =>
      object('volsync.backube/v1alpha1', 'ReplicationSource', 'copy', `spec: {sourcePVC: ${name}, manual: now}`);
    const known = [SOURCE, ...['a', 'b', 'c'].map(claim), ...uses];
    expect(await said([...known, copied('files-x-0')])).toEqual(['warning all.yaml']);
    expect(await said([...known, copied('files-a-0')])).toEqual([]);
  });
});

describe('what the values of a chart name', () => {
  const values = (text: string, name = 'site'): string => release(name, text);

  it('is a Secret that the chart does not make itself', async () => {
    const existing = values('{auth: {existingSecret: site-postgres}}');
    expect(await said([SOURCE, secret('site-postgresql'), existing])).toEqual(['warning all.yaml -> site-postgresql']);
    expect(
      await said([SOURCE, secret('site-postgresql'), values('{auth: {existingSecretName: site-postgres}}')]),
    ).toEqual(['warning all.yaml -> site-postgresql']);
    expect(await said([SOURCE, secret('site-postgres'), secret('site-postgresql'), existing])).toEqual([]);
    expect(await said([SOURCE, secret('other'), existing])).toEqual([]);
    const off = values('{auth: {enabled: false, existingSecret: site-postgres}}');
    expect(await said([SOURCE, secret('site-postgresql'), off])).toEqual([]);
  });

  it('is what its volumes contain', async () => {
    const mount = (type: string, name: string): string => values(`{persistence: {a: {type: ${type}, name: ${name}}}}`);
    expect(await said([SOURCE, secret('blog-tls'), mount('secret', 'blogtls')])).toEqual([
      'warning all.yaml -> blog-tls',
    ]);
    expect(await said([SOURCE, config('blog-conf'), mount('configMap', 'blogconf')])).toEqual([
      'warning all.yaml -> blog-conf',
    ]);
    expect(await said([SOURCE, secret('blog-tls'), mount('secret', 'blog-tls')])).toEqual([]);
    expect(await said([SOURCE, secret('blog-tls'), mount('emptyDir', 'blogtls')])).toEqual([]);
    expect(await said([SOURCE, secret('blog-tls'), values('{other: {a: {type: secret, name: blogtls}}}')])).toEqual([]);
  });

  const gateway = (namespace: string): string =>
    object(
      'gateway.networking.k8s.io/v1',
      'Gateway',
      'public',
      'spec: {gatewayClassName: a, listeners: [{name: https, port: 443, protocol: HTTPS}]}',
      namespace,
    );
  const route = (parent: string): string => values(`{route: {app: {parentRefs: [${parent}]}}}`);
  const NETWORK = 'apiVersion: v1\nkind: Namespace\nmetadata: {name: network}';

  it('is a Gateway, in the namespace of the release if none is written', async () => {
    const all = (parent: string): string[] => [SOURCE, NETWORK, gateway('network'), route(parent)];
    expect(await said(all('{name: public}'))).toEqual(['warning all.yaml']);
    expect(await said(all('{name: public, namespace: network}'))).toEqual([]);
    expect(await said(all('{name: pubilc, namespace: network}'))).toEqual(['warning all.yaml -> public']);
    expect(await said(all('{name: public, namespace: network, sectionName: http}'))).toEqual([
      'error all.yaml -> https',
    ]);
    expect(await said(all('{name: public, kind: Service}'))).toEqual([]);
    expect(await said(all('public'))).toEqual([]);
    expect(await said([SOURCE, gateway('web'), route('{name: public}')])).toEqual([]);
  });

  it('may be a claim that a StatefulSet of the chart makes', async () => {
    const source = object(
      'volsync.backube/v1alpha1',
      'ReplicationSource',
      'site',
      'spec: {sourcePVC: config-site-0, trigger: {manual: a}}',
    );
    expect(await said([SOURCE, values('{}'), claim('unused'), source])).toEqual([]);
    expect(await said([SOURCE, values('{}', 'other'), claim('unused'), source])).toEqual(['warning all.yaml']);
  });
});

describe('what VolSync needs', () => {
  const replicated = (kind: string, spec: string): string =>
    object('volsync.backube/v1alpha1', kind, kind === 'ReplicationSource' ? 'site' : 'site-dst', `spec: ${spec}`);
  const repository = (
    name: string,
    keys = 'RESTIC_REPOSITORY: a, RESTIC_PASSWORD: "ENC[AES256_GCM,data:abc]"',
  ): string => object('v1', 'Secret', name, `stringData: {${keys}}`);
  const RESTORE = replicated('ReplicationDestination', '{trigger: {manual: a}, restic: {repository: site-volsync}}');

  it('is the Secret of its repository, with the keys of restic', async () => {
    expect(await said([repository('site-volsync'), RESTORE])).toEqual([]);
    expect(await said([repository('site-volsync', 'RESTIC_REPOSITORY: a'), RESTORE])).toEqual(['error all.yaml']);
    expect(await said([repository('site-r2-volsync'), SOURCE, release('site', '{}'), RESTORE])).toEqual([
      'warning all.yaml',
    ]);
    expect(await said([repository('a-b', 'OTHER: a'), RESTORE])).toEqual([]);
    const kopia = replicated('ReplicationSource', '{trigger: {manual: a}, kopia: {repository: site-volsnyc}}');
    expect(await said([repository('site-volsync', 'OTHER: a'), kopia])).toEqual(['warning all.yaml -> site-volsync']);
  });

  it('is what a claim is filled from', async () => {
    const filled = (name: string): string =>
      claim('data').replace(
        'spec: {',
        `spec: {dataSourceRef: {apiGroup: volsync.backube, kind: ReplicationDestination, name: ${name}}, `,
      );
    const all = [repository('site-volsync'), RESTORE];
    expect(await said([...all, filled('site-bootstrap')])).toEqual(['warning all.yaml']);
    expect(await said([...all, filled('site-dst')])).toEqual([]);
    expect(await said([filled('site-bootstrap')])).toEqual([]);
  });
});

describe('a custom resource', () => {
  const custom = (spec: string, group = 'k8s.keycloak.org'): string =>
    object(`${group}/v2`, 'Thing', 'thing', `spec: ${spec}`);
  const READS = '\n  db:\n    usernameSecret:\n      name: keycloak-secret\n      key: TOKEN';

  it('reads a Secret that the name of a field says', async () => {
    expect(await said([secret('keycloack-secret'), custom(READS)])).toEqual(['warning all.yaml -> keycloack-secret']);
    expect(
      await said([
        secret('keycloack-secret'),
        custom('\n  list:\n    - tokenSecretRef:\n        name: keycloak-secret'),
      ]),
    ).toEqual(['warning all.yaml -> keycloack-secret']);
    expect(await said([secret('keycloak-secret'), custom(READS.replace('TOKEN', 'TOKN'))])).toEqual([
      'warning all.yaml -> TOKEN',
    ]);
    expect(await said([secret('keycloak-secret'), custom(READS)])).toEqual([]);
  });

  it('may name what does not exist, and what it makes', async () => {
    const policy = { '.github/gitops-gate.yaml': 'externals:\n  - {kind: Secret, name: other}\n' };
    expect(await said([secret('unused'), custom(READS)], policy)).toEqual([]);
    const made = custom(
      '{privateKeySecretRef: {name: keycloak-secret}, writeConnectionSecretToRef: {name: keycloak-secret}}',
    );
    expect(await said([secret('keycloack-secret'), made])).toEqual([]);
    expect(await said([secret('keycloack-secret'), custom(READS, 'kyverno.io')])).toEqual([]);
  });
});

describe('what no Flux cluster applies', () => {
  it('is compared with its own build', async () => {
    const files = (name: string): Files => ({
      'overlay/kustomization.yaml': resources('all.yaml'),
      'overlay/all.yaml': [
        account('reporter'),
        deployment(`{serviceAccountName: ${name}, containers: [{name: a, image: "a:1"}]}`),
      ].join('\n---\n'),
    });
    const said = async (head: Files): Promise<string[]> => briefWithFixes(await findingsOf('unknown-reference', head));
    expect(await said(files('reporterr'))).toEqual(['warning unknown-reference overlay/all.yaml:13 -> reporter']);
    expect(await said({ ...files('reporterr'), 'other/a.yaml': account('reporterr') })).toEqual([]);
  });

  it('is not defined elsewhere by the same text', async () => {
    const files = (namespace: string): Files => ({
      'base/kustomization.yaml': resources('all.yaml'),
      'base/all.yaml': [role('pods', namespace), binding('Role', 'pods', 'default', 'web')].join('\n---\n'),
      'one/kustomization.yaml': `${resources('../base')}commonAnnotations: {env: one}\n`,
      'two/kustomization.yaml': `${resources('../base')}commonAnnotations: {env: two}\n`,
    });
    const said = async (head: Files): Promise<string[]> => briefWithFixes(await findingsOf('unknown-reference', head));
    expect(await said(files('web'))).toEqual([]);
    expect(await said(files('shop'))).toEqual(['warning unknown-reference base/all.yaml:8']);
    expect(await said({ ...files('shop'), 'other/role.yaml': role('pods') })).toEqual([]);
  });
});

describe('a selector', () => {
  const web = (labels: string, ports = '[{name: http, containerPort: 8080}]', name = 'shop'): string =>
    object(
      'apps/v1',
      'Deployment',
      name,
      `spec:\n  selector: {matchLabels: ${labels}}\n  template:\n    metadata: {labels: ${labels}}\n    spec: {containers: [{name: a, image: "a:1", ports: ${ports}}]}`,
    );
  const shop = (selector: string, target = '8080', namespace?: string): string =>
    object(
      'v1',
      'Service',
      'shop',
      `spec: {selector: ${selector}, ports: [{port: 80, targetPort: ${target}}]}`,
      namespace,
    );
  const monitor = (labels: string, port = 'http', rest = ''): string =>
    object(
      'monitoring.coreos.com/v1',
      'ServiceMonitor',
      'shop',
      `spec: {selector: {matchLabels: ${labels}}, endpoints: [{port: ${port}}]${rest}}`,
    );
  const budget = (labels: string): string =>
    object('policy/v1', 'PodDisruptionBudget', 'shop', `spec: {minAvailable: 1, selector: {matchLabels: ${labels}}}`);

  it('does not match the labels of the pods by a typo', async () => {
    expect(await said([web('{app: backend}'), shop('{app: backedn}')])).toEqual(['warning all.yaml -> backend']);
    expect(await said([web('{app: backend}'), shop('{app: backend}')])).toEqual([]);
    expect(await said([web('{app: backend}'), budget('{app: backedn}')])).toEqual(['warning all.yaml -> backend']);
  });

  it('is right if the workload does not match itself', async () => {
    const wrong = web('{app: backend}').replace(
      'metadata: {labels: {app: backend}}',
      'metadata: {labels: {app: backedn}}',
    );
    expect(await said([wrong, shop('{app: backend}')])).toEqual([]);
  });

  it('has other labels than the workload of its name', async () => {
    expect(await said([web('{app.kubernetes.io/name: shop}'), shop('{app: shop}')])).toEqual(['warning all.yaml']);
    expect(await said([web('{app: shop}'), shop('{app: shop, role: primary}')])).toEqual([]);
    expect(await said([web('{app: shop}', '[]', 'other'), shop('{app: web}')])).toEqual([]);
  });

  it('is in another namespace than what it matches', async () => {
    expect(await said([web('{app: shop}'), shop('{app: shop}', '8080', 'flux-system')])).toEqual(['warning all.yaml']);
  });

  it('is not reported where a chart may make the pods', async () => {
    expect(await said([web('{app: backend}'), shop('{app: backedn}'), SOURCE, release('backedn', '{}')])).toEqual([]);
  });

  it('names a port that no container has', async () => {
    expect(await said([web('{app: shop}'), shop('{app: shop}', 'htpp')])).toEqual(['error all.yaml -> http']);
    expect(await said([web('{app: shop}'), shop('{app: shop}', 'http')])).toEqual([]);
    expect(await said([web('{app: shop}'), shop('{app: shop}', '9090')])).toEqual([]);
    const injected = web('{app: shop, sidecar.istio.io/inject: "true"}');
    expect(await said([injected, shop('{app: shop}', 'metrics')])).toEqual([]);
  });

  it('of a ServiceMonitor matches labels and ports of Services', async () => {
    const labeled = service('shop', '[{name: http, port: 80}]').replace(
      'namespace: web}',
      'namespace: web, labels: {app: backend}}',
    );
    const pods = web('{app: site}');
    expect(await said([pods, labeled, monitor('{app: backend}')])).toEqual([]);
    expect(await said([pods, labeled, monitor('{app: backend}', 'metrics')])).toEqual(['warning all.yaml -> http']);
    expect(await said([pods, labeled, monitor('{app: backnd}')])).toEqual(['warning all.yaml -> backend']);
    const elsewhere = ', namespaceSelector: {matchNames: [flux-system]}';
    expect(await said([pods, labeled, monitor('{app: backend}', 'http', elsewhere)])).toEqual(['warning all.yaml']);
    expect(await said([pods, labeled, monitor('{app: backend}', 'http', ', namespaceSelector: {any: true}')])).toEqual(
      [],
    );
  });
});

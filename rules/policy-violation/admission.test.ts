import { describe, expect, it } from 'vitest';
import { bootstrap, kustomization } from '../../test/flux/repository.ts';
import { brief, type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { deployment } from '../../test/rules/fleet.ts';

const ID = 'policy-violation';

interface PolicyParts {
  readonly match?: string;
  readonly spec?: string;
  readonly binding?: string;
  readonly actions?: string;
}

/** A ValidatingAdmissionPolicy for Deployments and its binding. */
function policy(expression: string, { match, spec = '', binding = '', actions = '[Deny]' }: PolicyParts = {}): string {
  return `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata: {name: own}
spec:
  matchConstraints:
    ${match ?? 'resourceRules: [{apiGroups: [apps], apiVersions: [v1], operations: [CREATE, UPDATE], resources: [deployments]}]'}
${spec}
  validations:
  - expression: ${JSON.stringify(expression)}
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicyBinding
metadata: {name: own}
spec:
  policyName: own
  validationActions: ${actions}
${binding}
`;
}

const NAMESPACE = 'apiVersion: v1\nkind: Namespace\nmetadata: {name: web, labels: {tier: gold}}\n';

/** An overlay that brings a policy, a Namespace and objects. */
function overlay(rule: string, object: string, more: Files = {}): Files {
  const names = ['policy.yaml', 'namespace.yaml', 'web.yaml', ...Object.keys(more)];
  return {
    'kustomization.yaml': `resources: [${names.join(', ')}]`,
    'policy.yaml': rule,
    'namespace.yaml': NAMESPACE,
    'web.yaml': object,
    ...more,
  };
}

async function found(rule: string, object = deployment(), more: Files = {}): Promise<string[]> {
  return brief(await findingsOf(ID, overlay(rule, object, more)));
}

const AT_NAME = [`error ${ID} web.yaml:3`];

describe('ValidatingAdmissionPolicy', () => {
  it('reports the field that decides, with the place in the policy', async () => {
    const files = overlay(policy('object.spec.replicas <= 5'), deployment('replicas: 6'));
    const [finding] = await findingsOf(ID, files);
    expect(finding?.message).toBe(
      'ValidatingAdmissionPolicy `own` rejects Deployment `web`: `object.spec.replicas <= 5` is false.',
    );
    expect(finding?.location).toMatchObject({ path: 'web.yaml', start: { line: 5 } });
    expect(finding?.related).toMatchObject([{ location: { path: 'policy.yaml', start: { line: 9 } } }]);
  });

  it('has the level of the action', async () => {
    const level = async (actions: string): Promise<string | undefined> =>
      (await found(policy('false', { actions })))[0]?.split(' ')[0];
    expect(await level('[Deny]')).toBe('error');
    expect(await level('[Warn, Audit]')).toBe('warning');
    expect(await level('[Audit]')).toBe('notice');
    expect(await level('[Audit, Deny]')).toBe('error');
  });

  it('needs a binding in the same cluster', async () => {
    const [alone = '', binding = ''] = policy('false').split('---\n');
    expect(await found(alone)).toEqual([]);
    expect(await found(binding)).toEqual([]);
    expect(await found(alone, deployment(), { 'binding.yaml': binding })).toEqual(AT_NAME);
    expect(
      brief(
        await findingsOf(ID, {
          ...overlay(alone, deployment()),
          'other/kustomization.yaml': 'resources: [b.yaml]',
          'other/b.yaml': binding,
        }),
      ),
    ).toEqual([]);
  });

  it.each([
    ['apiGroups: ["*"], apiVersions: ["*"], operations: ["*"], resources: ["*"]', 1],
    ['apiGroups: [apps], apiVersions: [v1], operations: [CREATE], resources: ["deployments/*"]', 1],
    ['apiGroups: [apps], apiVersions: [v1], operations: [CREATE], resources: [deployments/scale]', 0],
    ['apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: ["*"]', 0],
    ['apiGroups: [apps], apiVersions: [v1], operations: [DELETE], resources: [deployments]', 0],
    ['apiGroups: [apps], apiVersions: [v1], operations: [CREATE], resources: [deployments], scope: Cluster', 0],
    ['apiGroups: [apps], apiVersions: [v1], operations: [CREATE], resources: [deployments], scope: Namespaced', 1],
    ['apiGroups: [apps], apiVersions: [v1], operations: [CREATE], resources: [deployments], resourceNames: [api]', 0],
    ['apiGroups: [apps], apiVersions: [v1], operations: [CREATE], resources: [deployments], resourceNames: [web]', 1],
    // Another version is converted, which may change the fields.
    ['apiGroups: [apps], apiVersions: [v1beta1], operations: [CREATE], resources: [deployments]', 0],
  ])('matches rules with %s', async (rule, count) => {
    expect(await found(policy("object.kind != 'Deployment'", { match: `resourceRules: [{${rule}}]` }))).toHaveLength(
      count,
    );
    const all = 'resourceRules: [{apiGroups: [apps], apiVersions: [v1], operations: [CREATE], resources: ["*"]}]';
    if (!rule.includes('v1beta1'))
      expect(
        await found(policy("object.kind != 'Deployment'", { match: `${all}\n    excludeResourceRules: [{${rule}}]` })),
      ).toHaveLength(1 - count);
  });

  it.each([
    ['namespaceSelector: {matchLabels: {tier: gold}}', 1],
    ['namespaceSelector: {matchLabels: {tier: silver}}', 0],
    ['namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: NotIn, values: [web]}]}', 0],
    ['namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: In, values: [web]}]}', 1],
    ['objectSelector: {matchExpressions: [{key: team, operator: Exists}]}', 1],
    ['objectSelector: {matchExpressions: [{key: team, operator: DoesNotExist}]}', 0],
    ['objectSelector: {matchExpressions: [{key: team, operator: NotIn, values: [b]}]}', 1],
    ['objectSelector: {matchLabels: {team: b}}', 0],
  ])('matches objects with %s, in the policy and in the binding', async (selector, count) => {
    const rules = 'resourceRules: [{apiGroups: [apps], apiVersions: [v1], operations: [CREATE], resources: ["*"]}]';
    const object = deployment('', ', labels: {team: a}');
    expect(await found(policy('false', { match: `${rules}\n    ${selector}` }), object)).toHaveLength(count);
    expect(await found(policy('false', { binding: `  matchResources: {${selector}}` }), object)).toHaveLength(count);
  });

  it('does not know the labels of a Namespace that is not defined here, apart from its name', async () => {
    const selector = (text: string): string =>
      policy('false', { binding: `  matchResources: {namespaceSelector: ${text}}` });
    const other = deployment().replace('namespace: web', 'namespace: other');
    expect(await found(selector('{matchLabels: {tier: gold}}'), other)).toEqual([]);
    expect(await found(selector('{matchExpressions: [{key: tier, operator: DoesNotExist}]}'), other)).toEqual([]);
    expect(await found(selector('{matchLabels: {kubernetes.io/metadata.name: other}}'), other)).toEqual(AT_NAME);
  });

  it('evaluates match conditions, variables, namespaceObject and request', async () => {
    const conditions = (text: string): string => `  matchConditions: [{name: c, expression: ${JSON.stringify(text)}}]`;
    expect(await found(policy('false', { spec: conditions("object.metadata.name == 'web'") }))).toEqual(AT_NAME);
    expect(await found(policy('false', { spec: conditions("object.metadata.name == 'api'") }))).toEqual([]);
    expect(await found(policy('false', { spec: conditions("request.userInfo.username == 'x'") }))).toEqual([]);
    expect(
      await found(
        policy('false', { spec: conditions("authorizer.group('').resource('pods').check('get').allowed()") }),
      ),
    ).toEqual([]);
    const variables = '  variables: [{name: a, expression: "1"}, {name: b, expression: variables.a + 1}]';
    expect(await found(policy('variables.b == 3', { spec: variables }))).toEqual(AT_NAME);
    expect(await found(policy('variables.b == 2', { spec: variables }))).toEqual([]);
    expect(await found(policy("namespaceObject.metadata.labels.tier != 'gold'"))).toEqual(AT_NAME);
    expect(await found(policy("request.namespace == 'web' && request.resource.resource == 'deployments'"))).toEqual([]);
    expect(await found(policy("request.kind.kind != 'Deployment'"))).toEqual(AT_NAME);
    // Whether the object is new is not known.
    expect(await found(policy("request.operation == 'CREATE'"))).toEqual([]);
    expect(await found(policy("request.operation == 'UPDATE'"))).toEqual([]);
  });

  it('evaluates parameters by name and by selector, each by itself', async () => {
    const spec = '  paramKind: {apiVersion: v1, kind: ConfigMap}';
    const rule = (ref: string): string =>
      policy('object.spec.replicas <= int(params.data.most)', {
        spec,
        binding: `  paramRef: {${ref}, parameterNotFoundAction: Deny}`,
      });
    const config = (name: string, most: number, namespace = 'web'): string =>
      `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}, namespace: ${namespace}, labels: {limits: on}}\ndata: {most: "${most}"}\n`;
    const check = (ref: string, configs: string): Promise<string[]> =>
      found(rule(ref), deployment('replicas: 6'), { 'config.yaml': configs });
    const at = [`error ${ID} web.yaml:5`];
    expect(await check('name: limits', config('limits', 5))).toEqual(at);
    expect(await check('name: limits', config('limits', 6))).toEqual([]);
    expect(await check('name: limits', config('limits', 5, 'other'))).toEqual([]);
    expect(await check('name: limits, namespace: other', config('limits', 5, 'other'))).toEqual(at);
    expect(await check('name: elsewhere', config('limits', 5))).toEqual([]);
    expect(await check('selector: {matchLabels: {limits: "on"}}', `${config('a', 9)}---\n${config('b', 5)}`)).toEqual(
      at,
    );
    expect(await check('selector: {matchLabels: {limits: "off"}}', config('b', 5))).toEqual([]);
    // Without parameters, `params` is null.
    expect(await found(policy('params == null', { spec }))).toEqual([]);
  });

  it('evaluates parameters of a custom kind at their own level, and not those of another version', async () => {
    const spec = '  paramKind: {apiVersion: rules.example.com/v1, kind: ReplicaLimit}';
    const rule = policy('object.spec.replicas <= params.maxReplicas', {
      spec,
      binding:
        '  paramRef: {name: limit, namespace: default, parameterNotFoundAction: Deny}\n  matchResources: {namespaceSelector: {matchLabels: {tier: gold}}}',
    });
    const limit = (version: string): string =>
      `apiVersion: rules.example.com/${version}\nkind: ReplicaLimit\nmetadata: {name: limit, namespace: default}\nmaxReplicas: 3\n`;
    const check = (version: string, replicas: number): Promise<string[]> =>
      found(rule, deployment(`replicas: ${replicas}`), { 'limit.yaml': limit(version) });
    expect(await check('v1', 4)).toEqual([`error ${ID} web.yaml:5`]);
    expect(await check('v1', 3)).toEqual([]);
    expect(await check('v2', 4)).toEqual([]);
  });

  it('composes variables that read the Namespace and each other', async () => {
    const spec = `  variables:
  - name: tier
    expression: "'tier' in namespaceObject.metadata.labels ? namespaceObject.metadata.labels['tier'] : 'none'"
  - name: exempt
    expression: "has(object.metadata.labels) && 'exempt' in object.metadata.labels && object.metadata.labels['exempt'] == 'true'"
  - name: checked
    expression: object.spec.template.spec.containers.filter(c, c.image.contains('ghcr.io'))`;
    const rule = policy("variables.exempt || variables.checked.all(c, c.image.startsWith(variables.tier + '.'))", {
      spec,
    }).replace(
      '---',
      `    messageExpression: "'only ' + variables.tier + ' images are allowed in namespace ' + namespaceObject.metadata.name"\n---`,
    );
    const [finding, ...others] = await findingsOf(ID, overlay(rule, deployment()));
    expect(others).toEqual([]);
    expect(finding?.message).toContain('`web`: only gold images are allowed in namespace web.');
    expect(finding?.location.start.line).toBe(12);
    expect(await found(rule, deployment('', ', labels: {exempt: "true"}'))).toEqual([]);
    expect(await found(rule, deployment().replace('ghcr.io', 'gold.ghcr.io'))).toEqual([]);
    expect(await found(rule, deployment().replace('ghcr.io', 'quay.io'))).toEqual([]);
  });

  it('reports expressions that fail, unless the policy ignores failures', async () => {
    const expression = "object.metadata.labels['team'] == 'a'";
    const object = deployment('', ', labels: {other: b}');
    expect(await found(policy(expression), object)).toEqual(AT_NAME);
    expect(await found(policy(expression, { spec: '  failurePolicy: Ignore' }), object)).toEqual([]);
  });

  it('does not evaluate a policy that does not compile, which is a finding of its own', async () => {
    for (const expression of [
      "object.spec.replicas == '3' || 'a' == 1",
      "image('nginx').tag() == 'b'",
      'absent == 1',
    ]) {
      const files = overlay(policy(expression), deployment());
      expect(await findingsOf(ID, files)).toEqual([]);
      expect(brief(await findingsOf('schema', files))).toEqual([`error schema policy.yaml:9`]);
    }
  });

  it('rejects where a value of the wrong type is read', async () => {
    expect(await found(policy('object.spec.replicas.size() > 1'), deployment('replicas: 6'))).toEqual([
      `error ${ID} web.yaml:5`,
    ]);
    expect(await found(policy('object.spec.replicas.size() > 1', { spec: '  failurePolicy: Ignore' }))).toEqual([]);
  });

  it('rejects if the expression of an audit annotation fails, whatever the actions are', async () => {
    const annotated = (expression: string, more = ''): string =>
      policy('true', {
        spec: `  auditAnnotations: [{key: a, valueExpression: ${JSON.stringify(expression)}}]\n${more}`,
        actions: '[Audit]',
      });
    expect(await found(annotated('object.spec.absent'))).toEqual([`error ${ID} web.yaml:4`]);
    expect(await found(annotated("'replicas: ' + string(object.spec.replicas)"))).toEqual([]);
    expect(await found(annotated('object.spec.absent', '  failurePolicy: Ignore'))).toEqual([]);
  });

  it('knows the defaults of the API server', async () => {
    expect(await found(policy('object.spec.replicas == 1'))).toEqual([]);
    expect(await found(policy("has(object.spec.strategy) && object.spec.strategy.type == 'RollingUpdate'"))).toEqual(
      [],
    );
    expect(await found(policy("object.spec.template.spec.containers.all(c, c.imagePullPolicy == 'Always')"))).toEqual(
      [],
    );
    expect(await found(policy("object.spec.template.spec.dnsPolicy != 'ClusterFirst'"))).toEqual([
      `error ${ID} web.yaml:9`,
    ]);
    expect(await found(policy('!has(object.metadata.uid)'))).toEqual([]);
    // Go leaves out a number that is 0.
    expect(await found(policy('!has(object.spec.minReadySeconds)'), deployment('minReadySeconds: 0'))).toEqual([]);
    expect(await found(policy('!has(object.spec.minReadySeconds)'), deployment('minReadySeconds: 5'))).toEqual([
      `error ${ID} web.yaml:5`,
    ]);
  });

  it('knows the API groups of subjects', async () => {
    const match =
      'resourceRules: [{apiGroups: ["*"], apiVersions: ["*"], operations: ["*"], resources: [rolebindings]}]';
    const rule = policy(
      "object.subjects.all(s, s.kind == 'ServiceAccount' ? !has(s.apiGroup) : s.apiGroup == 'rbac.authorization.k8s.io')",
      { match },
    );
    const binding = (group: string): string => `apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: web, namespace: web}
roleRef: {kind: ClusterRole, name: view}
subjects:
- {kind: ServiceAccount, name: web}
- {kind: Group, name: web${group}}
`;
    expect(await found(rule, binding(''))).toEqual([]);
    expect(await found(rule, binding(', apiGroup: example.com'))).toEqual([`error ${ID} web.yaml:7`]);
  });

  it('does not know what may be filled into other kinds', async () => {
    const any = 'resourceRules: [{apiGroups: ["*"], apiVersions: ["*"], operations: ["*"], resources: ["*"]}]';
    const other = (apiVersion: string, kind: string): string =>
      `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: web, namespace: web}\nspec: {a: 1}\n`;
    const rule = policy("!(object.kind in ['Odd', 'HorizontalPodAutoscaler']) || has(object.spec.b)", { match: any });
    expect(await found(rule, other('example.com/v1', 'Odd'))).toEqual([]);
    expect(await found(rule, other('autoscaling/v2', 'HorizontalPodAutoscaler'))).toEqual([]);
    const definition = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: odds.example.com}
spec:
  group: example.com
  names: {kind: Odd, plural: odds}
  scope: Namespaced
  versions:
  - name: v1
    served: true
    storage: true
    schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, properties: {a: {type: integer}, DEFAULTED}}}}}
`;
    const defined = (field: string): Promise<string[]> =>
      found(rule, other('example.com/v1', 'Odd'), { 'crd.yaml': definition.replace('DEFAULTED', field) });
    expect(await defined('b: {type: integer}')).toEqual([`error ${ID} web.yaml:4`]);
    expect(await defined('b: {type: integer, default: 1}')).toEqual([]);
    expect(
      await found(
        policy('false', { match: any.replace('resources: ["*"]', 'resources: [odds]') }),
        other('example.com/v1', 'Odd'),
        {
          'crd.yaml': definition.replace('DEFAULTED', 'b: {type: integer}'),
        },
      ),
    ).toEqual(AT_NAME);
  });

  it('is only likely where something changes objects before', async () => {
    const mutating = `apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: {name: hook}
webhooks: []
`;
    const rule = policy('false');
    expect(await found(rule, deployment(), { 'hook.yaml': mutating })).toEqual([`warning ${ID} web.yaml:3`]);
    expect((await findingsOf(ID, overlay(rule, deployment(), { 'hook.yaml': mutating })))[0]?.message).toContain(
      '`own` may reject Deployment `web`: ',
    );
  });

  it('is silent where a value or an expression is not known', async () => {
    expect(await found(policy('object.spec.replicas <= 5'), deployment(`replicas: \${REPLICAS}`))).toEqual([]);
    expect(await found(policy(`object.metadata.name != '\${NAME}'`))).toEqual([]);
  });

  it('compares with the object of the base', async () => {
    const change = async (rule: string, before: string, after: string): Promise<string[]> =>
      brief(await findingsOf(ID, overlay(rule, after), { base: overlay(rule, before) }));
    const immutable = policy('oldObject == null || object.spec.replicas == oldObject.spec.replicas');
    expect(await change(immutable, deployment('replicas: 1'), deployment('replicas: 2'))).toEqual([
      `error ${ID} web.yaml:5`,
    ]);
    expect(await change(immutable, deployment('replicas: 1'), deployment())).toEqual([]);
    // A rule for new objects concerns one that exists only in a new cluster.
    const created = policy('object.spec.replicas <= 5', {
      match: 'resourceRules: [{apiGroups: [apps], apiVersions: [v1], operations: [CREATE], resources: [deployments]}]',
    });
    const [six, one] = [deployment('replicas: 6'), deployment('replicas: 1')];
    expect(await change(created, one, six)).toEqual([`warning ${ID} web.yaml:5`]);
    const [finding] = await findingsOf(ID, overlay(created, six), { base: overlay(created, one) });
    expect(finding?.message).toContain('`own` would reject Deployment `web` in a new cluster: ');
  });

  it('evaluates policies for pods on those that workloads create', async () => {
    const match = 'resourceRules: [{apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods]}]';
    const pods = (expression: string, object = deployment()): Promise<string[]> =>
      found(policy(expression, { match }), object);
    expect(await pods("object.spec.containers.all(c, !c.image.startsWith('ghcr.io/'))")).toEqual([
      `error ${ID} web.yaml:12`,
    ]);
    expect(await pods("object.spec.containers.all(c, c.image.startsWith('ghcr.io/'))")).toEqual([]);
    expect(await pods("object.metadata.labels.app == 'api'")).toEqual([`error ${ID} web.yaml:8`]);
    expect(await pods('has(object.spec.hostNetwork)')).toEqual([`error ${ID} web.yaml:9`]);
    const [finding] = await findingsOf(ID, overlay(policy('false', { match }), deployment()));
    expect(finding?.message).toContain('rejects the pods of Deployment `web`');
    // What controllers and the API server set is not known.
    expect(await pods("object.metadata.name.startsWith('api')")).toEqual([]);
    expect(await pods('!has(object.metadata.ownerReferences)')).toEqual([]);
    expect(await pods('object.spec.containers.all(c, has(c.resources.limits))')).toEqual([]);
    expect(await pods("!has(object.spec.serviceAccountName) || object.spec.serviceAccountName == 'x'")).toEqual([]);
    expect(await pods("request.userInfo.username == 'x'")).toEqual([]);
    expect(await pods('false', deployment('replicas: 0'))).toEqual([]);
  });

  it('holds for the cluster that runs the policy', async () => {
    const fleet = (place: string): Files => ({
      ...bootstrap('clusters/a'),
      ...bootstrap('clusters/b'),
      [`clusters/${place}/policy.yaml`]: kustomization('policies', './policies'),
      'clusters/a/apps.yaml': kustomization('apps', './apps'),
      'clusters/b/remote.yaml': kustomization('apps', './apps', '  kubeConfig: {secretRef: {name: remote}}'),
      'policies/policy.yaml': policy('false'),
      'apps/web.yaml': deployment(),
      'apps/namespace.yaml': NAMESPACE,
    });
    const [finding, ...others] = await findingsOf(ID, fleet('a'));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ severity: 'error', builds: ['clusters/a'], location: { path: 'apps/web.yaml' } });
    const suspended = { 'clusters/a/policy.yaml': kustomization('policies', './policies', '  suspend: true') };
    expect(await findingsOf(ID, { ...fleet('a'), ...suspended })).toEqual([]);
    // In the other cluster, the objects go to a third one.
    expect(await findingsOf(ID, fleet('b'))).toEqual([]);
  });

  it('holds for the cluster that Argo CD applies both to', async () => {
    const application = (name: string, server: string): string => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: ${name}, namespace: argocd}
spec:
  project: default
  destination: {server: "${server}", namespace: web}
  source: {repoURL: "https://github.com/acme/fleet", path: ${name}, targetRevision: HEAD}
`;
    const check = async (server: string): Promise<string[]> =>
      brief(
        await findingsOf(
          ID,
          {
            'apps/apps.yaml': [application('policies', 'https://kubernetes.default.svc'), application('web', server)],
            'policies/policy.yaml': policy('false'),
            'web/web.yaml': deployment(),
          },
          { repositories: ['https://github.com/acme/fleet'] },
        ),
      );
    expect(await check('https://kubernetes.default.svc')).toEqual([`error ${ID} web/web.yaml:3`]);
    expect(await check('https://other.example.com')).toEqual([]);
    expect(await check('{{server}}')).toEqual([]);
  });
});

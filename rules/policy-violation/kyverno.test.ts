import { describe, expect, it } from 'vitest';
import { brief, type Files, findingsOf } from '../../test/rules/check-tree.ts';

const ID = 'policy-violation';
const PODS = 'resourceRules: [{apiGroups: [""], apiVersions: [v1], operations: [CREATE, UPDATE], resources: [pods]}]';
const DEPLOYMENTS =
  'resourceRules: [{apiGroups: [apps], apiVersions: [v1], operations: [CREATE], resources: [deployments]}]';

function policy(expression: string, match = PODS, spec = '', kind = 'ValidatingPolicy'): string {
  const namespace = kind === 'ValidatingPolicy' ? '' : ', namespace: web';
  return `apiVersion: policies.kyverno.io/v1
kind: ${kind}
metadata: {name: own${namespace}}
spec:
  matchConstraints: {${match}}
${spec}
  validations:
  - expression: ${JSON.stringify(expression)}
    message: Not so.
`;
}

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
      - name: web
        image: ghcr.io/example/web:1.4.2
`;

async function found(rule: string, object = DEPLOYMENT, more: Files = {}): Promise<string[]> {
  const names = ['policy.yaml', 'web.yaml', ...Object.keys(more)];
  const files = { 'kustomization.yaml': `resources: [${names.join(', ')}]`, 'policy.yaml': rule, 'web.yaml': object };
  return brief(await findingsOf(ID, { ...files, ...more }));
}

describe('ValidatingPolicy of Kyverno', () => {
  it('needs no binding, and rejects unless it says otherwise', async () => {
    const at = (actions: string): Promise<string[]> => found(policy('false', DEPLOYMENTS, actions));
    expect(await at('')).toEqual([`error ${ID} web.yaml:3`]);
    expect(await at('  validationActions: [Warn]')).toEqual([`warning ${ID} web.yaml:3`]);
    expect(await at('  validationActions: [Audit]')).toEqual([`notice ${ID} web.yaml:3`]);
    expect(await at('  evaluation: {mode: JSON}')).toEqual([]);
    expect(await at('  evaluation: {admission: {enabled: false}}')).toEqual([]);
  });

  it('extends policies for pods to workloads', async () => {
    const expression = "object.spec.containers.all(c, !c.image.startsWith('ghcr.io/'))";
    expect(await found(policy(expression))).toEqual([`error ${ID} web.yaml:11`]);
    expect(await found(policy("object.metadata.labels.app == 'api'"))).toEqual([`error ${ID} web.yaml:7`]);
    expect(await found(policy("object.metadata.namespace == 'web'"))).toEqual([]);
    const cronJob = `apiVersion: batch/v1
kind: CronJob
metadata: {name: web, namespace: web}
spec:
  schedule: "@daily"
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
          - {name: web, image: "ghcr.io/example/web:1.4.2"}
`;
    expect(await found(policy(expression), cronJob)).toEqual([`error ${ID} web.yaml:12`]);
  });

  it('extends them only to the workloads that it names', async () => {
    const only = (controllers: string): Promise<string[]> =>
      found(policy('false', PODS, `  autogen: {podControllers: {controllers: ${controllers}}}`));
    expect(await only('[deployments]')).toHaveLength(1);
    expect(await only('[statefulsets]')).toEqual([]);
    // Kyverno makes no policies from one that selects pods by their labels, but still rejects the pods.
    const labeled = policy('false', `${PODS}, objectSelector: {matchLabels: {app: web}}`);
    expect(await found(labeled)).toHaveLength(1);
    expect(await found(labeled.replace('app: web', 'app: api'))).toEqual([]);
  });

  it('accepts exceptions that may apply', async () => {
    const exception = (conditions: string, name = 'own'): Files => ({
      'exception.yaml': `apiVersion: policies.kyverno.io/v1
kind: PolicyException
metadata: {name: allowed, namespace: web}
spec:
  policyRefs: [{name: ${name}, kind: ValidatingPolicy}]
  matchConditions: ${conditions}
`,
    });
    const check = (more: Files): Promise<string[]> => found(policy('false', DEPLOYMENTS), DEPLOYMENT, more);
    const named = (name: string): string => `[{name: c, expression: "object.metadata.name == '${name}'"}]`;
    expect(await check(exception(named('web')))).toEqual([]);
    expect(await check(exception(named('api')))).toHaveLength(1);
    expect(await check(exception('[]'))).toEqual([]);
    expect(await check(exception(named('web'), 'other'))).toHaveLength(1);
    expect(await check(exception('[{name: c, expression: "request.userInfo.username == \'a\'"}]'))).toEqual([]);
  });

  it('ignores the namespaces that Kyverno ignores, and other namespaces where it is of one', async () => {
    const elsewhere = (namespace: string): string => DEPLOYMENT.replace('namespace: web', `namespace: ${namespace}`);
    expect(await found(policy('false', DEPLOYMENTS), elsewhere('kube-system'))).toEqual([]);
    const namespaced = policy('false', DEPLOYMENTS, '', 'NamespacedValidatingPolicy');
    expect(await found(namespaced)).toHaveLength(1);
    expect(await found(namespaced, elsewhere('other'))).toEqual([]);
  });

  it('is silent about what only Kyverno knows', async () => {
    expect(await found(policy("resource.Get('v1', 'configmaps', 'a', 'b').data.x == 'y'", DEPLOYMENTS))).toEqual([]);
    expect(await found(policy('images.containers.all(i, image.GetMetadata(i).config == {})', DEPLOYMENTS))).toEqual([]);
    expect(await found(policy('object.spec.absent == 1', DEPLOYMENTS))).toEqual([]);
  });

  it.each([
    ['object.spec.', 'is not a valid CEL expression'],
    ['1', 'must be of type `bool`, but is of type `int`'],
    ["object.metadata.name.startWith('a')", 'Did you mean `startsWith`?'],
    ['variables.one == 1', 'uses the variable `one`, which is not declared.'],
  ])('reports `%s` as an expression that Kyverno cannot compile', async (expression, message) => {
    const [finding] = await findingsOf('schema', { 'policy.yaml': policy(expression, DEPLOYMENTS) });
    expect(finding?.message).toContain(message);
    expect(finding?.location.start.line).toBe(8);
  });

  it('does not report names that only Kyverno has', async () => {
    for (const expression of [
      'images.containers.size() > 0',
      "resource.get('v1', 'configmaps', 'a', 'b').data.x == 'y'",
      'envoy.Allowed().Response() != null',
      "http.Get('https://a.b').ok == true",
      'exceptions.allowedValues == []',
    ])
      expect(await findingsOf('schema', { 'policy.yaml': policy(expression, DEPLOYMENTS) })).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { brief, type Files, findingsOf } from '../../test/rules/check-tree.ts';

const ID = 'policy-violation';
const PODS = 'resourceRules: [{apiGroups: [""], apiVersions: [v1], operations: [CREATE, UPDATE], resources: [pods]}]';
const DIGEST = `sha256:${'a'.repeat(64)}`;

function policy(spec: string, kind = 'ImageValidatingPolicy', match = PODS): string {
  return `apiVersion: policies.kyverno.io/v1
kind: ${kind}
metadata: {name: own${kind.startsWith('Namespaced') ? ', namespace: web' : ''}}
spec:
  matchConstraints: {${match}}
${spec}
`;
}

function validation(expression: string, more = ''): string {
  return `${more}
  validations:
  - expression: ${JSON.stringify(expression)}
    message: Not so.`;
}

const UNPINNED = '  validationConfigurations: {mutateDigest: false, verifyDigest: false}\n';

const workload = (...images: string[]): string => `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
${images.map((image, at) => `      - {name: c${at}, image: "${image}"}`).join('\n')}
`;

async function found(rule: string, object: string, more: Files = {}): Promise<string[]> {
  const names = ['policy.yaml', 'web.yaml', ...Object.keys(more)];
  const files = { 'kustomization.yaml': `resources: [${names.join(', ')}]`, 'policy.yaml': rule, 'web.yaml': object };
  return brief(await findingsOf(ID, { ...files, ...more }));
}

const OURS = "images.containers.all(i, parseImageReference(i).registry() == 'ghcr.io')";

describe('ImageValidatingPolicy of Kyverno', () => {
  it.each(['v1alpha1', 'v1beta1', 'v1'])('reports the image, with %s', async (version) => {
    const rule = policy(validation(OURS)).replace('kyverno.io/v1', `kyverno.io/${version}`);
    const object = workload('ghcr.io/a/web:1', 'docker.io/a/sidecar:1', 'ghcr.io/a/last:1');
    expect(await found(rule, object)).toEqual([`error ${ID} web.yaml:11`]);
    expect(await found(rule, workload('ghcr.io/a/web:1'))).toEqual([]);
  });

  it('is for the namespace of its object, or for all', async () => {
    const object = workload('nginx');
    expect(await found(policy(validation(OURS), 'NamespacedImageValidatingPolicy'), object)).toHaveLength(1);
    const other = object.replace('namespace: web', 'namespace: other');
    expect(await found(policy(validation(OURS), 'NamespacedImageValidatingPolicy'), other)).toEqual([]);
  });

  it('takes the actions of the policy, and its conditions', async () => {
    const object = workload('nginx');
    expect(await found(policy(validation(OURS, '  validationActions: [Warn]')), object)).toEqual([
      `warning ${ID} web.yaml:10`,
    ]);
    expect(await found(policy(validation(OURS, '  evaluation: {admission: {enabled: false}}')), object)).toEqual([]);
    const condition = (name: string): string =>
      validation(OURS, `  matchConditions: [{name: c, expression: "object.metadata.name == '${name}'"}]`);
    const deployments =
      'resourceRules: [{apiGroups: [apps], apiVersions: [v1], operations: [CREATE], resources: [deployments]}]';
    expect(await found(policy(condition('web'), undefined, deployments), object)).toHaveLength(1);
    expect(await found(policy(condition('api'), undefined, deployments), object)).toEqual([]);
  });

  it('sees only the images that it is for', async () => {
    const only = (reference: string): string =>
      policy(validation('images.containers.size() == 0', `  matchImageReferences: [${reference}]`));
    const object = workload('ghcr.io/a/web:1');
    expect(await found(only('{glob: "ghcr.io/*"}'), object)).toHaveLength(1);
    expect(await found(only('{glob: "docker.io/*"}'), object)).toEqual([]);
    expect(await found(only('{glob: "docker.io/*"}, {glob: "*web*"}'), object)).toHaveLength(1);
    expect(await found(only(`{expression: "image(ref).registry() == 'ghcr.io'"}`), object)).toHaveLength(1);
    expect(await found(only(`{expression: "image(ref).registry() == 'quay.io'"}`), object)).toEqual([]);
    // Alternatives of a glob are not known.
    expect(await found(only('{glob: "{ghcr.io,quay.io}/*"}'), object)).toEqual([]);
    expect(await found(only('{expression: "("}'), object)).toEqual([]);
  });

  it('reads lists of its own', async () => {
    const own = `  images: [{name: all, expression: "object.spec.containers.map(c, c.image)"}]`;
    const rule = policy(validation("images.all.all(i, image(i).tag() != 'latest')", own));
    expect(await found(rule, workload('ghcr.io/a/web:1', 'ghcr.io/a/web'))).toEqual([`error ${ID} web.yaml:11`]);
    expect(await found(rule, workload('ghcr.io/a/web:1'))).toEqual([]);
  });

  it('does not know what the registry and signatures say', async () => {
    const signed = 'images.containers.all(i, verifyImageSignatures(i, [attestors.cosign]) > 0)';
    const attestors = '  attestors: [{name: cosign, cosign: {key: {data: key}}}]';
    expect(await found(policy(validation(signed, attestors)), workload('nginx'))).toEqual([]);
    const both = `${OURS} && ${signed}`;
    expect(await found(policy(validation(both, attestors)), workload('nginx'))).toHaveLength(1);
  });

  it('knows that Kyverno writes digests into images, unless it does not', async () => {
    const pinned = 'images.containers.all(i, image(i).containsDigest())';
    expect(await found(policy(validation(pinned)), workload('ghcr.io/a/web:1'))).toEqual([]);
    expect(await found(policy(validation(pinned, UNPINNED)), workload('ghcr.io/a/web:1'))).toHaveLength(1);
    expect(await found(policy(validation(pinned, UNPINNED)), workload(`ghcr.io/a/web@${DIGEST}`))).toEqual([]);
  });

  it('requires digests where they are not written', async () => {
    const required = validation('true', '  validationConfigurations: {mutateDigest: false}');
    expect(await found(policy(required), workload('ghcr.io/a/web:1'))).toEqual([`error ${ID} web.yaml:10`]);
    expect(await found(policy(required), workload(`ghcr.io/a/web:1@${DIGEST}`))).toEqual([]);
    expect(await found(policy(validation('true')), workload('ghcr.io/a/web:1'))).toEqual([]);
    expect(await found(policy(validation('true', UNPINNED)), workload('ghcr.io/a/web:1'))).toEqual([]);
  });

  it('makes other policies about images uncertain, if it writes digests', async () => {
    const other = `apiVersion: policies.kyverno.io/v1
kind: ValidatingPolicy
metadata: {name: other}
spec:
  matchConstraints: {${PODS}}
  validations:
  - {expression: "object.spec.containers.all(c, c.image.contains('@'))"}
  - {expression: "object.spec.containers.all(c, c.name != 'c0')"}
`;
    const more = { 'other.yaml': other };
    expect(await found(policy(validation('true')), workload('nginx'), more)).toEqual([
      `error ${ID} web.yaml:10`,
      `warning ${ID} web.yaml:10`,
    ]);
    expect(await found(policy(validation('true', UNPINNED)), workload('nginx'), more)).toEqual([
      `error ${ID} web.yaml:10`,
      `error ${ID} web.yaml:10`,
    ]);
  });

  it('accepts exceptions that may apply', async () => {
    const exception = `apiVersion: policies.kyverno.io/v1
kind: PolicyException
metadata: {name: allowed, namespace: web}
spec:
  policyRefs: [{name: own, kind: ImageValidatingPolicy}]
`;
    expect(await found(policy(validation(OURS)), workload('nginx'), { 'exception.yaml': exception })).toEqual([]);
  });

  it('says once why a part was not checked', async () => {
    const signed = 'images.containers.all(i, verifyImageSignatures(i, [attestors.cosign]) > 0)';
    const { resultOf } = await import('../../test/rules/check-tree.ts');
    const { notes } = await resultOf({
      'kustomization.yaml': 'resources: [policy.yaml, web.yaml]',
      'policy.yaml': policy(validation(signed)),
      'web.yaml': workload('nginx', 'redis'),
    });
    const told = notes().join('\n').match(/asks the registry of the image/g);
    expect(told).toHaveLength(1);
  });

  it.each([
    'spec: 1',
    'spec: {images: [1], validations: [{expression: "true"}]}',
    'spec: {images: [{name: __proto__, expression: "[1]"}], validations: [{expression: "images.__proto__.size() == 0"}]}',
    'spec: {matchImageReferences: [1, {}], validations: [{expression: "images.containers.size() == 0"}]}',
    'spec: {validationConfigurations: 1, validations: [{expression: "images[1].size() == 0"}]}',
  ])('takes what is not a policy: %s', async (spec) => {
    const rule = `apiVersion: policies.kyverno.io/v1\nkind: ImageValidatingPolicy\nmetadata: {name: own}\n${spec}\n`;
    expect(await found(rule, workload('nginx'))).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { example, problemsAfter, withValue } from './examples.ts';

const CONTAINER = ['spec', 'template', 'spec', 'containers', 0];

describe('An image that no container runtime can look for', () => {
  const problems = (image: string) =>
    problemsAfter(example('Deployment everything'), (object) => withValue(object, [...CONTAINER, 'image'], image));

  it.each([
    ['quay.io//acme/web:1', /part of its path is empty.* Did you mean `quay.io\/acme\/web:1`/, 'quay.io/acme/web:1'],
    ['/acme/web', /part of its path is empty/, undefined],
    ['acme/web/:1', /part of its path is empty/, undefined],
    ['https://ghcr.io/acme/web:1', /has a scheme.* Did you mean `ghcr.io\/acme\/web:1`/, 'ghcr.io/acme/web:1'],
    ['ghcr.io/Acme/web:1', /capital letters/, undefined],
    ['nginx:1.27:latest', /not a valid image reference/, undefined],
    ['nginx@sha256:abc', /not a valid image reference/, undefined],
    ['acme web', /not a valid image reference/, undefined],
    ['ghcr.io/acme/web:1 ', /start or end with a space/, undefined],
  ])('%j', (image, message, meant) => {
    const [problem, ...others] = problems(image);
    expect(others).toEqual([]);
    expect(problem?.message).toMatch(message);
    expect(problem?.path.join('.')).toBe('spec.template.spec.containers.0.image');
    expect(problem?.fix).toEqual(meant && { kind: 'value', text: meant });
  });

  it.each([
    'nginx',
    'nginx:1.27',
    'acme/my_web__app.x:v1.0-RC_2',
    'localhost/acme/web',
    'Registry/acme/web',
    'registry.example.com:5000/acme/web:latest@sha256:87a8794d4bb98472fab47f14bb28e4d9ec24d7426107028bd1aa780e260ff8e3',
    '[2001:db8::1]:5000/acme/web',
    'a--b/c',
    // Blanks that something else fills in, and a Go package that ko builds.
    'IMAGE_NAME',
    ' ',
    'ko://github.com/acme/Web',
  ])('not %j', (image) => {
    expect(problems(image)).toEqual([]);
  });
});

describe('A rule that grants nothing', () => {
  const problems = (rule: Readonly<Record<string, readonly string[]>>) =>
    problemsAfter(example('ClusterRole example:reader'), (object) =>
      withValue(object, ['rules', 0], { verbs: ['get'], ...rule }),
    );

  it.each([
    ['apps', 'deployment', 'deployments'],
    ['apps', 'deployment/scale', 'deployments/scale'],
    ['', 'configMap', 'configmaps'],
    ['apiextensions.k8s.io', 'customResourceDefinition', 'customresourcedefinitions'],
    ['example.com', 'WebApps', undefined],
  ])('%s %s', (group, resource, meant) => {
    const [problem, ...others] = problems({ apiGroups: [group], resources: ['a', resource] });
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ unsure: true, path: ['rules', 0, 'resources', 1] });
    expect(problem?.message).toContain(`Did you mean \`${meant ?? 'webapps'}\`?`);
    expect(problem?.fix).toEqual(meant && { kind: 'value', text: meant });
  });

  it('in a group with a version, or with a name of which the plural is not known', () => {
    const [first, second] = problems({ apiGroups: ['apps/v1'], resources: ['Deployment'] });
    expect(first?.fix).toEqual({ kind: 'value', text: 'apps' });
    expect(second?.fix).toEqual({ kind: 'value', text: 'deployments' });
    const [unknown] = problems({ apiGroups: ['example.com'], resources: ['WebApp'] });
    expect(unknown?.message).toMatch(/does not grant anything for it\.$/);
  });

  it('names a version', () => {
    const [problem, ...others] = problems({ apiGroups: ['', 'operators.coreos.com/v1alpha1'], resources: ['a'] });
    expect(others).toEqual([]);
    expect(problem).toMatchObject({
      unsure: true,
      path: ['rules', 0, 'apiGroups', 1],
      fix: { kind: 'value', text: 'operators.coreos.com' },
    });
  });

  it.each([
    [{ apiGroups: ['*'], resources: ['deployment', '*'] }],
    [{ apiGroups: [''], resources: ['endpoints', 'pods/exec', 'nodes/proxy', '*/scale'] }],
    // Kinds of another group, and all forms of one.
    [{ apiGroups: ['example.com'], resources: ['deployment', 'web'] }],
    [{ apiGroups: ['apps'], resources: ['deployment', 'deployments', 'Deployment'] }],
    [{ apiGroups: ['apps'], resources: ['$' + '{NAME}'] }],
  ])('not %j', (rule) => {
    expect(problems(rule)).toEqual([]);
  });
});

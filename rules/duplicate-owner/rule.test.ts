// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Flux's variables, not JavaScript's.
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/findings/finding.ts';
import { configMap, kustomization } from '../../test/flux/repository.ts';
import { briefWithBuilds, type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { CONFIG, fleet } from '../../test/rules/fleet.ts';

const findings = (files: Files): Promise<readonly Finding[]> =>
  findingsOf(['duplicate-owner', 'overlapping-path'], files);
const two = (a: string, b: string, spec = ''): string =>
  [kustomization('a', a), kustomization('b', b, spec)].join('\n---\n');

describe('duplicate-owner', () => {
  it.each([
    ['error', configMap('config', '  a: other')],
    ['warning', configMap('config', '  a: b')],
  ])('reports an object of two files: %s', async (severity, text) => {
    const found = await findings(fleet(two('./apps/app', './apps/copy'), { ...CONFIG, 'apps/copy/config.yaml': text }));
    expect(briefWithBuilds(found)).toEqual([`${severity} duplicate-owner apps/copy/config.yaml:3 [clusters/prod]`]);
  });

  it('reports once what the same Kustomizations apply twice, such as a component, with its places', async () => {
    const component = '  components: [../alerts]';
    const shared = ['a', 'b', 'c'].map((name) =>
      kustomization(name, `./apps/${name}`, `${component}\n  commonMetadata: {labels: {app: ${name}}}`),
    );
    const found = await findings(
      fleet(shared.join('\n---\n'), {
        ...Object.fromEntries(['a', 'b', 'c'].map((name) => [`apps/${name}/own.yaml`, configMap(name, '  a: b')])),
        'apps/alerts/kustomization.yaml':
          'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nresources: [one.yaml, two.yaml]\n',
        'apps/alerts/one.yaml': configMap('one', '  a: b'),
        'apps/alerts/two.yaml': configMap('two', '  a: b'),
      }),
    );
    expect(briefWithBuilds(found)).toEqual(['error duplicate-owner apps/alerts/one.yaml:3 [clusters/prod]']);
    expect(found[0]?.places.map(({ object }) => object?.name)).toEqual(['one', 'two']);
    const other = { ...CONFIG, 'apps/copy/config.yaml': configMap('config', '  a: other') };
    const pairs = [
      two('./apps/app', './apps/copy'),
      kustomization('c', './apps/third'),
      kustomization('d', './apps/fourth'),
    ].join('\n---\n');
    const apart = {
      ...other,
      'apps/third/more.yaml': configMap('more', '  a: b'),
      'apps/fourth/more.yaml': configMap('more', '  a: c'),
    };
    expect(await findings(fleet(pairs, apart))).toHaveLength(2);
  });

  it.each([
    [0, 'a default differs', '${CLAIM:-${APP}}', ['vars', 'vars']],
    [1, 'one Secret completes the name', '${CLAIM}', ['vars', 'vars']],
    [0, 'two Secrets complete the name', '${CLAIM}', ['vars', 'others']],
  ])('says %i: %s', async (count, _, name, secrets) => {
    const apps = secrets.map((secret, index) =>
      kustomization(
        `app-${index}`,
        `./apps/app-${index}`,
        `  components: [../claim]\n  postBuild:\n    substitute: {APP: app-${index}}\n    substituteFrom: [{kind: Secret, name: ${secret}}]`,
      ),
    );
    const found = await findings(
      fleet(apps.join('\n---\n'), {
        'apps/app-0/own.yaml': configMap('own-0', '  a: b'),
        'apps/app-1/own.yaml': configMap('own-1', '  a: b'),
        'apps/claim/kustomization.yaml':
          'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nresources: [claim.yaml]\n',
        'apps/claim/claim.yaml': configMap(`"${name}"`, '  a: ${APP}'),
      }),
    );
    expect(found).toHaveLength(count);
  });

  it('is silent about an object that says that others may own it', async () => {
    const text = configMap('config', '  a: other').replace(
      'namespace: flux-system}',
      'namespace: flux-system, annotations: {kustomize.toolkit.fluxcd.io/ssa: Merge}}',
    );
    const files = { ...CONFIG, 'apps/copy/config.yaml': text };
    expect(await findings(fleet(two('./apps/app', './apps/copy'), files))).toEqual([]);
  });

  it('is graver for a Namespace the more it takes over, and a warning where one Kustomization is suspended', async () => {
    const namespace = (label: string): string =>
      `apiVersion: v1\nkind: Namespace\nmetadata: {name: web, labels: {a: ${label}}}`;
    const judged = async (a: string, b: string, spec = ''): Promise<string[]> => {
      const namespaces = { ...CONFIG, 'apps/app/ns.yaml': namespace(a), 'apps/copy/ns.yaml': namespace(b) };
      return briefWithBuilds(await findings(fleet(two('./apps/app', './apps/copy', spec), namespaces)));
    };
    const place = 'duplicate-owner apps/copy/ns.yaml:3 [clusters/prod]';
    expect(await judged('x', 'x')).toEqual([`notice ${place}`]);
    expect(await judged('x', 'y')).toEqual([`warning ${place}`]);
    // A tenant that takes over the namespace of another one.
    expect(await judged('x', 'y', '  serviceAccountName: tenant')).toEqual([`error ${place}`]);
    const other = { ...CONFIG, 'apps/copy/config.yaml': configMap('config', '  a: other') };
    expect(briefWithBuilds(await findings(fleet(two('./apps/app', './apps/copy', '  suspend: true'), other)))).toEqual([
      'warning duplicate-owner apps/copy/config.yaml:3 [clusters/prod]',
    ]);
  });
});

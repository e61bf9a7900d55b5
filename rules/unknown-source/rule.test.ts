import { describe, expect, it } from 'vitest';
import { bootstrap, kustomization } from '../../test/flux/repository.ts';
import { brief, type Files } from '../../test/rules/check-tree.ts';
import { CHARTS, FOREIGN, helmRepository, release, WEB } from '../../test/rules/fleet.ts';
import { referenceFindings } from '../../test/rules/references.ts';

const said = async (files: Files): Promise<string[]> => brief(await referenceFindings(files));

describe('unknown-source', () => {
  it('names the clusters of one wrong line together', async () => {
    const files = {
      ...bootstrap('clusters/prod'),
      ...bootstrap('clusters/test'),
      'clusters/prod/apps.yaml': kustomization('apps', 'apps'),
      'clusters/test/apps.yaml': kustomization('apps', 'apps'),
      'apps/web.yaml': [...WEB, release('app', '{kind: HelmRepository, name: chartz-of-acme, namespace: flux-system}')],
    };
    const findings = await referenceFindings(files);
    expect(findings.map(({ builds }) => builds)).toEqual([['clusters/prod', 'clusters/test']]);
    expect(findings[0]?.message).toContain('HelmRepository `chartz-of-acme` does not exist in namespace `flux-system`');
  });

  it('knows the sources of an overlay with files at a URL', async () => {
    const url = 'https://example.com/files/some.yaml';
    for (const field of [`openapi: {path: "${url}"}`, `configurations: ["${url}"]`, `crds: ["${url}"]`]) {
      const files = {
        ...bootstrap('clusters/prod'),
        'clusters/prod/apps.yaml': kustomization('apps', 'apps'),
        'apps/kustomization.yaml': `resources: [web.yaml, more.yaml]\n${field}\n`,
        'apps/web.yaml': WEB,
        'apps/more.yaml': release('app', CHARTS),
      };
      expect(await said(files), field).toEqual([]);
      const wrong = release('app', CHARTS.replace('charts', 'chartz'));
      expect((await said({ ...files, 'apps/more.yaml': wrong })).length, field).toBe(1);
    }
  });

  it('proposes the line with the namespace', async () => {
    const reference = '\n        kind: HelmRepository\n        name: charts # ours';
    const [finding] = await referenceFindings({
      ...bootstrap('clusters/prod'),
      'clusters/prod/web.yaml': [...WEB, release('app', reference)],
    });
    expect(finding?.message).toContain('is in namespace `flux-system`, but Flux looks for it in `web`');
    expect(finding?.fix?.edits.map(({ text }) => text)).toEqual(['\n        namespace: flux-system']);
  });

  it('proposes the kind where only that is wrong', async () => {
    const reference = '{kind: GitRepository, name: charts, namespace: flux-system}';
    const [finding] = await referenceFindings({
      ...bootstrap('clusters/prod'),
      'clusters/prod/web.yaml': [...WEB, release('app', reference)],
    });
    expect(finding?.fix?.edits.map(({ text }) => text)).toEqual(['HelmRepository']);
  });

  it('is silent where another repository may bring the source, and warns of slips', async () => {
    const named = (name: string): Files => ({
      ...bootstrap('clusters/prod'),
      'clusters/prod/web.yaml': [
        ...WEB,
        helmRepository('bitnami', 'flux-system'),
        release('app', `{kind: HelmRepository, name: ${name}, namespace: flux-system}`),
        ...FOREIGN,
      ],
    });
    expect(await said(named('grafana'))).toEqual([]);
    expect((await referenceFindings(named('bitname'))).map(({ severity, rule }) => `${severity} ${rule}`)).toEqual([
      'warning unknown-source',
    ]);
  });

  it('knows sources of bootstrap, of generators, and of objects inside of others', async () => {
    expect(
      await said({
        ...bootstrap('clusters/prod'),
        'clusters/prod/web.yaml': [
          ...WEB,
          `apiVersion: source.extensions.fluxcd.io/v1beta1
kind: ArtifactGenerator
metadata: {name: parts, namespace: flux-system}
spec:
  sources: [{alias: fleet, kind: GitRepository, name: flux-system}]
  artifacts: [{name: app, copy: [{from: "@fleet/app/**", to: "@artifact/"}]}]`,
          kustomization('made', './').replace(/sourceRef: .*/, 'sourceRef: {kind: ExternalArtifact, name: app}'),
          release(
            'makes',
            CHARTS,
            '  values:\n    extra:\n      - {kind: HelmRepository, metadata: {name: inside, namespace: web}}\n',
          ),
          release('app', '{kind: HelmRepository, name: inside}'),
        ],
      }),
    ).toEqual([]);
  });

  it('reads the sources of an ArtifactGenerator', async () => {
    const generator = (source: string): Files => ({
      ...bootstrap('clusters/prod'),
      'clusters/prod/parts.yaml': `apiVersion: source.extensions.fluxcd.io/v1beta1
kind: ArtifactGenerator
metadata: {name: parts, namespace: flux-system}
spec:
  sources:
    - {alias: fleet, kind: GitRepository, name: flux-system}
    - ${source}
  artifacts: [{name: app, copy: [{from: "@fleet/app/**", to: "@artifact/"}]}]`,
    });
    const [finding, ...more] = await referenceFindings(
      generator('{alias: more, kind: GitRepository, name: flux-sytem}'),
    );
    expect(more).toEqual([]);
    expect(brief(finding ? [finding] : [])).toEqual(['error unknown-source clusters/prod/parts.yaml:7']);
    expect(finding?.message).toContain('Did you mean `flux-system`?');
    expect(await said(generator('{alias: chart, kind: HelmChart, name: web-app}'))).toEqual([]);
  });

  it('only warns of what is suspended, and shows the variable that names the source', async () => {
    const files = (spec: string): Files => ({
      ...bootstrap('clusters/prod'),
      'clusters/prod/web.yaml': [
        ...WEB,
        kustomization('app', './app', '  postBuild:\n    substitute:\n      repository: chart\n'),
      ],
      'app/release.yaml': release(
        'app',
        `{kind: HelmRepository, name: "\${repository}", namespace: flux-system}`,
        spec,
      ),
    });
    const [finding, ...more] = await referenceFindings(files(''));
    expect(more).toEqual([]);
    expect(brief(finding ? [finding] : [])).toEqual(['error unknown-source app/release.yaml:10']);
    expect(
      finding?.related.map(({ message, location: { path, start } }) => `${path}:${start.line} ${message}`),
    ).toEqual([
      'clusters/prod/web.yaml:7 HelmRepository `charts` is defined here',
      'clusters/prod/web.yaml:20 `repository` is defined here',
    ]);
    expect(await said(files('  suspend: true\n'))).toEqual(['warning unknown-source app/release.yaml:10']);
  });

  it('names the only source of the kind, and none of several', async () => {
    const named = (...more: string[]): Files => ({
      ...bootstrap('clusters/prod'),
      'clusters/prod/web.yaml': [
        ...WEB,
        release('app', '{kind: HelmRepository, name: vendor, namespace: flux-system}'),
        ...more,
      ],
    });
    const [finding] = await referenceFindings(named());
    expect(finding?.message).toContain('The namespace has one HelmRepository, `charts`.');
    const [other] = await referenceFindings(named(helmRepository('second', 'flux-system')));
    expect(other?.message).toMatch(/reference another source\.$/);
  });

  it('only warns of what no cluster applies', async () => {
    const idle = release('app', '{kind: HelmRepository, name: bitname, namespace: flux-system}');
    expect(
      await said({
        ...bootstrap('clusters/prod'),
        'clusters/prod/web.yaml': [...WEB, helmRepository('bitnami', 'flux-system')],
        'apps/idle.yaml': idle,
      }),
    ).toEqual(['warning unknown-source apps/idle.yaml:10']);
  });
});

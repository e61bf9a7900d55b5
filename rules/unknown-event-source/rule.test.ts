// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Flux's variables, not JavaScript's.
import { describe, expect, it } from 'vitest';
import { bootstrap } from '../../test/flux/repository.ts';
import { briefWithFixes, findingsOf } from '../../test/rules/check-tree.ts';
import { CHARTS, FOREIGN, release, WEB } from '../../test/rules/fleet.ts';
import { alert, provider } from '../../test/rules/notifications.ts';

const check = (source: string, more: readonly string[] = []) =>
  findingsOf('unknown-event-source', {
    ...bootstrap('clusters/prod'),
    'clusters/prod/alerts.yaml': [alert('slack', 'flux-system', source)],
    'clusters/prod/web.yaml': [provider('slack'), ...WEB, release('backend', CHARTS), ...more],
  });
const said = async (...args: Parameters<typeof check>): Promise<string[]> => briefWithFixes(await check(...args));
const FOUND = 'unknown-event-source clusters/prod/alerts.yaml:8';

describe('unknown-event-source', () => {
  it.each([
    '{kind: GitRepository, name: flux-system}',
    '{kind: Kustomization, name: flux-system}',
    '{kind: HelmRelease, name: backend, namespace: web}',
    '{kind: HelmRelease, name: "*", namespace: web}',
    '{kind: HelmRelease, name: "*"}',
    '{kind: HelmRelease, name: "*", matchLabels: {team: a}}',
    '{kind: HelmChart, name: web-backend}',
    '{kind: FluxInstance, name: flux}',
    '{kind: Terraform, name: network}',
    '{kind: HelmRelease, name: "${APP}"}',
    '{kind: HelmRelease, name: "*", namespace: "${NS}"}',
  ])('%s may be right', async (source) => {
    expect(await said(source)).toEqual([]);
  });

  it.each([
    ['{kind: GitRepository, name: flux-sytem}', 'flux-system'],
    ['{kind: HelmRelease, name: backend, namespace: flux-system}', 'web'],
    ['{kind: HelmRelease, name: bakcend, namespace: web}', 'backend'],
  ])('%s means %s', async (source, right) => {
    expect(await said(source)).toEqual([`error ${FOUND} -> ${right}`]);
  });

  it.each([
    '{kind: HelmRelease, name: "*", namespace: "*"}',
    '{kind: HelmRelease, name: backend, namespace: "*"}',
    '{kind: HelmRelease, name: "back*", namespace: web}',
    '{kind: Terraform, name: "*", namespace: "team-*"}',
    '{kind: HelmRelease, name: frontend, namespace: web}',
  ])('%s matches nothing', async (source) => {
    expect(await said(source)).toEqual([`error ${FOUND}`]);
  });

  it('adds the namespace that is left out', async () => {
    expect(await said('kind: HelmRelease\n      name: backend')).toEqual([
      `error unknown-event-source clusters/prod/alerts.yaml:9 -> \n      namespace: web`,
    ]);
  });

  it('may be created manually where the repository defines no other of its kind', async () => {
    expect(await said('{kind: ImagePolicy, name: backend}')).toEqual([`warning ${FOUND}`]);
  });

  it('does not know what another repository brings', async () => {
    expect(await said('{kind: ImagePolicy, name: backend}', FOREIGN)).toEqual([]);
  });

  it('reports labels that no object of the kind and namespace has', async () => {
    const labelled = release('site', CHARTS).replace('namespace: web}', 'namespace: web, labels: {team: payments}}');
    const entry = (label: string): string => `{kind: HelmRelease, name: "*", namespace: web, matchLabels: {${label}}}`;
    expect(await said(entry('team: payments'), [labelled])).toEqual([]);
    expect(await said(entry('team: payment'), [labelled])).toEqual([`warning ${FOUND} -> payments`]);
    expect(await said(entry('app: site'), [labelled])).toEqual([`warning ${FOUND}`]);
    expect(await said(entry('app: "${APP}"'), [labelled])).toEqual([]);
    expect(await said(entry('kustomize.toolkit.fluxcd.io/name: flux-system'), [labelled])).toEqual([]);
    const set =
      'apiVersion: fluxcd.controlplane.io/v1\nkind: ResourceSet\nmetadata: {name: set, namespace: web}\nspec: {commonMetadata: {labels: {app: site}}, resources: []}';
    expect(await said(entry('app: site'), [labelled, set])).toEqual([]);
    // What is not known may bring a HelmRelease with this label, but not one that makes a typo right.
    const foreign = FOREIGN.map((text) => text.replace('prune: true', 'prune: true\n  targetNamespace: web'));
    expect(await said(entry('app: site'), [labelled, ...foreign])).toEqual([]);
    expect(await said(entry('team: payment'), [labelled, ...foreign])).toEqual([`warning ${FOUND} -> payments`]);
  });

  it('only warns of an Alert that is suspended', async () => {
    const files = {
      ...bootstrap('clusters/prod'),
      'clusters/prod/alerts.yaml': [
        `${alert('slack', 'flux-system', '{kind: GitRepository, name: flux-sytem}').trimEnd()}\n  suspend: true\n`,
        provider('slack'),
      ],
    };
    expect(briefWithFixes(await findingsOf('unknown-event-source', files))).toEqual([
      `warning ${FOUND} -> flux-system`,
    ]);
  });
});

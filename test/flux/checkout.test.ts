// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Flux's variables, not JavaScript's.
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/findings/finding.ts';
import { readManifests } from '../../src/kubernetes/manifests.ts';
import { policyOf } from '../../src/policy/find.ts';
import { findSources } from '../../src/policy/sources.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import { followFlux } from '../../src/reconcilers/flux/graph.ts';
import { readWorkTree } from '../../src/repository/work-tree.ts';
import { check, rules } from '../../src/run.ts';
import { YamlReader } from '../../src/yaml/reader.ts';
import { scratchFolder, scratchRepository, write } from '../repository/scratch.ts';
import { bootstrap, configMap, kustomization } from './repository.ts';

const URL = 'https://github.com/acme/platform';
const ROOT = 'github.com/acme/platform';
const POLICY = `preset: recommended\nsources:\n  ${URL}.git: ../platform\n`;

/** A GitRepository of the other repository. */
const source = (spec = '') => `apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: {name: platform, namespace: flux-system}
spec:
  interval: 1m
  url: ssh://git@github.com/acme/platform.git
  ref: {branch: main}
${spec}`;

/** A Kustomization that takes its files from the other repository. */
const fromPlatform = (name: string, path: string, spec = '') =>
  kustomization(name, path, spec).replace(
    'kind: GitRepository, name: flux-system',
    'kind: GitRepository, name: platform',
  );

/** A folder with the judged repository in `fleet` and the other one beside it. */
function folders(fleet: Record<string, string>, platform: Record<string, string>): string {
  const folder = scratchFolder();
  const gotk = Object.fromEntries(
    Object.entries(bootstrap('clusters/one')).map(([path, text]) => [path, [text].flat().join('\n---\n')]),
  );
  write(join(folder, 'fleet'), { '.github/gitops-gate.yaml': POLICY, ...gotk, ...fleet });
  write(join(folder, 'platform'), platform);
  return join(folder, 'fleet');
}

async function sourcesIn(folder: string) {
  const head = readWorkTree(folder);
  const policy = await policyOf(
    head,
    rules.map(({ id }) => id),
  );
  return { head, policy, sources: findSources(policy, folder, [head]) };
}

/** The only cluster, with the sources of the policy file. */
async function clusterIn(folder: string): Promise<Cluster> {
  const { head, sources } = await sourcesIn(folder);
  const reader = new YamlReader();
  const { directories, checkouts } = sources;
  const { clusters } = followFlux(head, reader, readManifests(head, reader, checkouts), {
    sources: directories,
    checkouts,
  });
  const [cluster] = clusters;
  if (!cluster || clusters.length !== 1) throw new Error(`${clusters.length} clusters`);
  return cluster;
}

async function checked(folder: string) {
  const { head, policy, sources } = await sourcesIn(folder);
  const result = await check({
    head,
    base: undefined,
    policy: { ...policy, preset: 'audit', rules: new Map([['unowned-file', 'off']]) },
    scope: 'all',
    failOn: 'error',
    today: '2026-11-01',
    sources,
  });
  expect(result.failures).toEqual([]);
  expect(result.report.findings.filter(({ rule }) => rule === 'not-checked')).toEqual([]);
  return result.report;
}

const said = (findings: readonly Finding[]) =>
  findings.map(({ rule, severity, location }) => `${severity} ${rule} ${location.path}:${location.start.line}`);
const names = ({ objects }: Cluster) => objects.map(({ object }) => `${object.kind} ${object.name}`);

describe('a checkout beside the repository', () => {
  const web = { 'apps/web/cm.yaml': configMap('web', '  a: b\n'), 'apps/db/cm.yaml': configMap('db', '  a: b\n') };

  it('is known: a Kustomization builds in it', async () => {
    const folder = folders(
      { 'clusters/one/web.yaml': [source(), fromPlatform('web', './apps/web')].join('\n---\n') },
      web,
    );
    const cluster = await clusterIn(folder);
    expect(cluster.unknowns).toEqual([]);
    expect(names(cluster)).toContain('ConfigMap web');
    expect(names(cluster)).not.toContain('ConfigMap db');
    expect(cluster.kustomization('flux-system', 'web')?.path).toMatchObject({
      directory: `${ROOT}/apps/web`,
      exists: true,
      isCertain: true,
    });
  });

  it('is not known, without a word of its files, where the policy file does not name it', async () => {
    const folder = folders(
      { 'clusters/one/web.yaml': [source(), fromPlatform('web', './apps/web')].join('\n---\n') },
      web,
    );
    write(folder, { '.github/gitops-gate.yaml': 'preset: recommended\n' });
    const cluster = await clusterIn(folder);
    expect(cluster.unknowns.map(({ kind }) => kind)).toEqual(['source']);
    expect(names(cluster)).not.toContain('ConfigMap web');
  });

  it('serves OCIRepositories and Buckets, a directory of it too, and leaves out what sources leave out', async () => {
    const oci = source()
      .replace('kind: GitRepository', 'kind: OCIRepository')
      .replace(/url: .*/, 'url: oci://ghcr.io/acme/platform');
    const folder = folders(
      {
        '.github/gitops-gate.yaml': `sources:\n  oci://ghcr.io/acme/platform: ../platform/apps\n  ${URL}: ../platform\n`,
        'clusters/one/oci.yaml': [
          oci,
          kustomization('oci', './web').replace(
            'kind: GitRepository, name: flux-system',
            'kind: OCIRepository, name: platform',
          ),
        ].join('\n---\n'),
        'clusters/one/git.yaml': [source('  ignore: |\n    /apps/db/\n'), fromPlatform('git', './apps')].join(
          '\n---\n',
        ),
      },
      { ...web, '.sourceignore': '/apps/web/extra.yaml\n', 'apps/web/extra.yaml': configMap('extra', '  a: b\n') },
    );
    const cluster = await clusterIn(folder);
    const applied = (name: string) => cluster.kustomization('flux-system', name)?.objects.map((object) => object.name);
    expect(applied('oci')).toEqual(['web', 'extra']);
    expect(applied('git')).toEqual(['web']);
  });

  it('supplies variables, sources, namespaces and dependencies', async () => {
    const release = `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: app, namespace: shop}
spec:
  interval: 1h
  chart: {spec: {chart: app, version: 1.2.3, sourceRef: {kind: HelmRepository, name: charts, namespace: flux-system}}}
  install: {strategy: {name: RetryOnFailure}}
  upgrade: {strategy: {name: RetryOnFailure}}
  driftDetection: {mode: enabled}
  valuesFrom: [{kind: ConfigMap, name: shop-values}]
`;
    const charts = `apiVersion: source.toolkit.fluxcd.io/v1
kind: HelmRepository
metadata: {name: charts, namespace: flux-system}
spec: {interval: 1h, url: https://charts.example.com}
`;
    const fleet = {
      'clusters/one/platform.yaml': [source(), fromPlatform('platform', './apps')].join('\n---\n'),
      'clusters/one/shop.yaml': kustomization(
        'shop',
        './shop',
        '  dependsOn: [{name: platform}]\n  postBuild: {substituteFrom: [{kind: ConfigMap, name: settings}]}\n',
      ),
      'shop/release.yaml': release,
      'shop/cm.yaml': configMap('domain', '  domain: ${domain}\n', 'shop'),
    };
    const platform = {
      'apps/charts.yaml': charts,
      'apps/settings.yaml': configMap('settings', '  domain: example.com\n'),
      'apps/namespace.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n',
      'apps/values.yaml': configMap('shop-values', '  values.yaml: "a: b"\n', 'shop'),
    };
    expect(said((await checked(folders(fleet, platform))).findings)).toEqual([]);
    const cluster = await clusterIn(folders(fleet, platform));
    const domain = cluster.find('/ConfigMap', 'shop', 'domain')[0]?.object.at('data', 'domain').value;
    expect(domain).toBe('example.com');
    const { 'apps/charts.yaml': _, ...less } = platform;
    const findings = said((await checked(folders(fleet, less))).findings);
    expect(findings).toContain('error unknown-source shop/release.yaml:6');
  });

  it('has no findings, files and objects of its own', async () => {
    const twice = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  name: b\n';
    const bad =
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, namespace: web}\nspec: {replicas: many}\n';
    const folder = folders(
      { 'clusters/one/web.yaml': [source(), fromPlatform('web', './apps/web')].join('\n---\n') },
      { ...web, 'apps/twice.yaml': twice, 'apps/web/bad.yaml': bad, 'clusters/x/flux-system/gotk-sync.yaml': source() },
    );
    const report = await checked(folder);
    expect(said(report.findings)).toEqual([]);
    expect(report.summary).toMatchObject({ files: 3, objects: 4 });
  });

  it.each([
    ['a path that it does not have', './apps/wbe', ''],
    ['a path out of it', '../fleet/clusters', ''],
  ])('has %s: told on the line here', async (_, path) => {
    const folder = folders({ 'clusters/one/web.yaml': [source(), fromPlatform('web', path)].join('\n---\n') }, web);
    const { findings } = await checked(folder);
    expect(said(findings)).toEqual(['error missing-path clusters/one/web.yaml:16']);
    expect(findings[0]?.message).toMatch(new RegExp(`^\`${ROOT}/.*\` does not exist`));
  });

  it('deploys from here what is no longer here: told on the Kustomization that deploys it', async () => {
    const fleet = { 'clusters/one/web.yaml': [source(), fromPlatform('platform', './tenants')].join('\n---\n') };
    const platform = {
      'tenants/shop.yaml': kustomization('shop', './shop'),
      'tenants/own.yaml': fromPlatform('own', './no'),
    };
    const { findings } = await checked(folders(fleet, platform));
    expect(said(findings)).toEqual(['error missing-path clusters/one/web.yaml:16']);
    expect(findings[0]?.message).toContain('`shop` does not exist, so Kustomization `shop` fails');
    expect(
      said((await checked(folders({ ...fleet, 'shop/cm.yaml': configMap('shop', '  a: b\n') }, platform))).findings),
    ).toEqual([]);
  });

  it('suggests the path that was meant, and says what the source leaves out', async () => {
    const fleet = (path: string) => ({
      'clusters/one/web.yaml': [source('  ignore: |\n    /apps/db/\n'), fromPlatform('web', path)].join('\n---\n'),
    });
    const platform = { ...web, 'apps/website/cm.yaml': configMap('website', '  a: b\n') };
    const [wrong] = (await checked(folders(fleet('./apps/websiet'), platform))).findings;
    expect(wrong?.message).toContain('Did you mean `./apps/website`?');
    expect(wrong?.fix?.edits[0]).toMatchObject({ path: 'clusters/one/web.yaml', text: './apps/website' });
    const [ignored] = (await checked(folders(fleet('./apps/db'), web))).findings;
    expect(ignored?.message).toContain('excluded from its source');
  });

  it('is certain of a path only at the revision that the source asks for', async () => {
    const pinned = source().replace('branch: main', 'tag: v1.2.0');
    const folder = folders(
      { 'clusters/one/web.yaml': [pinned, fromPlatform('web', './apps/new')].join('\n---\n') },
      web,
    );
    expect(said((await checked(folder)).findings)).toEqual([]);
  });

  it('brings what this repository has a part in onto the line here', async () => {
    const use =
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web, namespace: flux-system}\ndata: {a: "${nowhere}"}\n';
    const folder = folders(
      {
        'clusters/one/web.yaml': [
          source(),
          fromPlatform('web', './apps/web', '  postBuild: {substitute: {domain: example.com}}\n'),
          fromPlatform('broken', './apps/broken'),
        ].join('\n---\n'),
      },
      {
        'apps/web/cm.yaml': use,
        'apps/web/again.yaml': use.replace('name: web', 'name: again'),
        'apps/broken/kustomization.yaml': 'resources: [missing.yaml]\n',
      },
    );
    const { findings } = await checked(folder);
    expect(said(findings)).toEqual([
      'warning undefined-variable clusters/one/web.yaml:18',
      'notice unused-variable clusters/one/web.yaml:18',
      'error overlay-build clusters/one/web.yaml:27',
    ]);
    expect(findings[0]?.message).toContain(`See \`${ROOT}/apps/web/again.yaml:4\`.`);
    expect(JSON.stringify(findings.map(({ location, related, fix }) => ({ location, related, fix })))).not.toContain(
      ROOT,
    );
  });

  it('is not climbed into from here, nor the other way', async () => {
    const folder = folders(
      {
        'clusters/one/web.yaml': [source(), fromPlatform('out', './apps/out')].join('\n---\n'),
        'clusters/one/in.yaml': kustomization('in', './apps/in'),
        'apps/in/kustomization.yaml': `resources: [../../../platform/apps/web]\n`,
        'secret/cm.yaml': configMap('secret', '  a: b\n'),
      },
      { ...web, 'apps/out/kustomization.yaml': 'resources: [../../../fleet/secret/cm.yaml]\n' },
    );
    const cluster = await clusterIn(folder);
    expect(cluster.kustomizations.map(({ name, failures }) => `${name} ${failures.length}`)).toEqual([
      'flux-system 0',
      'in 1',
      'out 1',
    ]);
    expect(names(cluster)).not.toContain('ConfigMap secret');
    expect(names(cluster)).not.toContain('ConfigMap web');
  });

  it('is followed no further by symbolic links', async () => {
    const folder = folders(
      { 'clusters/one/web.yaml': [source(), fromPlatform('web', './apps')].join('\n---\n') },
      { ...web, 'apps/kustomization.yaml': 'resources: [web/cm.yaml, link/cm.yaml]\n' },
    );
    write(join(folder, '../outside'), { 'cm.yaml': configMap('outside', '  a: b\n') });
    symlinkSync('../../outside', join(folder, '../platform/apps/link'));
    const { sources } = await sourcesIn(folder);
    expect(sources.checkouts.all[0]?.tree.isDirectory(`${ROOT}/apps/link`)).toBe(false);
    expect(sources.checkouts.textAt(`${ROOT}/apps/link/cm.yaml`)).toBeUndefined();
    expect(names(await clusterIn(folder))).not.toContain('ConfigMap outside');
  });

  it('is what kustomize fetches from it, at a branch or at its own revision', async () => {
    const fleet = (ref: string) => ({
      'clusters/one/web.yaml': kustomization('web', './web'),
      'web/kustomization.yaml': `namePrefix: my-\nresources: ["${URL}//apps/web${ref}"]\n`,
    });
    const platform = { 'apps/web/kustomization.yaml': 'resources: [cm.yaml]\n', ...web };
    const known = await clusterIn(folders(fleet('?ref=main'), platform));
    expect(names(known)).toContain('ConfigMap my-web');
    expect(known.unknowns).toEqual([]);
    const pinned = await clusterIn(folders(fleet('?ref=v1.0.0'), platform));
    expect(pinned.unknowns.map(({ kind }) => kind)).toEqual(['remote']);
    const circle = { 'apps/web/kustomization.yaml': `resources: ["${URL}//apps/web"]\n` };
    const { kustomizations } = await clusterIn(folders(fleet(''), circle));
    expect(kustomizations.flatMap(({ failures }) => failures.map(({ cause }) => cause)).join()).toContain(
      'cycle detected',
    );
  });
});

describe('a checkout inside of the work tree', () => {
  it('is read where git does not track it, and not where it does', async () => {
    const gotk = Object.fromEntries(
      Object.entries(bootstrap('clusters/one')).map(([path, text]) => [path, [text].flat().join('\n---\n')]),
    );
    const folder = scratchRepository({
      '.github/gitops-gate.yaml': `sources:\n  ${URL}: platform\n`,
      ...gotk,
      'clusters/one/web.yaml': [source(), fromPlatform('web', './apps/web')].join('\n---\n'),
    });
    const other = scratchRepository({ 'apps/web/cm.yaml': configMap('web', '  a: b\n') });
    symlinkSync(other, join(folder, 'platform'));
    expect((await sourcesIn(folder)).sources.complaints[0]?.message).toContain('symbolic link');
    const nested = scratchRepository({
      '.github/gitops-gate.yaml': `sources:\n  ${URL}: vendor/platform\n`,
      ...gotk,
      'clusters/one/web.yaml': [source(), fromPlatform('web', './apps/web')].join('\n---\n'),
    });
    write(join(nested, 'vendor/platform'), {
      'apps/web/cm.yaml': configMap('web', '  a: b\n'),
      '.git/HEAD': 'ref: refs/heads/main\n',
    });
    mkdirSync(join(nested, 'vendor/platform/.git/objects'), { recursive: true });
    mkdirSync(join(nested, 'vendor/platform/.git/refs'), { recursive: true });
    const cluster = await clusterIn(nested);
    expect(readWorkTree(nested).isDirectory('vendor')).toBe(false);
    expect(names(cluster)).toContain('ConfigMap web');
    expect(cluster.unknowns).toEqual([]);
  });
});

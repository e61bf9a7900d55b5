import { describe, expect, it } from 'vitest';
import { runCli } from '../cli/run-cli.ts';
import type { Files } from '../flux/repository.ts';
import { scratchRepository } from '../repository/scratch.ts';
import { FLEET } from './fleet.ts';
import { brief, findingsOf, imported } from './importing.ts';

interface Named {
  readonly filename?: string;
  readonly kind?: string;
  readonly name?: string;
  readonly version?: string;
}

/** An output of kubeconform with one invalid object. */
function invalid(path: string, msg: string, named: Named = {}): string {
  const object = { filename: 'stdin', kind: 'Deployment', name: 'web', version: 'apps/v1', ...named };
  return JSON.stringify({
    resources: [{ ...object, status: 'statusInvalid', msg, validationErrors: [{ path, msg }] }],
  });
}

/** A SARIF log with one result. */
function sarif(uri: string, region: object | undefined, more: object = {}): string {
  const physicalLocation = { artifactLocation: { uri }, ...(region && { region }) };
  const result = { ruleId: 'KSV001', message: { text: 'wrong' }, locations: [{ physicalLocation }], ...more };
  return JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver: { name: 'Trivy' } }, results: [result] }] });
}

async function lines(files: Files, ...rest: Parameters<typeof findingsOf> extends [Files, ...infer R] ? R : never) {
  return brief(files, await findingsOf(files, ...rest));
}

const STAGING_PATCH = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 9
`;

/** The fleet with a patch in each of its clusters. */
const TWO_PATCHES: Files = {
  ...FLEET,
  'apps/production/scale.yaml': STAGING_PATCH.replace('9', '8'),
  'apps/staging/scale.yaml': STAGING_PATCH,
  'apps/staging/kustomization.yaml': String(FLEET['apps/production/kustomization.yaml']),
};

describe('a result about one of several clusters', () => {
  const result = (filename?: string) => invalid('/spec/replicas', 'must be odd', filename ? { filename } : {});

  it('is placed by the file that is named as the cluster', async () => {
    expect(await lines(TWO_PATCHES, 'kubeconform', result('out/clusters__staging.yaml'))).toEqual([
      'error kubeconform/schema apps/staging/scale.yaml:6 `9` in clusters/staging',
    ]);
  });

  it('is placed by the cluster that the reader names', async () => {
    const settings = { cluster: 'clusters/production' };
    expect(await lines(TWO_PATCHES, 'kubeconform', result(), settings)).toEqual([
      'error kubeconform/schema apps/production/scale.yaml:6 `8` in clusters/production',
    ]);
  });

  it('is placed at the object if it can be about several lines, and at each of them if it is there for each', async () => {
    expect(await lines(TWO_PATCHES, 'kubeconform', result())).toEqual([
      'error kubeconform/schema apps/base/deployment.yaml:4 `web` in clusters/production, clusters/staging',
    ]);
    const { resources } = JSON.parse(result());
    const twice = JSON.stringify({ resources: [...resources, ...resources] });
    expect(await lines(TWO_PATCHES, 'kubeconform', twice)).toEqual([
      'error kubeconform/schema apps/production/scale.yaml:6 `8` in clusters/production',
      'error kubeconform/schema apps/staging/scale.yaml:6 `9` in clusters/staging',
    ]);
  });

  it('about something that is missing is not placed where it exists', async () => {
    const labels = 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n  labels: {team: a}\n';
    const resources = [{ apiVersion: 'apps/v1', kind: 'Deployment', name: 'web', namespace: 'web' }];
    const message = 'The label team is required. rule failed at path /metadata/labels/team/';
    const results = [{ policy: 'labels', result: 'fail', message, resources }];
    const report = JSON.stringify({ apiVersion: 'openreports.io/v1alpha1', kind: 'Report', results });
    expect(await lines({ ...TWO_PATCHES, 'apps/staging/scale.yaml': labels }, 'kyverno', report)).toEqual([
      'error kyverno/labels apps/base/deployment.yaml:4 `web` in clusters/production, clusters/staging',
    ]);
  });

  it('is not placed at a namesake in another namespace', async () => {
    const other = (namespace: string) =>
      `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: same\n  namespace: ${namespace}\ndata: {}\n`;
    const files = { ...FLEET, 'clusters/staging/a.yaml': other('a'), 'clusters/staging/b.yaml': other('b') };
    const [finding, ...more] = await findingsOf(
      files,
      'kubeconform',
      invalid('/data', 'no', { kind: 'ConfigMap', name: 'same', version: 'v1' }),
    );
    expect(more).toEqual([]);
    expect(finding?.location).toMatchObject({ path: 'apps/base/deployment.yaml', start: { line: 1 } });
    expect(finding?.message).toMatch(
      /^1 result \(ConfigMap `same`\) names an object that several clusters or namespaces/,
    );
    expect(finding?.related.map(({ location }) => location.path)).toEqual([
      'clusters/staging/a.yaml',
      'clusters/staging/b.yaml',
    ]);
  });
});

it('a result about an object that nothing builds is one finding for each rule, as serious as the worst', async () => {
  const [first, second] = ['a', 'b'].map((name) => JSON.parse(invalid('/spec', 'no', { name })).resources[0]);
  const other = { ...first, status: 'statusError', msg: 'no schema' };
  const output = JSON.stringify({ resources: [first, second, other] });
  const findings = await findingsOf(FLEET, 'kubeconform', output);
  expect(findings.map(({ rule, message }) => [rule, message])).toEqual([
    [
      'kubeconform/error',
      '1 result (Deployment `a`) names an object that this repository does not build, so the line is not known. It says: no schema',
    ],
    [
      'kubeconform/schema',
      '2 results (Deployment `a`, Deployment `b`) name objects that this repository does not build, so the line is not known. The first says: `spec`: no',
    ],
  ]);
});

describe('a line of the output of a cluster', () => {
  it('is the value that wrote it, whether the output is on this disk or made again', async () => {
    const repository = scratchRepository({ ...FLEET } as Record<string, string>);
    const { output } = await runCli(['build', '--cluster', 'clusters/production', repository]);
    const at = (text: string) => output.split('\n').findIndex((line) => line.trim() === text) + 1;
    const uri = '/tmp/out/clusters__production.yaml';
    const found = (startLine: number, artifacts = {}) =>
      lines(FLEET, 'sarif', sarif(uri, { startLine }), { artifacts });
    expect(await found(at('replicas: "4"'))).toEqual([
      'warning sarif/trivy/KSV001 apps/production/scale.yaml:6 `"4"` in clusters/production',
    ]);
    expect(await found(at('- nodePort: 808O'))).toEqual([
      `warning sarif/trivy/KSV001 apps/base/service.yaml:11 \`\${backend_port}\` in clusters/production`,
    ]);
    expect(await found(at('LOG_LEVEL: debug'))).toEqual([
      'warning sarif/trivy/KSV001 apps/base/kustomization.yaml:11 `LOG_LEVEL=debug` in clusters/production',
    ]);
    // With a line more on top, as in an output that another program has edited.
    const artifacts = { [uri]: { paths: [], text: `# edited\n${output}` } };
    expect(await found(at('replicas: "4"') + 1, artifacts)).toEqual([
      'warning sarif/trivy/KSV001 apps/production/scale.yaml:6 `"4"` in clusters/production',
    ]);
  });

  it('that does not exist is not placed', async () => {
    const [finding] = await findingsOf(FLEET, 'sarif', sarif('clusters__production.yaml', { startLine: 5000 }));
    expect(finding?.message).toMatch(/^1 result \(`clusters__production.yaml`\) does not name an object/);
  });
});

describe('a result about a file of the repository', () => {
  const path = 'apps/base/deployment.yaml';

  it('is at its region, within the file', async () => {
    const region = { startLine: 6, startColumn: 3, endLine: 6, endColumn: 11 };
    expect(await lines(FLEET, 'sarif', sarif(path, region))).toEqual([
      `warning sarif/trivy/KSV001 ${path}:6 \`replicas\``,
    ]);
    expect(await lines(FLEET, 'sarif', sarif(path, { startLine: 6 }))).toEqual([
      `warning sarif/trivy/KSV001 ${path}:6 \`replicas: 2\``,
    ]);
    expect(await lines(FLEET, 'sarif', sarif(path, { startLine: 6, startColumn: 900, endColumn: 9000 }))).toEqual([
      `warning sarif/trivy/KSV001 ${path}:6 \`\``,
    ]);
  });

  it('is at its object, or at the start of the file', async () => {
    expect(await lines(FLEET, 'kubeconform', invalid('/spec/replicas', 'no', { filename: path }))).toEqual([
      `error kubeconform/schema ${path}:6 \`2\``,
    ]);
    expect(await lines(FLEET, 'sarif', sarif(path, { startLine: 9999 }))).toEqual([
      `warning sarif/trivy/KSV001 ${path}:4 \`web\``,
    ]);
    expect(await lines({ ...FLEET, 'a.txt': 'x\n' }, 'sarif', sarif('a.txt', undefined))).toEqual([
      'warning sarif/trivy/KSV001 a.txt:1 ``',
    ]);
  });

  it('is found below the address of its base, and by its decoded name', async () => {
    const files = { ...FLEET, 'a b.yaml': 'a: 1\n' };
    expect(await lines(files, 'sarif', sarif('a%20b.yaml', { startLine: 1 }))).toEqual([
      'warning sarif/trivy/KSV001 a b.yaml:1 `a: 1`',
    ]);
  });
});

describe('SARIF', () => {
  const path = 'apps/base/service.yaml';
  const at = { startLine: 2 };

  it.each([
    ['passed', { kind: 'pass' }],
    ['suppressed', { suppressions: [{ kind: 'inSource' }] }],
    ['gone', { baselineState: 'absent' }],
  ])('leaves out what is %s', async (_, more) => {
    expect(await findingsOf(FLEET, 'sarif', sarif(path, at, more))).toEqual([]);
  });

  it.each([
    ['error', { level: 'error' }],
    ['notice', { level: 'note' }],
    ['warning', {}],
    ['notice', { kind: 'review' }],
  ])('gives the level %s for %j', async (level, more) => {
    const [finding] = await findingsOf(FLEET, 'sarif', sarif(path, at, more));
    expect(finding?.severity).toBe(level);
  });

  it('takes level, text and page of the rule, and nothing of the page but a plain web address', async () => {
    const log = JSON.parse(sarif(path, at, { ruleIndex: 0, message: { id: 'why', arguments: ['x'] } }));
    const rule = {
      id: 'KSV001',
      helpUri: 'https://me:secret@example.com/a(b)?token=abc#c',
      defaultConfiguration: { level: 'error' },
      messageStrings: { why: { text: 'not {0}, see [the docs](https://example.com)' } },
    };
    log.runs[0].tool.driver.rules = [rule];
    const [finding] = await findingsOf(FLEET, 'sarif', JSON.stringify(log));
    expect(finding).toMatchObject({
      severity: 'error',
      message: 'not x, see the docs',
      url: 'https://example.com/a%28b%29#c',
    });
    log.runs[0].tool.driver.rules = [{ ...rule, helpUri: 'javascript:alert(1)' }];
    const [other] = await findingsOf(FLEET, 'sarif', JSON.stringify(log));
    expect(other?.url).toMatch(/docs\/import\.md$/);
  });
});

it('counts what was checked, and reports nothing of our own rules, unless they run as well', async () => {
  const output = invalid('/spec/replicas', 'got string, want integer');
  const alone = await imported(FLEET, 'kubeconform', output);
  expect(alone.findings.map(({ rule }) => rule)).toEqual(['kubeconform/schema']);
  const both = await imported(FLEET, 'kubeconform', output, { withRules: true });
  expect(new Set(both.findings.map(({ rule }) => rule))).toEqual(new Set(['kubeconform/schema', 'schema']));
});

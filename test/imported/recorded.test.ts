import { expect, it } from 'vitest';
import type { ForeignTool } from '../../src/policy/foreign-rules.ts';
import { FLEET } from './fleet.ts';
import { brief, findingsOf, recorded } from './importing.ts';

const PATCH = 'apps/production/scale.yaml';
const PRODUCTION = 'in clusters/production';
const BOTH = 'in clusters/production, clusters/staging';

/** Lines of the repository that the same schema rejects, whatever tool says so. */
const violations = (rule: string): string[] => [
  `error ${rule} apps/base/service.yaml:11 \`\${backend_port}\` ${PRODUCTION}`,
  `error ${rule} ${PATCH}:6 \`"4"\` ${PRODUCTION}`,
  `error ${rule} ${PATCH}:7 \`revisionHistory\` ${PRODUCTION}`,
];

it.each<[string, ForeignTool, string | undefined, string[]]>([
  ['kubeconform.json', 'kubeconform', undefined, violations('kubeconform/schema')],
  ['kubeconform-stdin.json', 'kubeconform', 'clusters/production', violations('kubeconform/schema')],
  ['kubeconform-stdin.json', 'kubeconform', undefined, violations('kubeconform/schema')],
  ['kubeconform-nested.json', 'kubeconform', undefined, violations('kubeconform/schema').slice(0, 2)],
  ['flux-schema.json', 'flux-schema', undefined, violations('flux-schema/schema-violation')],
  ['flux-schema-stdin.yaml', 'flux-schema', 'clusters/production', violations('flux-schema/schema-violation')],
])('%s of %s, cluster %s, is placed where the patch and the variable are used', async (file, tool, cluster, lines) => {
  const findings = await findingsOf(FLEET, tool, recorded(file), cluster === undefined ? {} : { cluster });
  expect(brief(FLEET, findings)).toEqual(lines);
});

it('conftest: what names its object, or mentions it, is placed there; the rest is one finding for each rule', async () => {
  const findings = await findingsOf(FLEET, 'conftest', recorded('conftest.json'));
  expect(brief(FLEET, findings)).toEqual([
    'error conftest/main/violation apps/base/deployment.yaml:1 ``',
    `error conftest/main/deny_label apps/base/deployment.yaml:4 \`web\` ${BOTH}`,
    `warning conftest/main/warn apps/base/deployment.yaml:4 \`web\` ${BOTH}`,
    `error conftest/main/deny_label apps/base/kustomization.yaml:9 \`settings\` ${BOTH}`,
    `error conftest/main/deny_label apps/base/service.yaml:4 \`web\` ${BOTH}`,
    `error conftest/main/deny ${PATCH}:6 \`"4"\` ${PRODUCTION}`,
    'error conftest/main/deny_label clusters/production/apps.yaml:4 `apps` in clusters/production',
    'error conftest/main/deny_label clusters/production/repository.yaml:4 `flux-system` in clusters/production',
    'error conftest/main/deny_label clusters/staging/apps.yaml:4 `apps` in clusters/staging',
    'error conftest/main/deny_label clusters/staging/repository.yaml:4 `flux-system` in clusters/staging',
  ]);
  const [unplaced] = findings;
  expect(unplaced?.message).toBe(
    '2 results (`built/clusters__production.yaml`, `built/clusters__staging.yaml`) do not name an object, so the line is not known. The first says: node ports are not allowed',
  );
});

it('conftest: the exceptions of policies are left out, as in its own verdict, in JSON and not in SARIF, which calls them notes', async () => {
  const json = await findingsOf(FLEET, 'conftest', recorded('conftest.json'));
  expect(json.filter(({ severity }) => severity === 'notice')).toEqual([]);
  const sarif = await findingsOf(FLEET, 'sarif', recorded('conftest.sarif'));
  expect(sarif.filter(({ severity }) => severity === 'notice').map(({ rule }) => rule)).toEqual([
    'sarif/conftest/main/allow',
  ]);
});

it('conftest: SARIF without regions is placed by the objects that its messages mention', async () => {
  const findings = await findingsOf(FLEET, 'sarif', recorded('conftest.sarif'));
  expect(brief(FLEET, findings)).toContain(
    `warning sarif/conftest/main/warn apps/base/deployment.yaml:4 \`web\` ${BOTH}`,
  );
});

it.each(['kyverno.yaml', 'kyverno.json'])(
  '%s: paths in messages are the fields, also where they do not exist',
  async (file) => {
    const findings = await findingsOf(FLEET, 'kyverno', recorded(file));
    expect(brief(FLEET, findings)).toEqual([
      `error kyverno/require-labels apps/base/deployment.yaml:3 \`metadata\` ${BOTH}`,
      `warning kyverno/require-limits apps/base/deployment.yaml:16 \`name: web\` ${BOTH}`,
      `error kyverno/known-registry apps/base/deployment.yaml:17 \`ghcr.io/octo/web:1.4.0\` ${BOTH}`,
      `error kyverno/require-labels apps/base/namespace.yaml:3 \`metadata\` ${BOTH}`,
      `error kyverno/require-labels apps/base/service.yaml:3 \`metadata\` ${BOTH}`,
    ]);
  },
);

it('Checkov: what it says of all lines of an object is at the name of the object', async () => {
  const findings = await findingsOf(FLEET, 'sarif', recorded('checkov.sarif'));
  expect(brief(FLEET, findings)).toEqual([
    'error sarif/checkov/CKV_K8S_11 apps/base/deployment.yaml:4 `web`',
    'error sarif/checkov/CKV_K8S_21 apps/base/deployment.yaml:4 `web`',
    'error sarif/checkov/CKV_K8S_21 apps/base/service.yaml:4 `web`',
    'error sarif/checkov/CKV_K8S_21 apps/production/scale.yaml:4 `web`',
  ]);
});

/** A log as Trivy writes it (pkg/report/sarif.go of 0.7x): lines without columns are columns 1 to 1, and what has no line is line 1. */
function trivy(
  results: readonly (readonly [lines: [number, number], uri: string])[],
  target = '/fleet/apps/base/',
): string {
  return JSON.stringify({
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Trivy', fullName: 'Trivy Vulnerability Scanner', rules: [{ id: 'KSV-0011' }] } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { ROOTPATH: { uri: `file://${target}` } },
        results: results.map(([[startLine, endLine], uri]) => ({
          ruleId: 'KSV-0011',
          ruleIndex: 0,
          level: 'note',
          message: {
            text: `Artifact: ${uri}\nType: kubernetes\nVulnerability KSV-0011\nSeverity: LOW\nMessage: Container 'app' of Deployment 'web' should set 'resources.limits.cpu'\nLink: [KSV-0011](https://avd.aquasec.com/misconfig/ksv-0011)`,
          },
          locations: [
            {
              message: { text: uri },
              physicalLocation: {
                artifactLocation: { uri, uriBaseId: 'ROOTPATH' },
                region: { startLine, startColumn: 1, endLine, endColumn: 1 },
              },
            },
          ],
        })),
      },
    ],
  });
}

it('Trivy: lines are whole, its first line may be none, and one line of its text is the message', async () => {
  const artifacts = (file: string, path: string) => ({ artifacts: { [file]: { paths: [path], text: undefined } } });
  const deployment = artifacts('/fleet/apps/base/deployment.yaml', 'apps/base/deployment.yaml');
  for (const [lines, place] of [
    [[16, 22], '16 `- name: web`'],
    [[6, 6], '6 `replicas: 2`'],
    [[1, 1], '4 `web`'],
    [[1, 23], '4 `web`'],
  ] satisfies [[number, number], string][]) {
    const [finding, ...others] = await findingsOf(FLEET, 'sarif', trivy([[lines, 'deployment.yaml']]), deployment);
    expect(others).toEqual([]);
    expect(brief(FLEET, finding ? [finding] : [])).toEqual([
      `notice sarif/trivy/KSV-0011 apps/base/deployment.yaml:${place}`,
    ]);
    expect(finding?.message).toBe("Container 'app' of Deployment 'web' should set 'resources.limits.cpu'");
  }
  // Where one file is checked, the base is that file.
  const alone = trivy([[[6, 6], 'deployment.yaml']], '/fleet/apps/base/deployment.yaml/');
  expect(brief(FLEET, await findingsOf(FLEET, 'sarif', alone, deployment))).toEqual([
    'notice sarif/trivy/KSV-0011 apps/base/deployment.yaml:6 `replicas: 2`',
  ]);
});

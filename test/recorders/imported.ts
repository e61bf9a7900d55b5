/**
 * Records what other tools say of what `gitops-gate build` makes of the fleet in test/imported: `node test/recorders/imported.ts
 * FOLDER`, with the tools and the schemas in FOLDER:
 *
 * - kubeconform v0.8.0: `go install github.com/yannh/kubeconform/cmd/kubeconform@v0.8.0`; `standalone/` has schemas of Kubernetes 1.37
 *   and Flux 2.9 as its default location has them: without references, and with `additionalProperties: false`
 * - flux-schema at commit 9946a7c (0.11): `go build ./cmd/flux-schema`; `catalog/` is `catalog/latest` of that commit
 * - conftest v0.71.1: `go install github.com/open-policy-agent/conftest@v0.71.1`
 * - kyverno v1.19.1: `go build ./cmd/cli/kubectl-kyverno`
 * - checkov 3.3.30: `pip install checkov`; it reads the files of the repository, not what they build
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { schemasForKubeconform } from '../bench/kubeconform.ts';
import { FLEET, KYVERNO_POLICY, REGO_POLICY } from '../imported/fleet.ts';

const tools = resolve(process.argv[2] ?? '.');
const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'imported-'));
const recorded = join(root, 'test/imported/recorded');
const schemas = schemasForKubeconform(join(folder, 'schemas'));

for (const [path, text] of Object.entries({
  ...FLEET,
  'policy/web.rego': REGO_POLICY,
  'kyverno.yaml': KYVERNO_POLICY,
})) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), String(text));
}

/** Runs a command in the folder of the fleet and gives what it prints; the input is the output of one cluster. */
function run(command: string, args: readonly string[], input?: string): string {
  const { stdout, stderr, error } = spawnSync(command, args, { cwd: folder, input, encoding: 'utf8' });
  if (error || stdout === '') throw error ?? new Error(`${command} ${args.join(' ')}: ${stderr}`);
  return stdout;
}

function record(file: string, tool: string, args: readonly string[], input?: string): void {
  if (!existsSync(join(tools, tool))) {
    console.error(`${tool} is missing, so ${file} stays as it is.`);
    return;
  }
  const text = run(join(tools, tool), args, input);
  writeFileSync(join(recorded, file), text.replaceAll(tools, '/tools').replaceAll(folder, '/fleet'));
}

const gate = (...args: string[]): string => run(process.execPath, [join(root, 'src/cli.ts'), ...args]);
spawnSync(process.execPath, [join(root, 'src/cli.ts'), 'build', '--all-clusters', '--output', 'built'], {
  cwd: folder,
});
const production = gate('build', '--cluster', 'production');
const standalone = ['-schema-location', join(tools, 'standalone/{{.ResourceKind}}{{.KindSuffix}}.json')];
const nested = ['{{.Group}}/', ''].flatMap((group) => [
  '-schema-location',
  join(schemas, `${group}{{.ResourceKind}}_{{.ResourceAPIVersion}}.json`),
]);

mkdirSync(recorded, { recursive: true });
record('kubeconform.json', 'kubeconform', ['-strict', '-output', 'json', ...standalone, 'built']);
record(
  'kubeconform-stdin.json',
  'kubeconform',
  ['-strict', '-output', 'json', '-verbose', ...standalone, '-'],
  production,
);
record('kubeconform-nested.json', 'kubeconform', ['-output', 'json', ...nested, 'built']);
const catalog = ['--schema-location', join(tools, 'catalog')];
record('flux-schema.json', 'flux-schema', ['validate', 'built', '--output', 'json', ...catalog]);
record('flux-schema-stdin.yaml', 'flux-schema', ['validate', '-', '--output', 'yaml', ...catalog], production);
record('conftest.json', 'conftest', ['test', '--policy', 'policy', '--output', 'json', 'built']);
record('conftest-stdin.json', 'conftest', ['test', '--policy', 'policy', '--output', 'json', '-'], production);
record('conftest.sarif', 'conftest', ['test', '--policy', 'policy', '--output', 'sarif', 'built']);
const apply = ['apply', 'kyverno.yaml', '--resource', 'built/clusters__production.yaml', '--policy-report'];
record('kyverno.yaml', 'kyverno', apply);
record('kyverno.json', 'kyverno', [...apply, '--output-format', 'json']);
recordCheckov();
rmSync(folder, { recursive: true });

/** Checkov writes its log to a file, and its exit code is 1 if it found something. */
function recordCheckov(): void {
  const tool = join(tools, 'checkov');
  if (!existsSync(tool)) {
    console.error('checkov is missing, so checkov.sarif stays as it is.');
    return;
  }
  const checks = ['--framework', 'kubernetes', '--check', 'CKV_K8S_11,CKV_K8S_21'];
  spawnSync(tool, ['-d', '.', ...checks, '-o', 'sarif', '--output-file-path', 'log'], { cwd: folder });
  writeFileSync(join(recorded, 'checkov.sarif'), readFileSync(join(folder, 'log/results_sarif.sarif')));
}

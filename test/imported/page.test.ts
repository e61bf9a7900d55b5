import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runCli } from '../cli/run-cli.ts';
import { scratchRepository } from '../repository/scratch.ts';
import { FLEET, REGO_POLICY } from './fleet.ts';
import { recorded } from './importing.ts';

const PAGE = join(import.meta.dirname, '../../docs/import.md');
const page = readFileSync(PAGE, 'utf8');

const without = (text: string): string => text.replaceAll(/^\s+/gm, '').replaceAll(/,$/gm, '');

it('the page quotes what the tools have written', () => {
  const quotes = [...page.matchAll(/<!-- recorded: (\S+) -->\n```\w+\n(.*?)```/gs)];
  expect(quotes.map(([, file]) => file)).toEqual([
    'kubeconform.json',
    'flux-schema.json',
    'kyverno.yaml',
    'conftest.json',
  ]);
  for (const [, file = '', quote = ''] of quotes) expect(without(recorded(file))).toContain(without(quote));
  const rego = /```rego\n(.*?)```/s.exec(page)?.[1];
  expect(rego).toBeDefined();
  expect(REGO_POLICY).toContain(rego);
});

it('the page shows what gitops-gate makes of it', async () => {
  const folder = scratchRepository(Object.fromEntries(Object.entries(FLEET).map(([k, v]) => [k, String(v)])));
  let shown = page;
  for (const [whole, tool = '', file = ''] of page.matchAll(/<!-- imported: (\S+) (\S+) -->\n```text\n.*?```/gs)) {
    const path = join(import.meta.dirname, 'recorded', file);
    const { output } = await runCli(['import', '--from', tool, path, folder]);
    const lines = output.split('\n').filter((line) => !/^ {2}see /.test(line));
    const text = lines
      .join('\n')
      .replaceAll(/\n{3,}/g, '\n\n')
      .trim();
    shown = shown.replace(whole, () => `<!-- imported: ${tool} ${file} -->\n\`\`\`text\n${text}\n\`\`\``);
  }
  await expect(shown).toMatchFileSnapshot(PAGE);
});

it('the policy and the commands of the page are valid', async () => {
  const [policy = ''] = [...page.matchAll(/```yaml\n(rules:.*?)```/gs)].map(([, text]) => text);
  const files = { ...FLEET, '.github/gitops-gate.yaml': policy, 'results.json': recorded('kubeconform.json') };
  const folder = scratchRepository(Object.fromEntries(Object.entries(files).map(([k, v]) => [k, String(v)])));
  const { code, complaints } = await runCli(['import', '--from', 'kubeconform', join(folder, 'results.json'), folder]);
  expect([code, complaints]).toEqual([1, '']);
  for (const [, command = ''] of page.matchAll(/\bgitops-gate (import|check) /g)) {
    const { output } = await runCli([command, '--help']);
    const commands = page.split('\n').filter((line) => line.startsWith(`gitops-gate ${command} `));
    for (const [option] of commands.join(' ').matchAll(/--[a-z-]+/g)) expect(output).toContain(option);
  }
});

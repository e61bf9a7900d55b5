import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { parsePage } from './page.ts';
import { Reader } from './reader.ts';

const PAGE = resolve(import.meta.dirname, '../../docs/first-steps.md');
const flat = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

test('the command that makes the check required is the one that init prints', () => {
  const step = parsePage(readFileSync(PAGE, 'utf8')).steps.find(({ text }) => text.includes('gh api'));
  const reader = new Reader();
  try {
    reader.open('flux');
    const { output } = reader.run('git clone --quiet https://github.com/acme/fleet\ncd fleet\ngitops-gate init');
    expect(flat(output)).toContain(flat(step?.text ?? 'no such command'));
  } finally {
    reader.close();
  }
});

const RULESET = { name: 'a', enforcement: 'active', rules: [requiring('gitops-gate')] };

function requiring(context: string): object {
  const parameters = { strict_required_status_checks_policy: false, required_status_checks: [{ context }] };
  return { type: 'required_status_checks', parameters };
}

test.each([
  ['a field that GitHub does not know', { ...RULESET, enforced: true }, 'must NOT have additional properties'],
  ['a check that no job reports', RULESET, 'no workflow has a job that is called gitops-gate'],
])('the page would fail with %s', (_, body, message) => {
  const reader = new Reader();
  try {
    reader.open('flux');
    const call = 'gh api --method POST repos/acme/fleet/rulesets --input -';
    const { codes, output } = reader.run(`echo '${JSON.stringify(body)}' | ${call}`);
    expect(codes).toEqual([1]);
    expect(output).toContain(message);
  } finally {
    reader.close();
  }
});

import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { pinnedAction } from '../../src/init/pin.ts';
import { CHECK_NAME, WORKFLOW_PATH, workflowText } from '../../src/init/workflow.ts';
import { documentedWorkflows, GATE, jobOf } from '../hosts/github/documented.ts';

const ROOT = resolve(import.meta.dirname, '../..');

it('init writes the workflow that the documentation shows, with the commit that README.md pins', () => {
  expect(GATE).toBe(WORKFLOW_PATH);
  expect(workflowText(pinnedAction())).toBe(documentedWorkflows()[GATE]);
  expect(pinnedAction()).toMatch(/^gitops-gate\/gitops-gate@[0-9a-f]{40} # \S+$/);
  expect(readFileSync(join(ROOT, 'README.md'), 'utf8')).toContain(workflowText(pinnedAction()));
});

it('the job has the name of the check that people require', () => {
  expect(jobOf(workflowText('a/b@c'))).toBe(CHECK_NAME);
  expect(workflowText('a/b@c')).toContain(`    name: ${CHECK_NAME}\n`);
});

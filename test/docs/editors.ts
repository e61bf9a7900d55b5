import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect } from 'vitest';
import { parse } from 'yaml';
import manifest from '../../package.json' with { type: 'json' };
import { runCli } from '../cli/run-cli.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const VERSION = `v${manifest.version}`;

/** A file that a page shows. */
interface Shown {
  readonly text: string;
}

/** A `.pre-commit-config.yaml`: it names this version, and a hook that exists. */
export function checkHooks({ text }: Shown): void {
  const offered = parse(readFileSync(join(ROOT, '.pre-commit-hooks.yaml'), 'utf8')).map(({ id }: { id: string }) => id);
  for (const { repo, rev, hooks } of parse(text).repos) {
    expect([repo, rev]).toEqual([manifest.homepage.replace('#readme', ''), VERSION]);
    for (const { id } of hooks) expect(offered).toContain(id);
  }
}

/** A `.gitlab-ci.yml`: it includes a template of this version that exists. */
export function checkInclude({ text }: Shown): void {
  for (const { remote } of parse(text).include) {
    const [, version, path = ''] = /\/gitops-gate\/gitops-gate\/([^/]+)\/(.+)$/.exec(remote) ?? [];
    expect(version).toBe(VERSION);
    expect(() => readFileSync(join(ROOT, path))).not.toThrow();
  }
}

/** A `.vscode/tasks.json`: its problem matcher finds all that its command reports of the example. */
export async function checkTasks({ text }: Shown): Promise<void> {
  for (const { args, problemMatcher } of JSON.parse(text).tasks) {
    const [place, message] = problemMatcher.pattern;
    const lines = (await runCli([...args, join(ROOT, 'example')])).output.split('\n');
    const found = lines.flatMap((line, at) => {
      const match = new RegExp(place.regexp).exec(line);
      if (!match) return [];
      const said = new RegExp(message.regexp).exec(lines[at + 1] ?? '');
      const [path, row, rule] = [place.file, place.line, place.code].map((group) => match[group]);
      return [{ place: `${rule} ${path}:${row}`, said: said?.[message.message] ?? '' }];
    });
    const report = JSON.parse((await runCli(['check', '--format', 'json', join(ROOT, 'example')])).output);
    expect(found.map((one) => one.place)).toEqual(
      report.findings.map(
        ({ rule, location }: { rule: string; location: { path: string; start: { line: number } } }) =>
          `${rule} ${location.path}:${location.start.line}`,
      ),
    );
    for (const { said } of found) expect(said).toMatch(/^\S.{20}/);
  }
}

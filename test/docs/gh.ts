/**
 * Stands in for GitHub's command line: `gh api --method POST repos/OWNER/NAME/rulesets --input -`. Fails if GitHub's API description
 * does not allow the request, or if no workflow of the repository has a job with the name of a required check, for which GitHub would
 * wait forever. The folder of repositories is in GITHUB_FOLDER.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { describe } from '../hosts/github/description.ts';

interface Ruleset {
  readonly name: string;
  readonly rules: readonly {
    readonly parameters?: { readonly required_status_checks?: readonly { readonly context: string }[] };
  }[];
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { method: { type: 'string', default: 'GET' }, input: { type: 'string' } },
});
const [command, path = ''] = positionals;
if (command !== 'api' || values.input !== '-')
  fail(`not a command of this stand-in: ${process.argv.slice(2).join(' ')}`);
const body: Ruleset = JSON.parse(readFileSync(0, 'utf8'));
const call = describe(values.method, new URL(path, 'https://api.github.com'), body);
if (call?.route !== 'POST /repos/{owner}/{repo}/rulesets') fail(`unknown call: ${values.method} ${path}`);
if (call.violations.length > 0) fail(call.violations.join('\n'));
const repository = join(process.env.GITHUB_FOLDER ?? '', call.path.owner ?? '', call.path.repo ?? '');
const checks = body.rules.flatMap(({ parameters }) => parameters?.required_status_checks ?? []);
const jobs = jobNames(repository);
for (const { context } of checks) if (!jobs.has(context)) fail(`no workflow has a job that is called ${context}`);
console.log(JSON.stringify({ id: 1, name: body.name, source: `${call.path.owner}/${call.path.repo}` }));

/** The names of the jobs in the workflows of all branches. */
function jobNames(repository: string): Set<string> {
  const git = (...words: string[]): string => execFileSync('git', words, { cwd: repository, encoding: 'utf8' });
  const names = new Set<string>();
  for (const branch of git('branch', '--format=%(refname:short)').trim().split('\n'))
    for (const file of git('ls-tree', '--name-only', branch, '.github/workflows/').split('\n').filter(Boolean)) {
      const { jobs }: { jobs: Record<string, { name?: string }> } = parse(git('show', `${branch}:${file}`));
      for (const [id, { name = id }] of Object.entries(jobs)) names.add(name);
    }
  return names;
}

function fail(message: string): never {
  console.error(`gh: ${message}`);
  process.exit(1);
}

/**
 * Cuts the calls that the Action makes out of GitHub's API description:
 * `node test/recorders/openapi.ts FOLDER`, where FOLDER is the unpacked npm package `@octokit/openapi` (385 MB, hence not a dependency).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const CALLS = [
  ['get', '/repos/{owner}/{repo}/pulls/{pull_number}/files'],
  ['post', '/repos/{owner}/{repo}/pulls/{pull_number}/reviews'],
  ['get', '/repos/{owner}/{repo}/compare/{basehead}'],
  ['get', '/repos/{owner}/{repo}/contents/{path}'],
  ['get', '/repos/{owner}/{repo}/codeowners/errors'],
  ['get', '/repos/{owner}/{repo}/rules/branches/{branch}'],
  ['get', '/repos/{owner}/{repo}/branches/{branch}'],
  ['get', '/repos/{owner}/{repo}/commits/{ref}/check-runs'],
  ['post', '/repos/{owner}/{repo}/check-runs'],
  ['patch', '/repos/{owner}/{repo}/check-runs/{check_run_id}'],
  ['get', '/repos/{owner}/{repo}/collaborators/{username}/permission'],
  ['get', '/repos/{owner}/{repo}/commits/{commit_sha}/pulls'],
  ['get', '/orgs/{org}/teams/{team_slug}/memberships/{username}'],
  ['post', '/repos/{owner}/{repo}/rulesets'],
] as const;

const folder = process.argv[2] ?? '';
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
const { name, version } = JSON.parse(read('package.json'));
const description = JSON.parse(read('generated/api.github.com.json'));

const calls = CALLS.map(([method, path]) => {
  const operation = description.paths[path][method];
  return {
    method: method.toUpperCase(),
    path,
    parameters: operation.parameters.map((parameter: { $ref?: string }) => {
      const { name, in: place, required = false, schema } = resolve(parameter);
      return { name, in: place, required, schema: bare(schema) };
    }),
    body: bare(operation.requestBody?.content['application/json'].schema ?? null),
    statuses: Object.keys(operation.responses).map(Number),
  };
});
const license = read('LICENSE').trim().split('\n');
const cut = { source: `${name} ${version}`, api: description.info.version, license, calls };
writeFileSync(join(import.meta.dirname, '../hosts/github/openapi.json'), `${JSON.stringify(cut, null, 2)}\n`);

function resolve(value: { $ref?: string }): { name: string; in: string; required?: boolean; schema: unknown } {
  if (value.$ref === undefined) return JSON.parse(JSON.stringify(value));
  return value.$ref
    .split('/')
    .slice(1)
    .reduce((found, key) => found[key], description);
}

/** A schema with what it refers to, and without its prose. */
function bare(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(bare);
  if (typeof schema !== 'object' || schema === null) return schema;
  if ('$ref' in schema && typeof schema.$ref === 'string') return bare(resolve({ $ref: schema.$ref }));
  return Object.fromEntries(
    Object.entries(schema)
      .filter(
        ([key, value]) => !/^(?:examples?|x-.*)$/.test(key) && !(key === 'description' && typeof value === 'string'),
      )
      .map(([key, value]) => [key, bare(value)]),
  );
}

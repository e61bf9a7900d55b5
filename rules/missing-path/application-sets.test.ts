import { expect, it } from 'vitest';
import { applicationSet, overlay, REPOSITORY } from '../../test/argocd/repository.ts';
import { type Files, findingsOf } from '../../test/rules/check-tree.ts';

async function missing(files: Files): Promise<string[]> {
  const findings = await findingsOf(
    'missing-path',
    { ...overlay('apps/website/base'), ...files },
    { repositories: [REPOSITORY] },
  );
  return findings.map(
    ({ severity, location, message, fix }) =>
      `${severity} ${location.path}:${location.start.line} ${message.split('. ').at(-1)} ${fix?.edits[0]?.text ?? ''}`,
  );
}

const CLUSTERS = '[{clusters: {values: {root: apps/ROOT}}}]';
const LISTED =
  '[{merge: {mergeKeys: [name], generators: [{clusters: {values: {dir: base}}}, {list: {elements: [{name: a, values.dir: a}]}}]}}]';

it('tells of a set of which no Application has a directory, as a cluster may be any', async () => {
  const of = (root: string): Files => ({
    'sets.yaml': applicationSet(CLUSTERS.replace('ROOT', root), 'web-{{name}}', '{{values.root}}/{{name}}'),
  });
  expect(await missing(of('website'))).toEqual([]);
  expect(await missing(of('webbsite'))).toEqual(['warning sets.yaml:12 Did you mean `apps/website`? ']);
});

it('mends a path that is written as it is', async () => {
  const of = (path: string): Files => ({ 'sets.yaml': applicationSet('[{clusters: {}}]', 'web-{{name}}', path) });
  expect(await missing(of('apps/website/base'))).toEqual([]);
  expect(await missing(of('apps/webbsite/base'))).toEqual(['warning sets.yaml:12 Did you mean `apps/website`? ']);
  expect(await missing(of('apps/website/bbase'))).toHaveLength(1);
  expect(await missing(of('apps/websites'))).toEqual([
    'warning sets.yaml:12 Did you mean `apps/website`? apps/website',
  ]);
});

it('leaves clusters alone that may not be registered, and paths of which nothing is known', async () => {
  const some = applicationSet(LISTED, 'web-{{name}}', 'apps/website/{{values.dir}}');
  expect(await missing({ 'sets.yaml': some })).toEqual([]);
  const open = applicationSet('[{scmProvider: {github: {organization: acme}}}]', 'web', '{{path}}');
  expect(await missing({ 'sets.yaml': open })).toEqual([]);
  const elsewhere = applicationSet('[{clusters: {}}]', 'web-{{name}}', 'apps/gone').replace(
    REPOSITORY,
    'https://github.com/acme/other',
  );
  expect(await missing({ 'sets.yaml': elsewhere })).toEqual([]);
  const older = applicationSet('[{clusters: {}}]', 'web-{{name}}', 'apps/gone').replace(
    'targetRevision: main',
    'targetRevision: v1.0.0',
  );
  expect(await missing({ 'sets.yaml': older })).toEqual([]);
});

it('stands at the parameter that brings the wrong part of a path', async () => {
  const list = (dir: string, more = ''): string => `[{list: {elements: [{name: web, dir: ${dir}}${more}]}}]`;
  const of = (generators: string): Files => ({ 'sets.yaml': applicationSet(generators, 'x-{{name}}', 'apps/{{dir}}') });
  expect(await missing(of(list('website/base')))).toEqual([]);
  const line = of(list('websites/base'))
    ['sets.yaml']?.toString()
    .split('\n')
    .findIndex((text) => text.includes('list:'));
  expect(await missing(of(list('websites/base')))).toEqual([
    `error sets.yaml:${(line ?? 0) + 1} Did you mean \`apps/website/base\`? website/base`,
  ]);
  // Where two parameters have the part, the template is what is common.
  expect(await missing(of(list('websites/base, b: websites')))).toEqual([
    'error sets.yaml:12 Did you mean `apps/website/base`? ',
  ]);
});

it('stands in the file that a generator reads', async () => {
  const generator = `[{git: {repoURL: "${REPOSITORY}", revision: HEAD, files: [{path: "release/*.yaml"}]}}]`;
  const of = (dir: string): Files => ({
    'sets.yaml': applicationSet(generator, '{{app.name}}', 'apps/{{app.dir}}'),
    'release/web.yaml': `app:\n  name: web\n  dir: ${dir}\n`,
    'release/other.yaml': 'app:\n  name: other\n  dir: website/base\n',
  });
  expect(await missing(of('website/base'))).toEqual([]);
  expect(await missing(of('websites/base'))).toEqual([
    'error release/web.yaml:3 Did you mean `apps/website/base`? website/base',
  ]);
});

import { expect, it } from 'vitest';
import { application, applicationSet, overlay, REPOSITORY } from '../../test/argocd/repository.ts';
import { briefWithFixes, type Files, findingsOf } from '../../test/rules/check-tree.ts';

const WORK: Files = { ...overlay('work/web'), ...overlay('work/api') };
const LIST = '[{list: {elements: [{dir: web, server: "https://a"}, {dir: api, server: "https://b"}]}}]';
const GO = '  goTemplate: true';
const STRICT = `${GO}\n  goTemplateOptions: [missingkey=error]`;
const said = async (set: string, more: Files = {}): Promise<string[]> =>
  briefWithFixes(
    await findingsOf(
      'application-set-template',
      { ...WORK, 'apps/set.yaml': set, ...more },
      { repositories: [REPOSITORY] },
    ),
  ).map((text) => text.replace('application-set-template apps/set.yaml:', '').replace(/(?<=-> )["'](.*)["']$/, '$1'));
/** A set with Go templates, in which the server is literal. */
const go = (generators: string, name: string, path: string, spec = GO): string =>
  applicationSet(generators, name, path, spec).replace('{{server}}', 'https://a');

it('accepts templates of both forms', async () => {
  expect(await said(applicationSet(LIST, '{{dir}}', 'work/{{dir}}'))).toEqual([]);
  expect(await said(go(LIST, '{{ .dir }}', 'work/{{ .dir | lower }}', STRICT))).toEqual([]);
  expect(await said(go(LIST, '{{ index . "dir" }}', 'work/{{ $.dir }}', STRICT))).toEqual([]);
});

it('reports Go templates that are not switched on, and switches them on if nothing else is used', async () => {
  const literal = applicationSet(LIST, '{{.dir}}', 'work/{{.dir}}').replace('{{server}}', 'https://a');
  // Both places are one finding.
  expect(await said(literal)).toEqual(['error 8 -> goTemplate: true\n  ']);
  expect(await said(applicationSet(LIST, '{{.dir}}', 'work/{{dir}}'))).toEqual(['error 8']);
  expect(await said(applicationSet(LIST, '{{ dir | lower }}', 'work/{{dir}}'))).toEqual(['error 8']);
});

it('leaves templates of other tools in a set without Go templates alone', async () => {
  const values = 'source: {helm: {values: "a: {{ .Values.b }}"}, ';
  const set = applicationSet(LIST, '{{dir}}', 'work/{{dir}}').replace('source: {', values);
  expect(await said(set)).toEqual([]);
});

it('reports what Go takes for a function', async () => {
  expect(await said(go(LIST, '{{dir}}', 'work/{{.dir}}'))).toEqual(['error 8 -> {{.dir}}']);
  expect(await said(go(LIST, '{{ .dir }}', 'work/{{ values.dir }}'))).toEqual(['error 12 -> work/{{ .values.dir }}']);
  expect(await said(go(LIST, '{{ .dir }}', '{{path}}'))).toEqual(['error 12 -> {{.path.path}}']);
  expect(await said(go(LIST, '{{ .dir }}', 'work/{{path[1]}}'))).toEqual([
    'error 12 -> work/{{index .path.segments 1}}',
  ]);
  expect(await said(go(LIST, '{{ .dir }}', 'work/{{ normalize .dir }}'))).toEqual([]);
  expect(await said(go(LIST, '{{ .dir }}', 'work/{{ `{{dir}}` }}'))).toEqual([]);
});

it('reports parameters that no generator gives', async () => {
  expect(await said(go(LIST, '{{.dri}}', 'work/{{.dir}}', STRICT))).toEqual(['error 9 -> {{.dir}}']);
  expect(await said(go(LIST, '{{.dir}}', 'work/{{.unlike}}', STRICT))).toEqual(['error 13']);
  expect(await said(go(LIST, '{{.dir}}', 'work/{{.unlike}}'))).toEqual(['error 12']);
  expect(await said(go(LIST, '{{.dir}}', 'work/{{.unlike.name}}'))).toEqual(['error 12']);
  expect(await said(applicationSet(LIST, '{{dri}}', 'work/{{dir}}'))).toEqual(['error 8 -> {{dir}}']);
});

it('lets a template handle what is not set', async () => {
  expect(await said(go(LIST, '{{.dir}}', 'work/{{ .unlike | default "web" }}'))).toEqual([]);
  expect(await said(go(LIST, '{{.dir}}', 'work/{{ .unlike | default "web" }}', STRICT))).toEqual(['error 13']);
  expect(await said(go(LIST, '{{.dir}}', '{{ if .unlike }}work/api{{ else }}work/web{{ end }}'))).toEqual([]);
  const some = '[{list: {elements: [{dir: web, more: web}, {dir: api}]}}]';
  expect(await said(go(some, '{{.dir}}', 'work/{{.more}}'))).toEqual(['warning 12']);
  expect(await said(go(some, '{{.dir}}', 'work/{{.more}}', STRICT))).toEqual(['error 13']);
});

it('knows the parameters of git generators', async () => {
  const git = `[{git: {repoURL: '${REPOSITORY}', revision: main, directories: [{path: work/*}]}}]`;
  expect(await said(go(git, '{{.path.basename}}', '{{.path.path}}', STRICT))).toEqual([]);
  expect(await said(go(git, '{{.path.basenam}}', '{{.path.path}}', STRICT))).toEqual(['error 9 -> {{.path.basename}}']);
  const plain = applicationSet(git, '{{path.basename}}', '{{path}}').replace('{{server}}', 'https://a');
  expect(await said(plain)).toEqual([]);
  const prefixed = git.replace('revision', 'pathParamPrefix: app, revision');
  expect(await said(go(prefixed, '{{.app.path.basename}}', '{{.app.path.path}}', STRICT))).toEqual([]);
  expect(await said(go(prefixed, '{{.app.path.basename}}', '{{.path.path}}', STRICT))).toEqual(['error 13']);
});

it('knows the parameters of clusters, alone and combined, and of no generator that it does not know', async () => {
  expect(await said(go('[{clusters: {}}]', '{{.nameNormalized}}', 'work/{{.metadata.labels.app}}', STRICT))).toEqual(
    [],
  );
  expect(await said(go('[{clusters: {}}]', '{{.nam}}', 'work/web', STRICT))).toEqual(['error 9 -> {{.name}}']);
  expect(await said(go('[{clusters: {values: {dir: web}}}]', '{{.name}}', 'work/{{.values.dir}}', STRICT))).toEqual([]);
  const both = `[{matrix: {generators: [{clusters: {}}, ${LIST.slice(1, -1)}]}}]`;
  expect(await said(go(both, '{{.name}}-{{.dir}}', 'work/{{.dir}}', STRICT))).toEqual([]);
  expect(await said(go(both, '{{.name}}-{{.folder}}', 'work/{{.dir}}', STRICT))).toEqual(['warning 9']);
  const some =
    '[{merge: {mergeKeys: [name], generators: [{clusters: {}}, {list: {elements: [{name: a, dir: web}]}}]}}]';
  expect(await said(go(some, '{{.name}}', 'work/{{.dir}}', STRICT))).toEqual([]);
  expect(await said(go('[{plugin: {configMapRef: {name: a}}}]', '{{.any}}', 'work/{{.thing}}', STRICT))).toEqual([]);
  expect(await said(applicationSet('[{clusters: {}}]', '{{name}}', 'work/{{metadata.labels.app}}'))).toEqual([]);
});

it('reports combinations that Argo CD rejects', async () => {
  const element = '{list: {elements: [{dir: web, server: "https://a"}]}}';
  const combined = (text: string): Promise<string[]> => said(applicationSet(text, '{{dir}}', 'work/{{dir}}'));
  expect(await combined(`[{matrix: {generators: [${element}]}}]`)).toEqual(['error 5']);
  expect(await combined(`[{merge: {mergeKeys: [dir], generators: [${element}]}}]`)).toEqual(['error 5']);
  expect(await combined(`[{merge: {generators: [${element}, ${element}]}}]`)).toContain('error 5');
  expect(await combined(`[{merge: {mergeKeys: [dir], generators: [${element}, ${element}]}}]`)).toEqual([]);
});

it('reports generators that give nothing, and options that do not exist', async () => {
  const git = `[{git: {repoURL: '${REPOSITORY}', revision: main, directories: [{path: works/*}]}}]`;
  const root = { 'root.yaml': application('a', 'work/web'), 'b.yaml': application('b', 'work/api') };
  expect(await said(go(git, '{{.path.basename}}', '{{.path.path}}'), root)).toEqual(['warning 5']);
  expect(await said(go('[{list: {elements: []}}]', 'a', 'work/web'))).toEqual(['notice 5']);
  const matrix = `[{matrix: {generators: [{list: {elements: []}}, ${LIST.slice(1, -1)}]}}]`;
  expect(await said(go(matrix, 'a', 'work/web'))).toEqual(['notice 5']);
  expect(await said(go(LIST, '{{.dir}}', 'work/web', `${GO}\n  goTemplateOptions: [missingkey=errors]`))).toEqual([
    'error 7 -> missingkey=error',
  ]);
});

it('is at most a warning for a set that nothing applies', async () => {
  const root = { 'bootstrap/root.yaml': application('root', 'live'), 'live/a.yaml': application('a', 'work/web') };
  expect(await said(go(LIST, '{{.dri}}', 'work/{{.dir}}', STRICT), root)).toEqual(['warning 9 -> {{.dir}}']);
});

it('looks at the first of very many parameters', { timeout: 10_000 }, async () => {
  const many = Array.from({ length: 9000 }, (_, at) => `{{z${at}}}`).join('');
  expect((await said(go(LIST, '{{.dir}}', many))).length).toBeLessThan(1000);
  expect(await said(go(LIST, '{{.dir}}', `${many}${many}`))).toEqual([]);
});

import { expect, it } from 'vitest';
import { secretTemplateProblems } from '../../../src/kubernetes/admission/secret-template.ts';
import { objectsIn } from './examples.ts';

const problems = (text: string, kind = 'ExternalSecret', path = ['spec', 'target', 'template', 'data', 'key']) => {
  const value = path.reduceRight<unknown>((below, key) => ({ [key]: below }), text);
  const object = { apiVersion: 'external-secrets.io/v1', kind, metadata: { name: 'a' }, ...Object(value) };
  return objectsIn(JSON.stringify(object)).flatMap((one) => secretTemplateProblems(one));
};

it.each([
  ['{{ .api-token }}', /`.api-token` has others. Write `index . "api-token"`/, '{{ index . "api-token" }}'],
  ['x={{ .api-token | b64enc }}', /Write `\(index . "api-token"\)`/, 'x={{ (index . "api-token") | b64enc }}'],
  ['{{ printf "%s" .api-token }}', /Write/, '{{ printf "%s" (index . "api-token") }}'],
  ['{{ .a-b }} {{ .a-b }}', /Write/, undefined],
  ['{{ .db.api-token }}', /`.db.api-token` has others\.$/, undefined],
  ['{{ .a@b }}', /`.a@b` has others\.$/, undefined],
  ['{{- api_token -}}', /`api_token` is not a function .* Did you mean `.api_token`/, '{{- .api_token -}}'],
  ['{{ api_token | b64enc }}', /Did you mean `.api_token`/, '{{ .api_token | b64enc }}'],
  ['{{ .a }}{{ .b', /Close `{{` with `}}`/, undefined],
  ['{{ .a ; .b }}', /It has `;` where Go does not allow it/, undefined],
  ['{{ "a }}', /It has `"` where/, undefined],
])('reports that Go cannot parse %j', (text, message, meant) => {
  const [problem, ...others] = problems(text);
  expect(others).toEqual([]);
  expect(problem?.message).toMatch(message);
  expect(problem?.path).toEqual(['spec', 'target', 'template', 'data', 'key']);
  expect(problem?.fix).toEqual(meant && { kind: 'value', text: meant });
});

it.each([
  'no template',
  '}} {',
  '{{ .api_token }}',
  '{{ index . "api-token" }}{{ (index . "a-b").c }}',
  '{{ "{{ .api-token }}" }} {{ `{{ a-b }}` }}',
  '{{/* a-b */}}{{- /* {{ */ -}}',
  '{{ range $index, $value := .list }}{{ $value.name }},{{ else }}{{ break }}{{ end }}',
  "{{ if eq .a 'x' }}{{ . }}{{ end }}{{ $ }}{{ $.a }}",
  '{{ .a | default "x-y" | quote }}{{ now | date "2006-01-02" }}{{ add -1 1.5 0x1F }}',
  '{{ newFunction .a }}{{ .größe }}',
  '{{\n  .a\n}}',
  // A variable may bring anything.
  '{{ .api-token }} $' + '{REST}',
])('says nothing of %j', (text) => {
  expect(problems(text)).toEqual([]);
});

it('reads the templates of each kind', () => {
  const at = ['spec', 'externalSecretSpec', 'target', 'template', 'data', 'key'];
  expect(problems('{{ .a-b }}', 'ClusterExternalSecret', at)).toHaveLength(1);
  expect(problems('{{ .a-b }}', 'PushSecret', ['spec', 'template', 'data', 'key'])).toHaveLength(1);
  expect(problems('{{ .a-b }}', 'SecretStore', ['spec', 'template', 'data', 'key'])).toEqual([]);
  expect(problems('{{ .a-b }}', 'ExternalSecret', ['spec', 'target', 'template', 'data', 'key', 'deeper'])).toEqual([]);
});

it('is quick with hostile texts', () => {
  expect(problems('{{ .a'.repeat(20_000))).toHaveLength(1);
  expect(problems(`{{ ${'.a'.repeat(40_000)} }}`)).toEqual([]);
  expect(problems(`{{ ${'a '.repeat(40_000)} }}`)).toEqual([]);
});

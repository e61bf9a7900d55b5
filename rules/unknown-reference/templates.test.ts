// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Flux's variables, not JavaScript's.
import { describe, expect, it } from 'vitest';
import { brief, type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { app, fleet, NAMESPACE } from '../../test/rules/fleet.ts';
import { namesInTemplate } from './template-names.ts';

const STORE = `apiVersion: external-secrets.io/v1
kind: ClusterSecretStore
metadata: {name: vault}
spec: {provider: {fake: {data: []}}}`;
const REWRITE = 'rewrite: [{regexp: {source: "(.*)", target: "site_$1"}}]';
const secret = (template: string, entries: string): string => `apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: {name: site, namespace: web}
spec:
  secretStoreRef: {kind: ClusterSecretStore, name: vault}
  target:
    template:
      data:
        URL: |
          https://example.com
          ${template}
  ${entries}`;
const DATA = 'data: [{secretKey: TOKEN, remoteRef: {key: a}}, {secretKey: USER, remoteRef: {key: a}}]';
const found = async (template: string, entries: string, more: Files = {}): Promise<[string, string | undefined]> => {
  const files = fleet(app(), { 'apps/app/all.yaml': [NAMESPACE, STORE, secret(template, entries)], ...more });
  const findings = await findingsOf('unknown-reference', files);
  return [brief(findings).join(), findings[0]?.message.replace(/^.* so it cannot create a Secret\. /, '')];
};
const AT = 'error unknown-reference apps/app/all.yaml:20';

describe('a key of a template', () => {
  it('is one of the entries', async () => {
    expect(await found('{{ .TOKEN }}', DATA)).toEqual(['', undefined]);
    expect(await found('{{ .TOKN }}', DATA)).toEqual([AT, 'Did you mean `.TOKEN`?']);
    const dashed = DATA.replace('TOKEN', 'api-token');
    expect(await found('{{ .apitoken }}', dashed)).toEqual([AT, 'Did you mean `index . "api-token"`?']);
    expect(await found('{{ .OTHER | b64enc }}', DATA)).toEqual([
      AT,
      'Its keys are `TOKEN`, `USER`. Correct the name, or add an entry.',
    ]);
    expect(await found('{{ $.TOKEN }}{{ printf "%s" (.TOKEN) }}', DATA)).toEqual(['', undefined]);
  });

  it('has the beginning that a rewrite gives to all keys', async () => {
    const entries = `dataFrom: [{extract: {key: site}, ${REWRITE}}]`;
    expect(await found('{{ .site_TOKEN }}', entries)).toEqual(['', undefined]);
    expect(await found('{{ .sita_TOKEN }}', entries)).toEqual([AT, 'Did you mean `.site_TOKEN`?']);
    expect(await found('{{ .token }}', entries)).toEqual([
      AT,
      'Its keys are `site_…`. Correct the name, or add an entry.',
    ]);
  });

  it.each([
    ['of an entry that provides any', 'dataFrom: [{extract: {key: site}}]'],
    ['of another one beside it', `dataFrom: [{extract: {key: site}, ${REWRITE}}, {find: {name: {regexp: .*}}}]`],
    ['of a rewrite of some', `dataFrom: [{extract: {key: a}, ${REWRITE.replace('(.*)', '(.*)_ID')}}]`],
    ['of a rewrite by a template', 'dataFrom: [{extract: {key: a}, rewrite: [{transform: {template: "a"}}]}]'],
    ['with a variable', `dataFrom: [{extract: {key: a}, ${REWRITE.replace('site_', '${APP}_')}}]`],
    ['of nothing', 'refreshInterval: 1h'],
  ])('is not known %s', async (_, entries) => {
    expect(await found('{{ .other }}', entries)).toEqual(['', undefined]);
  });
});

it('reads the names of a template', () => {
  const names = (text: string): string[] => [...namesInTemplate(text)];
  expect(
    names('{{ .a }} {{- if eq .b "{{ .c }}" -}} .d {{ (.e | f .g) }} {{ $x := .h }}{{ $x.i }} {{ .j.k }}'),
  ).toEqual(['a', 'b', 'e', 'g', 'h', 'j']);
  expect(names('{{ .a-b }}{{ index . "a-b" }}')).toEqual([]);
  expect(names('{{ range .a }}{{ .b }}{{ end }}')).toEqual([]);
  expect(names('{{ /* .a */ }}{{ `{{ .b }}` }}{{ .${C} }}{{ "\\" .d" }}')).toEqual([]);
  expect(names(`{{ .a ${'{{ .b '.repeat(10_000)}`)).toEqual([]);
  expect(names(`{{ .a }}${'/*'.repeat(40_000)}`)).toEqual(['a']);
});

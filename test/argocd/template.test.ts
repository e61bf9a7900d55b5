import { describe, expect, it } from 'vitest';
import { renderGo } from '../../src/reconcilers/argocd/template/go-template.ts';
import { type ParameterMap, parameterOf } from '../../src/reconcilers/argocd/template/parameters.ts';
import { renderPlain } from '../../src/reconcilers/argocd/template/plain-template.ts';
import { TextFile } from '../../src/repository/text-file.ts';
import { parseYaml } from '../../src/yaml/parse.ts';

function parameters(yaml: string): ParameterMap {
  const value = parameterOf(parseYaml(new TextFile('p.yaml', yaml), 'resource').documents[0]?.value);
  if (!(value instanceof Map)) throw new Error('no mapping');
  return value;
}

const GO = parameters(`
path: {path: apps/Web_1, basename: Web_1, segments: [apps, Web_1]}
values: {env: prod, empty: "", count: 3, on: true}
"odd-key": odd
`);

describe('Go templates', () => {
  const closed = { values: GO, isOpen: false, isCertain: true, written: [] };
  it.each([
    ['{{.path.path}}', 'apps/Web_1'],
    ['{{ .path.basename }}-{{ .values.env }}', 'Web_1-prod'],
    ['{{index .path.segments 1}}', 'Web_1'],
    ['{{ index .values "env" }}', 'prod'],
    ['{{ index . "odd-key" }}', 'odd'],
    ['{{ (index .path.segments 0) | upper }}', 'APPS'],
    ['{{ .path.basename | normalize }}', 'web-1'],
    ['{{normalize .path.basename}}', 'web-1'],
    [
      '{{ default "dev" .values.env }}/{{ .values.empty | default "dev" }}/{{ default `x` .values.none }}',
      'prod/dev/x',
    ],
    ['a {{- /* nothing */ -}} b', 'ab'],
    ['a {{- .values.env -}} b', 'aprodb'],
    ['{{ .values.count }}{{ .values.on }}', '3true'],
    ['{{ trimPrefix "apps/" .path.path | replace "_" "-" | lower }}', 'web-1'],
    ['{{ splitList "/" .path.path | last }}', 'Web_1'],
    ['{{ "a\\"b" }}', 'a"b'],
    ['no template }} here', 'no template }} here'],
  ])('%s is %s', (text, expected) => {
    expect(renderGo(text, closed)).toEqual({ text: expected, unknown: undefined });
  });

  it.each([
    ['{{ .values.none }}', 'the value of `{{.values.none}}` is not known'],
    ['{{ .path.segments }}', 'the value of `{{.path.segments}}` is not known'],
    ['{{ if .values.env }}x{{ end }}', 'it uses `if`'],
    ['{{ range .path.segments }}x{{ end }}', 'it uses `range`'],
    ['{{ $x := 1 }}', 'is not supported'],
    ['{{ env "HOME" }}', 'the function `env`'],
    ['{{ index .path.segments 7 }}', 'no item 7'],
    [`{{ ${'('.repeat(50)}1${')'.repeat(50)} }}`, 'nested too deeply'],
    [`{{ replace "" "${'x'.repeat(5000)}" "${'y'.repeat(5000)}" }}`, 'too long'],
  ])('%s is not known', (text, reason) => {
    const { text: rendered, unknown } = renderGo(text, closed);
    expect(rendered).toBe(text);
    expect(unknown).toContain(reason);
  });

  it('leave what other parameters may set, and fill in the rest', () => {
    expect(renderGo('{{.path.basename}}/{{.name}}', { ...closed, isOpen: true })).toEqual({
      text: 'Web_1/{{.name}}',
      unknown: 'the parameter `name` is not known',
    });
  });
});

describe('templates without goTemplate', () => {
  const values: ParameterMap = new Map<string, string | undefined>([
    ['path.basename', 'web'],
    ['path[1]', 'x'],
    ['values.env', undefined],
  ]);
  it.each([
    ['{{path.basename}}-{{ path[1] }}', 'web-x', undefined],
    ['{{values.env}}/{{path.basename}}', '{{values.env}}/web', 'the parameter `values.env` is not known'],
    ['{{.path.basename}}', '{{.path.basename}}', 'the parameter `.path.basename` is not known'],
    ['{{open', '{{open', undefined],
  ])('%s is %s', (text, rendered, unknown) => {
    expect(renderPlain(text, { values, isOpen: false, isCertain: true, written: [] })).toEqual({
      text: rendered,
      unknown,
    });
  });
});

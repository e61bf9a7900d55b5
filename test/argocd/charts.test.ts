import { describe, expect, it } from 'vitest';
import { argoReport } from '../../src/reconcilers/argocd/graph-report/part.ts';
import type { Files } from '../flux/repository.ts';
import { brief, findingsOf } from '../rules/check-tree.ts';
import { application, argoOf, configMap, deployed, overlay, REPOSITORY } from './repository.ts';

/** An app of apps as a chart: its templates, its values, and three directories that it may deploy. */
const chart = (templates: Files, values = ''): Files => ({
  'apps/Chart.yaml': 'apiVersion: v2\nname: apps\nversion: 0.1.0\n',
  'apps/values.yaml': `repo: ${REPOSITORY}\n${values}`,
  ...Object.fromEntries(Object.entries(templates).map(([name, text]) => [`apps/templates/${name}.yaml`, text])),
  ...overlay('k8s/web'),
  ...overlay('k8s/api'),
  'k8s/db/cm.yaml': configMap('db'),
});
const made = (name: string, path: string, lines = ''): string => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: ${name}
  namespace: argocd
  finalizers:
    {{- if .Values.cascade }}
    - resources-finalizer.argocd.argoproj.io
    {{- end }}
spec:
  project: {{ .Values.project | default "default" }}
  source:
    repoURL: {{ .Values.repo }}
    path: ${path}
    targetRevision: HEAD
  destination: {server: "https://kubernetes.default.svc", namespace: "${name}"}
${lines}`;
const root = (helm = ''): Files => ({ 'root.yaml': application('root', 'apps', helm) });
const of = (files: Files): Record<string, string> => {
  const { root: _, ...apps } = deployed(argoOf(files));
  return apps;
};

describe('a chart of Applications', () => {
  it('yields those in its templates with its values', () => {
    const templates = { web: made('web', 'k8s/web'), db: made('{{ .Release.Name }}-db', '{{ .Values.base }}/db') };
    expect(of({ ...root(), ...chart(templates, 'base: k8s\n') })).toEqual({
      'root-db': 'directory k8s/db',
      web: 'kustomize k8s/web',
    });
  });

  it.each([
    ['a list', '{{- range .Values.apps }}', '{{ .name }}', 'apps: [{name: web}, {name: api}]\n'],
    ['names', '{{ range $name := .Values.apps -}}', '{{ $name }}', 'apps: [web, api]\n'],
    ['a list of texts', '{{ range .Values.apps }}', '{{ . }}', 'apps: [web, api]\n'],
    ['a mapping', '{{- range $name, $app := .Values.apps }}', '{{ $name }}', 'apps: {web: {}, api: {}}\n'],
    [
      'a list with what is outside of it',
      '{{- $base := .Values.base }}\n{{- range .Values.apps }}',
      '{{ printf "%s" .name | quote }}',
      'base: k8s\napps: [{name: web}, {name: api}]\n',
    ],
  ])('repeats one for %s', (_, start, name, values) => {
    const body = made(name, `k8s/${name.replace(' | quote', '')}`).replaceAll('.Values', '$.Values');
    const all = `${start}\n---\n${body}{{- end }}\n`;
    expect(of({ ...root(), ...chart({ all }, values) })).toEqual({
      web: 'kustomize k8s/web',
      api: 'kustomize k8s/api',
    });
  });

  it('leaves out what a condition turns off, and doubts what one may', () => {
    const when = (condition: string): string => `{{- if ${condition} }}\n${made('web', 'k8s/web')}{{- end }}\n`;
    const with_ = (condition: string): Record<string, string> =>
      of({ ...root(), ...chart({ web: when(condition) }, 'on: true\noff: false\n') });
    expect(with_('.Values.on')).toEqual({ web: 'kustomize k8s/web' });
    expect(with_('and .Values.on (not .Values.off)')).toEqual({ web: 'kustomize k8s/web' });
    expect(with_('.Values.off')).toEqual({});
    expect(with_('.Values.absent')).toEqual({});
    expect(with_('include "apps.on" .')).toEqual({ 'web?': 'kustomize k8s/web' });
    const both = `${when('.Values.off').slice(0, -'{{- end }}\n'.length)}{{- else }}\n${made('api', 'k8s/api')}{{- end }}\n`;
    expect(of({ ...root(), ...chart({ both }, 'off: false\n') })).toEqual({ api: 'kustomize k8s/api' });
  });

  it('doubts one of which an action writes whole lines', () => {
    const whole = made('web', 'k8s/web', '  {{- toYaml .Values.more | nindent 2 }}\n');
    expect(of({ ...root(), ...chart({ web: whole }) })).toEqual({ 'web?': 'kustomize k8s/web' });
    const comment = made('web', 'k8s/web', '  {{- /* a comment */}}\n');
    expect(of({ ...root(), ...chart({ web: comment }) })).toEqual({ web: 'kustomize k8s/web' });
  });

  it('takes values of files, of the Application and of parameters, in this order', () => {
    const files = {
      ...chart({ web: made('web', 'k8s/{{ .Values.name }}') }, 'name: web\n'),
      'apps/prod.yaml': 'name: api\n',
    };
    const last = (helm: string): string | undefined => of({ ...root(`    helm:\n${helm}`), ...files }).web;
    expect(last('      valueFiles: [prod.yaml]\n')).toBe('kustomize k8s/api');
    expect(last('      valueFiles: [prod.yaml]\n      valuesObject: {name: db}\n')).toBe('directory k8s/db');
    expect(last('      values: |\n        name: api\n      parameters: [{name: name, value: db}]\n')).toBe(
      'directory k8s/db',
    );
    const open = of({ ...root('    helm: {valueFiles: ["https://example.org/v.yaml"]}\n'), ...files });
    expect(Object.keys(open)).toEqual(['web?']);
  });

  it('is a root of its own if no Application names it, with what its values make', () => {
    const graph = argoOf(chart({ web: made('web', 'k8s/web') }));
    expect(deployed(graph)).toEqual({ 'web?': 'kustomize k8s/web' });
    expect(argoReport(graph).roots.map(({ name, foundBy }) => `${foundBy} ${name}`)).toEqual(['chart apps']);
    const named = argoReport(argoOf({ ...root(), ...chart({ web: made('web', 'k8s/web') }) }));
    expect(named.roots.map(({ name, applications }) => `${name} ${applications}`)).toEqual(['root.yaml 2']);
  });

  it('yields ApplicationSets', () => {
    const set = `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: set, namespace: argocd}
spec:
  generators: [{git: {repoURL: "{{ .Values.repo }}", revision: HEAD, directories: [{path: k8s/*}]}}]
  template:
    metadata: {name: '{{ "{{" }}path.basename{{ "}}" }}'}
    spec:
      project: default
      destination: {server: "https://kubernetes.default.svc", namespace: web}
      source: {repoURL: "{{ .Values.repo }}", path: '{{ "{{" }}path{{ "}}" }}', targetRevision: HEAD}
`;
    expect(of({ ...root(), ...chart({ set }) })).toEqual({
      'api?': 'kustomize k8s/api',
      'db?': 'directory k8s/db',
      'web?': 'kustomize k8s/web',
    });
  });

  it('has nothing in templates that do not fit, helpers and other objects', () => {
    const texts = [
      '{{ end }}',
      '{{ if }}',
      `{{ define "a" }}\n${made('web', 'k8s/web')}{{ end }}`,
      'kind: Application {{',
    ];
    for (const text of texts) expect(of({ ...root(), ...chart({ web: text }) })).toEqual({});
    expect(of({ ...root(), ...chart({ _helpers: made('web', 'k8s/web') }) })).toEqual({});
  });
});

describe('what a chart of Applications deploys', () => {
  const found = async (files: Files): Promise<string[]> =>
    brief(await findingsOf('missing-path', files, { repositories: [REPOSITORY] }));

  it('that is not there is an error, at the value or in the template', async () => {
    expect(await found({ ...root(), ...chart({ web: made('web', 'k8s/wob') }) })).toEqual([
      'error missing-path apps/templates/web.yaml:14',
    ]);
    const all = `{{- range .Values.apps }}\n---\n${made('{{ .name }}', 'k8s/{{ .name }}').replaceAll('.Values', '$.Values')}{{- end }}\n`;
    expect(await found({ ...root(), ...chart({ all }, 'apps:\n  - name: web\n  - name: wob\n') })).toEqual([
      'error missing-path apps/values.yaml:4',
    ]);
  });

  it('is deployed, although the Application is in a folder of templates', async () => {
    const broken = {
      ...chart({ web: made('web', 'k8s/web') }),
      'k8s/web/kustomization.yaml': 'resources: [lost.yaml]\n',
    };
    const said = async (files: Files): Promise<string[]> =>
      brief(await findingsOf('missing-file', files, { repositories: [REPOSITORY] }));
    expect(await said({ ...root(), ...broken })).toEqual(['error missing-file k8s/web/kustomization.yaml:1']);
    expect(await said(broken)).toEqual(['error missing-file k8s/web/kustomization.yaml:1']);
  });

  it('is quiet where the chart may be installed with other values', async () => {
    expect(await found(chart({ web: made('web', 'k8s/{{ .Values.name }}') }, 'name: lost\n'))).toEqual([]);
  });
});

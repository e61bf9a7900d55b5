import type { Bomb } from './bomb.ts';

const LONG = 'n'.repeat(60);

/** Charts whose schemas and subcharts are far more work than they are long. */
export const CHART_BOMBS: readonly Bomb[] = [
  {
    name: 'keys of values × properties of a schema',
    full: 3000,
    small: 30,
    files: (size) =>
      chart(
        { additionalProperties: false, properties: named(size, (at) => [`${LONG}${at}`, {}]) },
        named(size, (at) => [`${LONG.slice(0, -5)}x${at}`, at]),
      ),
  },
  {
    name: 'alternatives of a schema × keys of values',
    full: 3000,
    small: 30,
    files: (size) =>
      chart(
        { oneOf: Array.from({ length: size }, (_, at) => ({ required: [`r${at}`], propertyNames: { minLength: 1 } })) },
        named(size, (at) => [`k${at}`, at]),
      ),
  },
  {
    name: 'a schema that refers to itself twice',
    full: 100,
    small: 5,
    files: (size) => chart({ allOf: Array.from({ length: size }, () => ({ $ref: '#' })) }, { a: 1 }),
  },
  {
    name: 'subcharts that are the chart itself',
    full: 2000,
    small: 5,
    files: (size) =>
      chart(
        {},
        named(size, (at) => [`k${at}`, at]),
        `dependencies:\n${Array.from({ length: size }, (_, at) => `  - {name: app, alias: a${at}, repository: "file://."}\n`).join('')}`,
      ),
  },
];

function chart(schema: object, values: object, about = ''): Record<string, string> {
  return {
    'app.yaml': `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: app, namespace: argocd}
spec:
  project: default
  destination: {name: in-cluster, namespace: app}
  source: {repoURL: "https://github.com/acme/fleet", path: charts/app, targetRevision: main}
`,
    'charts/app/Chart.yaml': `apiVersion: v2\nname: app\nversion: 1.0.0\n${about}`,
    'charts/app/values.yaml': JSON.stringify(values),
    'charts/app/values.schema.json': JSON.stringify({ $schema: 'http://json-schema.org/draft-07/schema#', ...schema }),
  };
}

function named(size: number, entry: (at: number) => [string, unknown]): object {
  return Object.fromEntries(Array.from({ length: size }, (_, at) => entry(at)));
}

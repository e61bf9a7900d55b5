import { describe, expect, it } from 'vitest';
import { told } from './report.ts';

/** A definition of kind Crane with a schema for its spec, in flow style. */
function definition(spec: string, more = ''): string {
  return `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: cranes.example.com}
spec:
  group: example.com
  scope: Namespaced
  names: {kind: Crane, plural: cranes}
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            apiVersion: {type: string}
            kind: {type: string}
            metadata: {type: object}
            spec: ${spec}
${more}`;
}

function crane(spec: string): string {
  return `apiVersion: example.com/v1\nkind: Crane\nmetadata: {name: a}\nspec: ${spec}\n`;
}

async function judged(schema: string, spec: string): Promise<string[]> {
  const found = await told({ 'crd.yaml': definition(schema), 'crane.yaml': crane(spec) });
  return found.map((line) => line.replace(/^error schema \d+:\d+ /, ''));
}

describe("the repository's own definitions", () => {
  it('judge their objects', async () => {
    const schema =
      '{type: object, required: [height], properties: {height: {type: integer, minimum: 1}, name: {type: string}}}';
    expect(await judged(schema, '{height: 3}')).toEqual([]);
    expect(await judged(schema, '{hieght: 3}')).toEqual([
      '`spec.hieght` is not a field of Crane v1. Did you mean `height`?',
    ]);
    expect(await judged(schema, '{height: 0}')).toEqual(['`spec.height` is 0, but must be at least 1.']);
    expect(await judged(schema, '{height: 3, name: }')).toEqual([]);
  });

  it('fill in defaults before anything is missing', async () => {
    const schema = '{type: object, required: [height], properties: {height: {type: integer, default: 3}}}';
    expect(await judged(schema, '{}')).toEqual([]);
    expect(await judged(schema, '{height: }')).toEqual([]);
  });

  it('close what they give no fields, and open what they preserve', async () => {
    expect(await judged('{type: object}', '{a: 1}')).toHaveLength(1);
    expect(await judged('{type: object, x-kubernetes-preserve-unknown-fields: true}', '{a: 1}')).toEqual([]);
    expect(await judged('{type: object, additionalProperties: {type: string}}', '{a: 1}')).toHaveLength(1);
    const embedded = '{type: object, x-kubernetes-embedded-resource: true, properties: {spec: {type: object}}}';
    expect(await judged(embedded, '{apiVersion: v1, kind: A, metadata: {name: a}, spec: {}}')).toEqual([]);
  });

  it('combine', async () => {
    const oneOf =
      '{type: object, properties: {a: {type: string}, b: {type: string}}, oneOf: [{required: [a]}, {required: [b]}]}';
    expect(await judged(oneOf, '{a: x}')).toEqual([]);
    expect(await judged(oneOf, '{}')).toEqual(['`spec` must have one of `a` or `b`.']);
    expect(await judged(oneOf, '{a: x, b: x}')).toEqual([
      '`spec` can have only one of `a` or `b`, but has `a` and `b`.',
    ]);
    const either = '{x-kubernetes-int-or-string: true, anyOf: [{type: integer}, {type: string}], pattern: "^[0-9]+%$"}';
    const port = `{type: object, properties: {port: ${either}}}`;
    expect(await judged(port, '{port: 80}')).toEqual([]);
    expect(await judged(port, '{port: 80%}')).toEqual([]);
    expect(await judged(port, '{port: x}')).toHaveLength(1);
    expect(await judged(port, '{port: [1]}')).toEqual(['`spec.port` must be an integer or a string, not a list.']);
    const not = '{type: object, properties: {a: {type: string}}, not: {required: [a]}}';
    expect(await judged(not, '{a: x}')).toEqual(['`spec` cannot have `a` here.']);
    const unknown = '{type: object, properties: {a: {type: string, anyOf: [{enum: [b]}, {enum: [c]}]}}}';
    expect(await judged(unknown, '{a: "$(A)"}')).toEqual([]);
  });

  it('count list entries by their keys', async () => {
    const list =
      '{type: object, properties: {a: {type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [k], items: {type: object, properties: {k: {type: string}}}}, b: {type: array, x-kubernetes-list-type: set, items: {type: string}}}}';
    expect(await judged(list, '{a: [{k: x}, {k: y}], b: [x, y]}')).toEqual([]);
    expect(await judged(list, '{a: [{k: x}, {k: x}], b: [x, x]}')).toHaveLength(2);
  });

  it('of several definitions, one is enough', async () => {
    const one = definition('{type: object, properties: {a: {type: string}}}');
    const other = definition('{type: object, properties: {b: {type: string}}}');
    const judge = (spec: string): Promise<string[]> =>
      told({ 'one.yaml': one, 'other.yaml': other, 'crane.yaml': crane(spec) });
    expect(await judge('{a: x}')).toEqual([]);
    expect(await judge('{b: x}')).toEqual([]);
    expect(await judge('{c: x}')).toHaveLength(1);
  });

  it('are hostile', async () => {
    // What backtracks does not end.
    const slow = '{type: object, properties: {a: {type: string, pattern: "^(a+)+$"}}}';
    expect(await judged(slow, `{a: ${'a'.repeat(40)}!}`)).toHaveLength(1);
    expect(await judged('{type: object, properties: {a: {type: string, pattern: "("}}}', '{a: x}')).toEqual([]);
    const broken = await judged(
      '{type: [1], properties: [], required: 3, oneOf: {}, enum: x, items: 1, not: []}',
      '{a: x}',
    );
    expect(broken.filter((line) => !line.startsWith('`spec.versions[0].schema'))).toEqual([]);
    expect(
      await judged('{type: object, properties: {__proto__: {type: string}}}', '{__proto__: 1, toString: 2}'),
    ).toHaveLength(2);
  });
});

describe('a definition of v1beta1', () => {
  const old = (more: string): string =>
    definition(
      '{type: object, properties: {values: {type: object, properties: {size: {type: integer}}}}}',
      more,
    ).replace('apiextensions.k8s.io/v1', 'apiextensions.k8s.io/v1beta1');
  const judgedOld = (more: string, spec: string): Promise<string[]> =>
    told({ 'crd.yaml': old(more), 'crane.yaml': crane(spec) });

  it('keeps fields that it does not name, and still has types', async () => {
    expect(schemaOnly(await judgedOld('', '{values: {image: a}, other: 1}'))).toEqual([]);
    expect(schemaOnly(await judgedOld('', '{values: {size: a}}'))).toHaveLength(1);
  });

  it('drops them where it says so', async () => {
    expect(schemaOnly(await judgedOld('  preserveUnknownFields: false\n', '{values: {image: a}}'))).toHaveLength(1);
  });

  it('may name a single version', async () => {
    const text = `apiVersion: apiextensions.k8s.io/v1beta1
kind: CustomResourceDefinition
metadata: {name: cranes.example.com}
spec:
  group: example.com
  version: v1
  scope: Namespaced
  names: {kind: Crane, plural: cranes}
  validation: {openAPIV3Schema: {type: object, properties: {spec: {type: object, required: [height]}}}}
`;
    expect(schemaOnly(await told({ 'crd.yaml': text, 'crane.yaml': crane('{}') }))).toHaveLength(1);
  });

  function schemaOnly(lines: readonly string[]): string[] {
    return lines.filter((line) => line.startsWith('error schema'));
  }
});

it('an object inside another one must say what it is', async () => {
  const embedded = '{type: object, x-kubernetes-embedded-resource: true, x-kubernetes-preserve-unknown-fields: true}';
  expect(await judged(`{type: object, properties: {template: ${embedded}}}`, '{template: {kind: Job}}')).toEqual([
    '`spec.template` is missing the required field `apiVersion`.',
  ]);
});

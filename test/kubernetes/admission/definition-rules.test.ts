import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../rules/check-tree.ts';

function definition(rules: string): string {
  return `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: widgets.example.com}
spec:
  group: example.com
  scope: Namespaced
  names: {kind: Widget, plural: widgets}
  versions:
  - name: v1
    served: true
    storage: true
    schema:
      openAPIV3Schema:
        type: object
        properties:
          spec:
            type: object
            properties:
              parts:
                type: array
                items:
                  type: object
                  properties: {size: {type: integer}}
                  x-kubernetes-validations:
                  - ${rules}
`;
}

const AT = 'spec.versions[0].schema.openAPIV3Schema.properties.spec.properties.parts.items.x-kubernetes-validations[0]';

async function problems(rules: string): Promise<string[]> {
  const findings = await findingsOf('schema', { 'crd.yaml': definition(rules) });
  return findings.map(({ location, message }) => `${location.start.line} ${message.replaceAll(AT, '…')}`);
}

describe('rules in the schema of a custom resource', () => {
  it.each([
    ['rule: self.size > ', '25 `….rule` is not a valid CEL expression: Unexpected token: EOF.'],
    ["rule: size(self.parts) == '1'", '25 `….rule` uses `==` on `int` and `string`, which CEL does not allow.'],
    ['rule: size(self.parts)', '25 `….rule` must be of type `bool`, but is of type `int`.'],
    ['rule: object.size > 1', '25 `….rule` uses `object`, which does not exist.'],
    ["rule: image(self.name).tag() != ''", '25 `….rule` uses the function `image`, which does not exist.'],
    [
      "{rule: 'true', messageExpression: '1'}",
      '25 `….messageExpression` must be of type `string`, but is of type `int`.',
    ],
  ])('reports `%s`', async (rule, expected) => {
    expect(await problems(rule)).toEqual([expected]);
  });

  it.each([
    'rule: self.size > 1 && (!has(oldSelf.size) || self.size >= oldSelf.size)',
    '{rule: self.size > 1, messageExpression: "\'too small: \' + string(self.size)"}',
    'rule: 1',
    '{}',
  ])('accepts `%s`', async (rule) => {
    expect((await problems(rule)).filter((text) => text.includes('….rule` ') && text.includes('CEL'))).toEqual([]);
  });

  it('takes schemas of any depth', async () => {
    const deep = `${'{properties: {a: '.repeat(90)}{x-kubernetes-validations: [{rule: "("}]}${'}}'.repeat(90)}`;
    const text = definition("rule: 'true'").replace(
      'type: object\n        properties:',
      `x: ${deep}\n        properties:`,
    );
    expect(Array.isArray(await findingsOf('schema', { 'crd.yaml': text }))).toBe(true);
  });
});

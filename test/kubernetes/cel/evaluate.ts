import { loadCel } from '../../../src/kubernetes/cel/cel.ts';
import type { CelVerdict } from '../../../src/kubernetes/cel/check.ts';
import type { Schema } from '../../../src/kubernetes/terms/schema.ts';
import type { YamlMap } from '../../../src/yaml/value.ts';

const cel = await loadCel();

/** What the rules of a schema say of an object. */
export function check(object: YamlMap, schema: Schema): CelVerdict {
  return cel.check(object, schema);
}

/** What an expression about `self` comes to, in a word: `true`, `false`, `error: …` or `not known: …`. */
export function evaluate(expression: string, self: YamlMap = {}, schema: Schema = { type: 'object' }): string {
  const spec: Schema = { ...schema, 'x-kubernetes-validations': [{ rule: expression }] };
  const { problems, unknown } = check({ spec: self }, { type: 'object', properties: { spec } });
  if (unknown[0]) return `not known: ${unknown[0].why}`;
  if (!problems[0]) return 'true';
  return problems[0].error === undefined ? 'false' : `error: ${problems[0].error}`;
}

/** Each line is an expression. The API server of Kubernetes 1.36 was asked and gives the answer that the test expects. */
export function lines(text: TemplateStringsArray): string[] {
  return text.raw.join('').trim().split(/\n\s*/);
}

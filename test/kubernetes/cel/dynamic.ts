import { Budget, CelError, Mismatch, NotKnown } from '../../../src/kubernetes/cel/failure.ts';
import { Programs } from '../../../src/kubernetes/cel/programs.ts';
import { unstructured } from '../../../src/kubernetes/cel/unstructured.ts';
import type { YamlMap } from '../../../src/yaml/value.ts';

const programs = new Programs('object');
const STEPS = 1_000_000;

/** What an expression about an `object` without a schema comes to, as in policies: its value, `error: …` or `not known: …`. */
export function evaluateDynamic(expression: string, object: YamlMap): string {
  const program = programs.get(expression);
  if (program instanceof NotKnown) return `not known: ${program.message}`;
  try {
    const budget = new Budget(STEPS);
    return String(program({ slots: [unstructured(object, { budget })], budget }));
  } catch (failure) {
    if (failure instanceof CelError || failure instanceof Mismatch) return `error: ${failure.message}`;
    if (failure instanceof NotKnown) return `not known: ${failure.message}`;
    throw failure;
  }
}

import type { Finding } from '../findings/finding.ts';
import type { VariableUse } from '../reconcilers/reconciler.ts';
import { Origin } from '../yaml/origin.ts';
import type { Comparison, Deed } from './deed.ts';

/** The line with which a change takes away a variable that an object has had from the base. */
export function variableDeed(variable: string, user: Finding['object'], compared: Comparison): Deed | undefined {
  const isBy = ({ variable: used, object: { kind, namespace, name } }: VariableUse): boolean =>
    used === variable && kind === user?.kind && namespace === user.namespace && name === user.name;
  for (const { substitutions } of compared.base.reconcilers) {
    for (const { uses, set } of substitutions) {
      const origin = set.get(variable)?.origin;
      if (!origin || !uses.some(isBy)) continue;
      const { file, keyStart, keyEnd } = origin;
      const at = new Origin(file, keyStart, keyEnd, keyStart, keyEnd);
      if (compared.isDeleted(at))
        return { side: 'base', at, words: `removes the variable \`${variable}\` from \`${file.path}\`` };
    }
  }
  return undefined;
}

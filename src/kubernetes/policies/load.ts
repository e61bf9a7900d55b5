import type { PolicyEvaluator } from './evaluator.ts';

/** An evaluator of policies; it is only loaded where there are policies. */
export async function loadPolicyEvaluator(): Promise<PolicyEvaluator> {
  const { PolicyEvaluator } = await import('./evaluator.ts');
  return new PolicyEvaluator();
}

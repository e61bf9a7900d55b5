import { CODEOWNERS_PATHS } from '../repository/codeowners/codeowners.ts';
import { isYamlPath } from '../repository/kustomization-names.ts';
import { POLICY_PATHS } from './policy.ts';

const GUARDS: readonly string[] = [...CODEOWNERS_PATHS, ...POLICY_PATHS];

/** Whether a file decides what runs in production or who may change it: clusters, production layers, keys, workflows, this gate's own rules. */
export function isCritical(path: string): boolean {
  return isGuard(path) || isProduction(path) || (isYamlPath(path) && path.startsWith('clusters/'));
}

/** Whether a file decides who may change others: CODEOWNERS, keys, workflows, this gate's own rules. */
export function isGuard(path: string): boolean {
  return GUARDS.includes(path) || path.startsWith('.github/workflows/') || /(?:^|\/)\.sops\.yaml$/.test(path);
}

/** Whether a file is a manifest of production, as its folders say. */
export function isProduction(path: string): boolean {
  return isYamlPath(path) && /(?:^|\/)(?:production|prod)\//.test(path);
}

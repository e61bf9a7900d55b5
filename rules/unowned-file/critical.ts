import { POLICY_PATHS } from '../../src/policy/policy.ts';
import { CODEOWNERS_PATHS } from '../../src/repository/codeowners/codeowners.ts';
import { isYamlPath } from '../../src/repository/kustomization-names.ts';

const GUARDS: readonly string[] = [...CODEOWNERS_PATHS, ...POLICY_PATHS];

/** Whether a file decides what runs in production or who may change it: clusters, production layers, keys, workflows, this gate's own rules. */
export function isCritical(path: string): boolean {
  if (GUARDS.includes(path) || path.startsWith('.github/workflows/')) return true;
  if (/(?:^|\/)\.sops\.yaml$/.test(path)) return true;
  return isYamlPath(path) && /^clusters\/|(?:^|\/)(?:production|prod)\//.test(path);
}

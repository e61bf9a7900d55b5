import { isYamlPath } from '../../src/kubernetes/manifests.ts';
import { CODEOWNERS_PATHS, POLICY_PATHS } from '../../src/lint/rule.ts';

const GUARDS: readonly string[] = [...CODEOWNERS_PATHS, ...POLICY_PATHS];

/** Whether a file decides what runs in production or who may change it: clusters, production layers, keys, workflows, this gate's own rules. */
export function isCritical(path: string): boolean {
  if (GUARDS.includes(path) || path.startsWith('.github/workflows/')) return true;
  if (/(?:^|\/)\.sops\.yaml$/.test(path)) return true;
  return isYamlPath(path) && /^clusters\/|(?:^|\/)(?:production|prod)\//.test(path);
}

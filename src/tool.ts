import manifest from '../package.json' with { type: 'json' };

/** Name, version and home of this program. */
export const TOOL = {
  name: 'gitops-gate',
  version: manifest.version,
  url: 'https://github.com/gitops-gate/gitops-gate',
} as const;

/** The page of a rule. */
export function ruleUrl(id: string): string {
  return `${TOOL.url}/blob/main/rules/${id}/README.md`;
}

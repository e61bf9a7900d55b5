import { nearest } from '../text/nearest.ts';

/** The tools whose results gitops-gate imports. */
export const FOREIGN_TOOLS = ['sarif', 'kubeconform', 'flux-schema', 'kyverno', 'conftest'] as const;

/** A tool whose results gitops-gate imports; `sarif` for any tool that writes SARIF. */
export type ForeignTool = (typeof FOREIGN_TOOLS)[number];

/** What an id has after its tool: parts of letters, digits and a few marks, as in `kyverno/require-labels`. */
const PARTS = /^[\w.+-]{1,100}(?:\/[\w.+-]{1,100}){0,3}$/;

/** The tool of the id of an imported rule, such as `kubeconform` of `kubeconform/schema`; undefined for any other id. */
export function toolOfRule(id: string): ForeignTool | undefined {
  const at = id.indexOf('/');
  const tool = FOREIGN_TOOLS.find((one) => one === id.slice(0, at));
  return tool && PARTS.test(id.slice(at + 1)) ? tool : undefined;
}

/** Whether an id is that of an imported rule, or of all imported rules below it, such as `kyverno/*`. */
export function isForeignName(id: string): boolean {
  return toolOfRule(id.replace(/\/\*$/, '/x')) !== undefined;
}

/** The names under which settings can mean a rule, the closest first: `kyverno/require-labels`, then `kyverno/*`. */
export function namesOfRule(id: string): string[] {
  const names = [id];
  for (let at = id.lastIndexOf('/'); at !== -1; at = id.lastIndexOf('/', at - 1)) names.push(`${id.slice(0, at)}/*`);
  return names;
}

/** The imported rule that a misspelled tool most likely means, or undefined if none is near. */
export function nearestForeign(id: string): string | undefined {
  const at = id.indexOf('/');
  const tool = at === -1 ? undefined : nearest(id.slice(0, at), FOREIGN_TOOLS);
  return tool && `${tool}${id.slice(at)}`;
}

import { groupBy } from '../grouping.ts';

/** What the rules are about: the themes of the list of rules in the order of that list, each with its title. */
export const THEMES = {
  text: 'YAML files',
  schemas: 'Schemas and versions',
  overlays: 'Overlays',
  reconcilers: 'Flux and Argo CD',
  references: 'References between objects',
  secrets: 'Secrets',
  changes: 'What a merge does',
  ownership: 'Code owners',
  practices: 'Ways of working',
  gate: 'The gate itself',
} as const;

/** The name of a theme. */
export type Theme = keyof typeof THEMES;

/** Rules by the titles of their themes: the themes that have rules, in their order. */
export function byTheme<R extends { readonly theme: Theme }>(
  rules: readonly R[],
): [title: string, rules: readonly R[]][] {
  const groups = groupBy(rules, ({ theme }) => THEMES[theme]);
  return Object.values(THEMES).flatMap((title): [string, readonly R[]][] => {
    const group = groups.get(title);
    return group ? [[title, group]] : [];
  });
}

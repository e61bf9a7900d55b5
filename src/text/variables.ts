/** Whether a text has a variable that Flux or an envsubst fills in (`${NAME}`), so that it is not what a cluster gets. */
export function hasVariable(text: string): boolean {
  return text.includes('${');
}

/** Whether a text has a part that something fills in later: `${…}`, `$(…)`, `{{…}}`, `<<…>>`. */
export function hasPlaceholder(text: string): boolean {
  return hasVariable(text) || text.includes('$(') || text.includes('{{') || text.includes('<<');
}

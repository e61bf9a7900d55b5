/** The severities, most serious first: an error fails the gate by default, a warning asks for a look, a notice informs. */
export const SEVERITIES = ['error', 'warning', 'notice'] as const;

export type Severity = (typeof SEVERITIES)[number];

/** What can fail the gate: findings of a severity or above, or nothing. */
export const THRESHOLDS = [...SEVERITIES, 'never'] as const;

/** The lowest severity that fails the gate. */
export type FailOn = (typeof THRESHOLDS)[number];

/** How serious a severity is, as a number that is larger for a more serious one and never 0. */
export function rankOf(severity: Severity): number {
  return SEVERITIES.length - SEVERITIES.indexOf(severity);
}

/** The most serious of some severities, or undefined if there are none. */
export function mostSerious(severities: readonly Severity[]): Severity | undefined {
  return SEVERITIES.find((severity) => severities.includes(severity));
}

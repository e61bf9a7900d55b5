/** How grave a finding is: an error fails the gate by default, a warning asks for a look, a notice tells. */
export type Severity = 'error' | 'warning' | 'notice';

/** The least severity that fails the gate. */
export type FailOn = Severity | 'never';

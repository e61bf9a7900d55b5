import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Takes the surroundings of a CI run or a terminal out of the tests. */
for (const name of Object.keys(process.env)) {
  if (/^(GITHUB_|INPUT_|RUNNER_|ACTIONS_|CI$|NO_COLOR$|FORCE_COLOR$)/.test(name)) delete process.env[name];
}

// Tests start the sources as processes of their own; compiled once, each starts in half the time.
const compiled = join(tmpdir(), 'gitops-gate-compiled');
mkdirSync(compiled, { recursive: true });
process.env.NODE_COMPILE_CACHE = compiled;

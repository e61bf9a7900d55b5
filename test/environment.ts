/** Takes the surroundings of a CI run or a terminal out of the tests. */
for (const name of Object.keys(process.env)) {
  if (/^(GITHUB_|INPUT_|RUNNER_|ACTIONS_|CI$|NO_COLOR$|FORCE_COLOR$)/.test(name)) delete process.env[name];
}

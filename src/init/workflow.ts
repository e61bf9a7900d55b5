/** Where the workflow goes, in the repository. */
export const WORKFLOW_PATH = '.github/workflows/gitops-gate.yaml';

/** The name of the job, which is the name of its check. */
export const CHECK_NAME = 'gitops-gate';

/**
 * The workflow for GitHub, as README.md shows it. `action` is this Action at a commit, and `path` the checked folder in the repository.
 * It is empty for the whole repository.
 */
export function workflowText(action: string, path = ''): string {
  const inputs = path === '' ? '' : `        with:\n          path: ${JSON.stringify(path)}\n`;
  return `name: ${CHECK_NAME}
on:
  pull_request:
  merge_group:
permissions: {}
concurrency:
  group: \${{ github.workflow }}-\${{ github.ref }}
  cancel-in-progress: \${{ github.event_name == 'pull_request' }}
jobs:
  ${CHECK_NAME}:
    name: ${CHECK_NAME}
    runs-on: ubuntu-latest
    timeout-minutes: 15
    permissions:
      contents: read
      pull-requests: write
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          fetch-depth: 0
          persist-credentials: false
      - uses: ${action}
${inputs}`;
}

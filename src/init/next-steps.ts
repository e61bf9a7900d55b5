import type { Finding } from '../findings/finding.ts';
import { countOf, firstFew } from '../text/words.ts';
import { pinnedRevision } from './pin.ts';
import { PIPELINE_PATH, pipelineText } from './pipeline.ts';
import { type Place, requestWords } from './place.ts';
import { CHECK_NAME } from './workflow.ts';

/** What the next steps depend on. */
export interface StepsInput {
  readonly place: Place;
  /** The paths in the repository of the files that were written. */
  readonly written: readonly string[];
  /** The way from the working directory to the repository; empty if it is the same. */
  readonly top: string;
  /** The name of the check; undefined if no file runs the gate. */
  readonly check: string | undefined;
  readonly findings: readonly Finding[];
  /** Whether a check of everything fails. */
  readonly fails: boolean;
  /** The names of the ImageUpdateAutomations that push to the branch that they check out. */
  readonly pushing: readonly string[];
  /** The operand of commands, with a blank before it; empty for this directory. */
  readonly operand: string;
}

/** The app that reports the checks of workflows on github.com. */
const GITHUB_ACTIONS = 15368;

/** What to do next, as numbered lines for people. */
export function nextSteps(input: StepsInput): string[] {
  const { place, written, check } = input;
  const steps = [
    ...(written.length > 0 ? [commitStep(input)] : []),
    ...(place.host === 'github' && check !== undefined ? [requireStep(input, check)] : []),
    ...(place.host === 'gitlab' ? gitlabSteps(check !== undefined) : []),
    ...(place.host === 'other' ? [OTHER_HOST] : []),
    ...repairs(input),
  ];
  return steps.flatMap(([first = '', ...more], index) => [
    `  ${index + 1}. ${first}`,
    ...more.map((line) => `     ${line}`),
  ]);
}

type Step = readonly string[];

const MERGE_CHECK = 'Make the job required: Settings → Merge requests → Merge checks → Pipelines must succeed.';

/** How a pipeline runs the gate where another one exists, and how it becomes required. */
function gitlabSteps(hasJob: boolean): Step[] {
  const added = pipelineText(pinnedRevision()).trimEnd().split('\n');
  return [...(hasJob ? [] : [[`Add this to ${PIPELINE_PATH}:`, ...added]]), [MERGE_CHECK]];
}

const OTHER_HOST: Step = [
  'Run this in the CI of pull requests, and make the job required. BASE is the branch of the pull request:',
  'gitops-gate check --base origin/BASE',
];

function repairs({ place, findings, fails, operand }: StepsInput): Step[] {
  const fixes = findings.filter(({ fix, places }) => fix ?? places.some((place) => place.fix)).length;
  const fix = [
    `Repair the ${fixes === 1 ? 'finding' : countOf(fixes, 'finding')} with a certain fix, in a ${requestWords(place)} of its own:`,
    `gitops-gate fix${operand}`,
  ];
  const baseline = [
    `Accept the findings ${fixes > 0 ? 'that are left' : 'of today'} as debt, so that gitops-gate check passes without a base, too:`,
    `gitops-gate baseline${operand}`,
  ];
  return [...(fixes > 0 ? [fix] : []), ...(fails ? [baseline] : [])];
}

function commitStep({ place, written, top }: StepsInput): Step {
  return [
    `Commit the files on a branch and open a ${requestWords(place)}, so that the check runs once:`,
    ...(top === '' ? [] : [`cd ${shellWord(top)}`]),
    `git switch --create ${CHECK_NAME}`,
    `git add ${written.map(shellWord).join(' ')}`,
    `git commit --message "Check ${requestWords(place)}s with gitops-gate"`,
    `git push --set-upstream origin ${CHECK_NAME}`,
  ];
}

function requireStep({ place: { remote }, pushing }: StepsInput, check: string): Step {
  const isOnGitHub = (remote?.host ?? 'github.com') === 'github.com';
  const host = isOnGitHub ? '' : ` --hostname ${remote?.host}`;
  return [
    `Make the check required: Settings → Rules → Rulesets → New ruleset → New branch ruleset. Set the enforcement status to Active,`,
    `add the default branch as target, select "Require status checks to pass", and add the check "${check}" of GitHub Actions. Or run:`,
    `echo ${shellWord(JSON.stringify(ruleset(check, isOnGitHub)))} |`,
    `  gh api${host} --method POST repos/${remote?.path ?? 'OWNER/REPO'}/rulesets --input -`,
    ...(pushing.length === 0
      ? []
      : [
          `ImageUpdateAutomation ${firstFew(pushing, (name) => name)} pushes to the branch that it checks out. Add its deploy key to the bypass list of the ruleset,`,
          'or let it push to another branch.',
        ]),
  ];
}

/** A ruleset of GitHub that requires a check on the default branch. */
function ruleset(context: string, isOnGitHub: boolean) {
  const source = isOnGitHub ? { integration_id: GITHUB_ACTIONS } : {};
  return {
    name: CHECK_NAME,
    target: 'branch',
    enforcement: 'active',
    conditions: { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } },
    rules: [
      {
        type: 'required_status_checks',
        parameters: {
          strict_required_status_checks_policy: false,
          required_status_checks: [{ context, ...source }],
        },
      },
    ],
  };
}

/** A text as one word of a shell. */
export function shellWord(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

import { documentedWorkflows, GATE } from '../../hosts/github/documented.ts';
import { BASE, CHANGE } from '../../hosts/github/fleet.ts';
import type { Files } from '../../hosts/github/prepared.ts';
import { annotations, exitCode, output } from './claims.ts';
import { isAt, threadOf } from './reviewed.ts';
import { FLEET, type Story } from './story.ts';

const NEXT = `      - if: always()
        run: |
          echo "conclusion is \${{ steps.gate.outputs.conclusion }}, errors are \${{ steps.gate.outputs.errors }}"
          echo "the report has $(grep -c '"fingerprint"' '\${{ steps.gate.outputs.report }}') fingerprints"
          if [ -f gate.sarif ]; then echo 'gate.sarif exists'; fi
`;

/** The documented workflow with inputs, and with a step that uses the outputs. */
function withInputs(inputs: Readonly<Record<string, string>>): string {
  const lines = Object.entries(inputs).map(([name, value]) => `          ${name}: ${value}\n`);
  return `${documentedWorkflows()[GATE]}        id: gate\n        with:\n${lines.join('')}${NEXT}`;
}

const quiet: Story = {
  name: 'inputs that make the gate quiet',
  base: {
    ...FLEET,
    [GATE]: withInputs({
      'fail-on': 'never',
      'max-comments': "'1'",
      summary: "'off'",
      report: 'gate.json',
      format: 'sarif=gate.sarif',
    }),
  },
  play: async (scene, runner, claims) => {
    const run = await runner.run(scene);
    claims.of(run, {
      '`fail-on: never` passes': exitCode(run) === 0 && output(run, 'conclusion') === 'passed',
      '`max-comments: 1` posts one comment, and lists the others':
        scene.pull.threads.length === 1 && /unknown-source|bitname/.test(scene.pull.reviews[0]?.body ?? ''),
      '`summary: off` posts no summary': scene.pull.comments.length === 0,
      '`report` is where the report is': output(run, 'report')?.endsWith('/gate.json') === true,
      'a later step gets the outputs': /conclusion is passed, errors are 2/.test(run.log),
      'a later step can read the report': /the report has [4-9] fingerprints/.test(run.log),
      '`format` writes another report': /gate\.sarif exists/.test(run.log),
    });
  },
};

const strict: Story = {
  name: 'inputs that make the gate strict',
  base: {
    ...FLEET,
    'clusters/old.yaml': 'key: [\n',
    [GATE]: withInputs({ 'fail-on': 'warning', review: 'request-changes', summary: 'comment', scope: 'all' }),
  },
  play: async (scene, runner, claims) => {
    const run = await runner.run(scene);
    claims.of(run, {
      '`scope: all` reports what is in the base, too': output(run, 'errors') === '3',
      '`review: request-changes` requests changes': scene.pull.reviews[0]?.state === 'CHANGES_REQUESTED',
      '`fail-on: warning` fails': exitCode(run) === 1,
    });
  },
};

const annotated: Story = {
  name: 'review: off',
  base: { ...FLEET, [GATE]: withInputs({ review: "'off'" }) },
  play: async (scene, runner, claims) => {
    const run = await runner.run(scene);
    claims.of(run, {
      'findings are annotations': annotations(run, 'error').length === 2,
      'nothing is posted': scene.server.writes().length === 0,
    });
  },
};

const compared: Story = {
  name: 'another base',
  base: { ...FLEET, [GATE]: withInputs({ base: `\${{ github.event.pull_request.head.sha }}` }) },
  play: async (scene, runner, claims) => {
    const run = await runner.run(scene);
    claims.of(run, { 'nothing is new since `base`': exitCode(run) === 0 && output(run, 'errors') === '0' });
  },
};

const inside: Story = {
  name: 'a folder of the repository, with its own policy file',
  base: {
    ...documentedWorkflows(),
    ...within('fleet', { ...BASE, 'ci/gate.yaml': 'rules: {unknown-source: warning}\n' }),
    [GATE]: withInputs({ path: 'fleet', config: 'ci/gate.yaml' }),
  },
  change: within('fleet', CHANGE),
  play: async (scene, runner, claims) => {
    const run = await runner.run(scene);
    const source = threadOf(scene.pull, 'unknown-source');
    claims.of(run, {
      '`path` is the folder that is checked': isAt(source, 'fleet/infrastructure/sealed-secrets.yaml:14'),
      '`config` is the policy':
        output(run, 'errors') === '1' && /\*\*warning\*\*/.test(source?.comments[0]?.body ?? ''),
    });
  },
};

function within(folder: string, files: Files): Files {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]));
}

const wrong: Story = {
  name: 'an input without a meaning',
  base: { ...FLEET, [GATE]: withInputs({ review: 'coment' }) },
  play: async (scene, runner, claims) => {
    const run = await runner.run(scene);
    const [error = ''] = annotations(run, 'error');
    claims.of(run, {
      'the job fails, with exit code 2': run.code === 1 && exitCode(run) === 2,
      'one annotation says why, and what to write': /could not run.*Did you mean `comment`/.test(error),
      'the job summary says so, too': /Summary - ## ❌ gitops-gate could not run/.test(run.log),
      'the output is `error`': output(run, 'conclusion') === 'error',
      'a later step gets it': /conclusion is error/.test(run.log),
      'nothing is posted': scene.server.writes().length === 0,
    });
  },
};

export const INPUTS: readonly Story[] = [quiet, strict, annotated, compared, inside, wrong];

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FORMAT_NAMES, fileName } from '../../src/report/formats/format.ts';
import { runCli } from '../cli/run-cli.ts';
import { BASE, CHANGE } from '../hosts/github/fleet.ts';
import type { Files } from '../hosts/github/prepared.ts';
import { Scene } from '../hosts/github/scene.ts';

/** A change and how it is checked: by words of the command line, and by the inputs of the Action that mean the same. */
interface Case {
  readonly base?: Files;
  readonly change?: Files;
  /** What main gets after the branch was made. */
  readonly later?: Files;
  readonly words?: readonly string[];
  readonly inputs?: Readonly<Record<string, string>>;
  /** The exit code, and rules that have to be among the findings. */
  readonly code: number;
  readonly rules: readonly string[];
  /** What both have to say besides the reports. */
  readonly said?: string;
}

const POLICY = '.github/gitops-gate.yaml';
const STORY = ['plaintext-secret', 'unknown-source', 'unowned-file'];
const TWICE = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  name: b\n';
const inside = (files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [`fleet one/${path}`, text]));

const CASES: Readonly<Record<string, Case>> = {
  'a pull request with three mistakes': { code: 1, rules: STORY },
  'a change that loosens its own policy': {
    change: { ...CHANGE, [POLICY]: 'failOn: never\nrules: {plaintext-secret: "off", unknown-source: "off"}\n' },
    code: 1,
    rules: STORY,
    said: 'The gate uses the policy of the base until the change is merged',
  },
  'a change that brings the first policy': {
    base: { 'a.yaml': 'a: 1\n' },
    change: { 'b.yaml': TWICE, '.gitops-gate.yaml': 'rules: {yaml-syntax: "off"}\n' },
    code: 1,
    rules: ['yaml-syntax'],
    said: 'The gate uses the policy of the base until the change is merged',
  },
  'a base that went on': {
    later: { 'infrastructure/later.yaml': TWICE, 'clusters/apps.yaml': '' },
    code: 1,
    rules: STORY,
  },
  'only the changed lines, and a threshold': {
    base: { ...BASE, 'apps/production/old.yaml': `${TWICE}data: {b: "1"}\n` },
    change: { 'apps/production/old.yaml': `${TWICE}data: {b: "2", b: "3"}\n` },
    words: ['--scope', 'changed', '--fail-on', 'never'],
    inputs: { scope: 'changed', 'fail-on': 'never' },
    code: 0,
    rules: ['yaml-syntax'],
  },
  'everything, also what was there before': {
    base: { ...BASE, 'apps/production/old.yaml': TWICE },
    words: ['--scope', 'all'],
    inputs: { scope: 'all' },
    code: 1,
    rules: [...STORY, 'yaml-syntax'],
  },
  'a threshold of the policy': {
    base: {
      ...BASE,
      [POLICY]: 'failOn: warning\noverrides:\n  - paths: [b.yaml]\n    rules: {yaml-syntax: warning}\n',
    },
    change: { 'b.yaml': TWICE },
    code: 1,
    rules: ['yaml-syntax'],
  },
  'a policy file of another name': {
    base: { ...BASE, 'ci/gate.yaml': 'rules: {unowned-file: "off"}\n' },
    words: ['--config', 'ci/gate.yaml'],
    inputs: { config: 'ci/gate.yaml' },
    code: 1,
    rules: ['plaintext-secret', 'unknown-source'],
  },
  'a folder inside a larger repository': {
    base: { 'README.md': 'Hello\n', ...inside(BASE) },
    change: inside(CHANGE),
    words: ['fleet one'],
    inputs: { path: 'fleet one' },
    code: 1,
    rules: STORY,
  },
  'a source that is not checked out': {
    base: { ...BASE, [POLICY]: 'sources:\n  https://user:hunter2@github.com/octo/platform: platform\n' },
    code: 1,
    rules: STORY,
    said: 'is neither in this repository nor next to it',
  },
  'an address that only the branch would ask': {
    base: { 'a.yaml': 'a: 1\n' },
    change: {
      'crane.yaml': 'apiVersion: example.com/v1\nkind: Crane\nmetadata: {name: a}\nspec: {}\n',
      [POLICY]: "online: true\nschemaLocations: ['https://127.0.0.1/{{.ResourceKind}}.json']\n",
    },
    code: 0,
    rules: [],
    said: 'The gate uses the policy of the base until the change is merged',
  },
  'files that move, go and are not text': {
    base: { ...BASE, 'apps/production/a.yaml': TWICE, 'apps/production/gone.yaml': TWICE },
    change: {
      'apps/production/a.yaml': '',
      'apps/production/b.yaml': TWICE,
      'apps/production/gone.yaml': '',
      'clusters/c.yaml': '\0',
    },
    code: 1,
    rules: ['unreadable-file'],
  },
  'a run that is too late': {
    base: { ...BASE, [POLICY]: 'limits: {minutes: 0.0000001}\n' },
    code: 2,
    rules: [],
    said: 'these checks were skipped',
  },
};

test.each(Object.entries(CASES))('the command line and the Action give one answer: %s', async (_, one) => {
  const scene = await Scene.open(one.base ?? BASE, one.change ?? CHANGE);
  try {
    if (one.later) scene.advanceBase(one.later);
    const files = FORMAT_NAMES.map((name) => ({ name, file: `out/of run/${name}-${fileName(name)}` }));
    const formats = files.map(({ name, file }) => `${name}=${file}`);

    const local = scene.checkout(scene.head, 0);
    const words = formats.flatMap((format) => ['--format', format]);
    const cli = await runCli(['check', '--base', 'origin/main', ...words, ...(one.words ?? [])], { cwd: local });

    // Of the test merge and without history, as actions/checkout leaves it.
    const workspace = scene.checkout();
    const inputs = { review: 'off', format: formats.join('\n'), ...one.inputs };
    const action = await scene.run(workspace, { inputs });

    expect([cli.code, action.code]).toEqual([one.code, one.code]);
    for (const { file } of files) {
      const [here, there] = [local, workspace].map((folder) => readFileSync(join(folder, file), 'utf8'));
      expect(there, file).toBe(here);
    }
    const found = new Set(action.report?.findings.map(({ rule }) => rule));
    expect([...found]).toEqual(expect.arrayContaining([...one.rules]));
    expect(action.outputs.conclusion).toBe(['passed', 'failed', 'error'][one.code]);
    for (const said of [cli.complaints, action.output]) {
      if (one.said !== undefined) expect(said).toContain(one.said);
      expect(said).not.toContain('hunter2');
    }
    if (one.said === undefined) expect(cli.complaints).toBe('');
    expect(scene.server.violations).toEqual([]);
  } finally {
    scene.close();
  }
});

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readInputs } from '../../../src/hosts/github/inputs.ts';
import { BASE, CHANGE } from './fleet.ts';
import { type Outcome, Scene } from './scene.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const readText = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const action: {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
} = parse(readText('action.yml'));

const scenes: Scene[] = [];
afterEach(() => {
  for (const scene of scenes.splice(0)) {
    expect(scene.server.violations).toEqual([]);
    scene.close();
  }
});

async function open(base = BASE, change = CHANGE): Promise<Scene> {
  const scene = await Scene.open(base, change);
  scenes.push(scene);
  return scene;
}

type Inputs = Readonly<Record<string, string>>;

function run(scene: Scene, inputs: Inputs = {}): Promise<Outcome> {
  return scene.run(scene.checkout(), { inputs });
}

/** Runs the Action on a new pull request, as the story has it. */
async function runOnce(inputs: Inputs = {}): Promise<Outcome & { readonly scene: Scene }> {
  const scene = await open();
  return { ...(await run(scene, inputs)), scene };
}

const inside = (files: typeof BASE): typeof BASE =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [`fleet/${path}`, text]));
const findingsOf = ({ report }: Outcome): number => report?.findings.length ?? 0;
const annotationsOf = ({ output }: Outcome): number => output.match(/^::(?:error|warning|notice) /gm)?.length ?? 0;

/** What shows the effect of each input, by its name. */
const EFFECTS: Readonly<Record<string, () => Promise<void>>> = {
  path: async () => {
    const scene = await open({ 'old.yaml': 'a: 1\n', ...inside(BASE) }, { 'new.yaml': 'a: [\n', ...inside(CHANGE) });
    const pathsOf = ({ report }: Outcome) => report?.findings.map(({ location }) => location.path);
    expect(pathsOf(await run(scene))).toContain('new.yaml');
    const folder = await run(scene, { path: 'fleet' });
    expect(pathsOf(folder)).not.toContain('new.yaml');
    expect(pathsOf(folder)).toContain('infrastructure/sealed-secrets.yaml');
  },
  token: async () => {
    const [scene, other] = [await open(), await open()];
    await scene.run(scene.checkout());
    expect(scene.pull.threads.length).toBeGreaterThan(0);
    const without = await other.run(other.checkout(other.merge, 0), { token: '' });
    expect([without.code, other.server.requests]).toEqual([1, []]);
    expect(without.summary).toContain('Set the input `token`');
  },
  base: async () => {
    const scene = await open();
    const since = await run(scene, { base: scene.head });
    expect([since.code, findingsOf(since), since.report?.summary.base]).toEqual([0, 0, scene.head]);
    expect((await run(scene)).report?.summary.base).toBe(scene.base);
  },
  scope: async () => {
    const scene = await open({ ...BASE, 'clusters/old.yaml': 'a: [\n' });
    const [byDefault, fresh, changed, all] = [
      await run(scene),
      await run(scene, { scope: 'new' }),
      await run(scene, { scope: 'changed' }),
      await run(scene, { scope: 'all' }),
    ];
    expect(byDefault.report?.summary.scope).toBe('new');
    expect(changed.report?.summary.scope).toBe('changed');
    expect(fresh.report?.findings).toEqual(byDefault.report?.findings);
    // That file, and lines of CODEOWNERS for folders that the fleet does not have.
    expect(findingsOf(all)).toBe(findingsOf(fresh) + 2);
  },
  'fail-on': async () => {
    const warning = { 'clusters/CODEOWNERS.yaml': '# Nothing\n', 'tools/a.yaml': 'a: 1\n' };
    const scene = await open(BASE, warning);
    const codes = [];
    for (const inputs of [{}, { 'fail-on': 'warning' }, { 'fail-on': 'never' }])
      codes.push((await run(scene, inputs)).code);
    expect(codes).toEqual([0, 1, 0]);
    expect((await runOnce({ 'fail-on': 'never' })).outputs).toMatchObject({ conclusion: 'passed', errors: '2' });
  },
  config: async () => {
    const scene = await open({ ...BASE, 'ci/gate.yaml': 'failOn: never\n' });
    expect([(await run(scene)).code, (await run(scene, { config: 'ci/gate.yaml' })).code]).toEqual([1, 0]);
  },
  review: async () => {
    const [byDefault, asking, off] = [
      await runOnce(),
      await runOnce({ review: 'request-changes' }),
      await runOnce({ review: 'off' }),
    ];
    expect([byDefault, asking].map(({ scene }) => scene.pull.reviews[0]?.state)).toEqual([
      'COMMENTED',
      'CHANGES_REQUESTED',
    ]);
    expect([off.scene.server.writes(), annotationsOf(off)]).toEqual([[], findingsOf(off)]);
  },
  summary: async () => {
    const counts = [];
    for (const inputs of [{}, { summary: 'off' }]) counts.push((await runOnce(inputs)).scene.pull.comments.length);
    for (const inputs of [{}, { summary: 'comment' }]) {
      const healthy = await open(BASE, { 'clusters/notes.yaml': '# Nothing\n' });
      await run(healthy, inputs);
      counts.push(healthy.pull.comments.length);
    }
    expect(counts).toEqual([1, 0, 0, 1]);
  },
  'max-comments': async () => {
    const many = Object.fromEntries(
      Array.from({ length: 23 }, (_, at) => [`clusters/broken-${at}.yaml`, `a${at}: [\n`]),
    );
    for (const [inputs, most] of [[{}, 20] as const, [{ 'max-comments': '0' }, 0] as const]) {
      const scene = await open(BASE, many);
      const count = findingsOf(await run(scene, inputs));
      const listed = scene.pull.reviews[0]?.body.match(/^- ❌/gm) ?? [];
      expect([scene.pull.threads.length, listed.length]).toEqual([most, count - most]);
    }
  },
  category: async () => {
    const { scene } = await runOnce({ category: 'production' });
    const count = scene.pull.threads.length;
    await run(scene, { category: 'production' });
    expect(scene.pull.threads).toHaveLength(count);
    await run(scene, { category: 'staging' });
    expect(scene.pull.threads).toHaveLength(2 * count);
    await run(scene, { path: '.' });
    expect(scene.pull.threads).toHaveLength(3 * count);
  },
  report: async () => {
    const scene = await open();
    const folder = scene.checkout();
    const byDefault = await scene.run(folder);
    expect(byDefault.outputs.report).toMatch(/\/run-1\/gitops-gate\.json$/);
    const placed = await scene.run(folder, { inputs: { report: 'out/gate.json' } });
    expect(placed.outputs.report).toBe(join(folder, 'out/gate.json'));
    expect(existsSync(join(folder, 'out/gate.json'))).toBe(true);
  },
  format: async () => {
    const scene = await open();
    const folder = scene.checkout();
    await scene.run(folder, { inputs: { format: 'sarif=gate.sarif\njunit=gate.xml' } });
    expect(JSON.parse(readFileSync(join(folder, 'gate.sarif'), 'utf8')).version).toBe('2.1.0');
    expect(readFileSync(join(folder, 'gate.xml'), 'utf8')).toContain('<testsuites');
  },
  import: async () => {
    const scene = await open();
    const folder = scene.checkout();
    const violation = { path: '/spec/chart/spec/version', msg: 'must be pinned' };
    const object = { filename: 'stdin', kind: 'HelmRelease', name: 'sealed-secrets', status: 'statusInvalid' };
    const output = JSON.stringify({ resources: [{ ...object, msg: '', validationErrors: [violation] }] });
    writeFileSync(join(folder, 'results.json'), output);
    const { report } = await scene.run(folder, { inputs: { import: 'kubeconform=results.json' } });
    const places = report?.findings.map(({ rule, location }) => `${rule} ${location.path}`);
    expect(places).toContain('kubeconform/schema infrastructure/sealed-secrets.yaml');
    expect(places).toContain('unknown-source infrastructure/sealed-secrets.yaml');
    const bodies = scene.pull.threads.map(({ comments }) => comments[0]?.body);
    expect(bodies).toContainEqual(expect.stringContaining('must be pinned'));
    expect((await run(scene, { import: 'kubconform=results.json' })).summary).toContain('Did you mean `kubeconform`?');
  },
};

/** What each output is, by its name. */
const OUTPUTS: Readonly<Record<string, (outcome: Outcome) => unknown>> = {
  conclusion: () => 'failed',
  errors: ({ report }) => String(report?.findings.filter(({ severity }) => severity === 'error').length),
  warnings: ({ report }) => String(report?.findings.filter(({ severity }) => severity === 'warning').length),
  notices: ({ report }) => String(report?.findings.filter(({ severity }) => severity === 'notice').length),
  report: () => expect.stringMatching(/\.json$/),
};

/** The cells of the row of a name in a table of docs/github.md. */
function rowOf(name: string, table: 'inputs' | 'outputs'): string[] | undefined {
  const rows = new RegExp(`<!-- ${table} -->\n(.*?)<!-- end -->`, 's').exec(readText('docs/github.md'))?.[1];
  return rows
    ?.split('\n')
    .map((row) => row.split(/(?<!\\) ?\| ?/).slice(1, -1))
    .find(([cell]) => cell === `\`${name}\``);
}

describe.each(Object.entries(action.inputs))('the input %s', (name, { description, default: value }) => {
  test('is documented with its default', () => {
    const [, shown, text] = rowOf(name, 'inputs') ?? [];
    expect(shown).toBe(value ? `\`${value}\`` : '');
    expect(text).toBe(description.replaceAll('|', '\\|'));
    if (!value && !['format', 'import'].includes(name)) expect(description).toContain('Default: ');
  });

  test('has the effect that is documented', async () => {
    expect(Object.keys(EFFECTS)).toContain(name);
    await EFFECTS[name]?.();
  });
});

test('nothing else is an input', () => {
  expect(Object.keys(EFFECTS)).toEqual(Object.keys(action.inputs));
});

test('an input that is left out means the default that is documented', () => {
  const names = Object.keys(action.inputs).map((name) => `INPUT_${name.toUpperCase()}`);
  const read = (values: readonly (string | undefined)[]) => {
    for (const [at, name] of names.entries()) process.env[name] = values[at] ?? '';
    return readInputs();
  };
  try {
    expect(read(Object.values(action.inputs).map(({ default: value }) => value))).toEqual({
      ...read([]),
      token: action.inputs.token?.default,
    });
  } finally {
    for (const name of names) delete process.env[name];
  }
});

test('each output is documented, and is what the run found', async () => {
  expect(Object.keys(OUTPUTS)).toEqual(Object.keys(action.outputs));
  for (const [name, { description }] of Object.entries(action.outputs))
    expect(rowOf(name, 'outputs')?.[1]).toBe(description);
  const scene = await open({ ...BASE, '.github/gitops-gate.yaml': 'rules: {unowned-file: notice}\n' });
  const outcome = await run(scene);
  expect(outcome.outputs).toEqual(
    Object.fromEntries(Object.entries(OUTPUTS).map(([name, expected]) => [name, expected(outcome)])),
  );
  expect(outcome.outputs.notices).not.toBe('0');
});

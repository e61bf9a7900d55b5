import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import schema from '../../schemas/report.schema.json' with { type: 'json' };
import type { Fix } from '../../src/findings/finding.ts';
import { MaskedLine } from '../../src/masking/masked-line.ts';
import { hunksOf } from '../../src/report/formats/fix-diff.ts';
import { toGitlab } from '../../src/report/formats/gitlab.ts';
import { toJson } from '../../src/report/formats/json.ts';
import { explainJson, explainText } from '../../src/report/rules/explain.ts';
import { rulesJson, rulesText } from '../../src/report/rules/rules.ts';
import { blamed, clean, many, report, ruleSummaries } from './sample.ts';
import { withoutWords } from './without-words.ts';

test('JSON is what its schema says, and loses nothing', () => {
  const validate = new Ajv({ allErrors: true }).compile(schema);
  for (const one of [report, clean, blamed]) {
    const parsed: unknown = JSON.parse(toJson(one));
    expect(validate(parsed), JSON.stringify(validate.errors)).toBe(true);
    const changes: object = JSON.parse(JSON.stringify({ changes: one.changes }, withoutWords));
    const shown: object = JSON.parse(
      JSON.stringify(
        {
          findings: one.findings,
          suppressed: one.suppressed,
          inBaseline: one.inBaseline,
          accepted: one.accepted,
        },
        (key, value) => (['cause', 'asking'].includes(key) ? undefined : value),
      ),
    );
    const { conclusion, reason } = one.gate;
    expect(parsed).toEqual({ ...one, ...shown, ...changes, gate: { conclusion, reason } });
  }
  expect(validate({ ...report, extra: 1 })).toBe(false);
});

test('JSON has the same bytes whatever the order of keys in the report', () => {
  const reversed = {
    ...report,
    findings: report.findings.map((finding) => Object.fromEntries(Object.entries(finding).toReversed())),
  };
  expect(toJson(JSON.parse(JSON.stringify(reversed)))).toBe(toJson(report));
});

test('GitLab gets each fingerprint once', () => {
  const twice = many({ error: 2, warning: 0, notice: 0 });
  const [first] = twice.findings;
  if (!first) throw new Error('The sample has no finding.');
  const written = toGitlab({ ...twice, findings: [first, first] });
  expect(written).toContain(`"${first.fingerprint}"`);
  expect(written).toContain(`"${first.fingerprint}-2"`);
});

const LINES = ['a: 1', 'b: 2', 'c: 3'];
const lines = {
  line(_: string, line: number) {
    const text = LINES[line - 1];
    return text === undefined ? undefined : new MaskedLine(text, []);
  },
};

function fixOf(...edits: [number, number, number, number, string][]): Fix {
  return {
    title: 'x',
    edits: edits.map(([line, column, endLine, endColumn, text]) => ({
      path: 'x.yaml',
      start: { line, column },
      end: { line: endLine, column: endColumn },
      text,
    })),
  };
}

test('a fix is shown as the lines that change', () => {
  expect(hunksOf(fixOf([2, 4, 2, 5, '5']), lines)).toEqual([
    { path: 'x.yaml', line: 2, removed: ['b: 2'], added: ['b: 5'] },
  ]);
  expect(hunksOf(fixOf([2, 1, 3, 1, '']), lines)).toEqual([{ path: 'x.yaml', line: 2, removed: ['b: 2'], added: [] }]);
  expect(hunksOf(fixOf([3, 1, 4, 1, '']), lines)).toEqual([{ path: 'x.yaml', line: 3, removed: ['c: 3'], added: [] }]);
  expect(hunksOf(fixOf([2, 1, 2, 1, 'x: 0\n']), lines)).toEqual([
    { path: 'x.yaml', line: 2, removed: [], added: ['x: 0'] },
  ]);
  expect(hunksOf(fixOf([1, 4, 1, 5, '9'], [1, 1, 1, 2, 'z']), lines)).toEqual([
    { path: 'x.yaml', line: 1, removed: ['a: 1'], added: ['z: 9'] },
  ]);
  expect(hunksOf(fixOf([7, 1, 7, 5, '']), lines)).toBeUndefined();
  expect(
    hunksOf(fixOf([1, 1, 1, 2, '']), { line: () => new MaskedLine('password: x', [{ start: 10, end: 11 }]) }),
  ).toBeUndefined();
});

const PLAIN = { color: false };
const page = `# unknown-source\n\nA reference names a source. See [the docs](https://docs.example/x) and [the next page](../x/README.md).\n\n## Invalid\n\n\`\`\`yaml\n# a.yaml\nkind: HelmRelease\n\n# not a heading\n\`\`\`\n\n- an item that is so long that it has to be broken into two lines, which then go on beneath the text of the item\n\n\u001b[31mred\n`;

test('the page of a rule fits a terminal, and no line of it is broken twice', () => {
  const prose =
    'One sentence of the page that is wrapped at another width than that of a terminal, as all pages of rules\nare.';
  const row = `| error | ${'word '.repeat(30).trim()} |`;
  const long = `# some-rule\n\n${prose}\n\n- ${prose}\n- short\n\n| Level | When |\n| --- | --- |\n${row}\n| notice | a \\| b |\n`;
  const lines = explainText({ ...ruleSummaries[1], page: long }, PLAIN).split('\n');
  expect(lines.slice(2, 13)).toEqual([
    'One sentence of the page that is wrapped at another width than that of a',
    'terminal, as all pages of rules are.',
    '',
    '- One sentence of the page that is wrapped at another width than that of a',
    '  terminal, as all pages of rules are.',
    '- short',
    '',
    'Level   When',
    `error   ${'word '.repeat(14).trim()}`,
    `        ${'word '.repeat(14).trim()}`,
    '        word word',
  ]);
  expect(lines[13]).toBe('notice  a | b');
});

test('the rules and the page of one are told', async () => {
  await expect(rulesText(ruleSummaries, PLAIN)).toMatchFileSnapshot('__snapshots__/rules.txt');
  await expect(rulesJson(ruleSummaries)).toMatchFileSnapshot('__snapshots__/rules.json');
  await expect(explainText({ ...ruleSummaries[1], page }, PLAIN)).toMatchFileSnapshot('__snapshots__/explain.txt');
  expect(explainText({ ...ruleSummaries[1], page }, PLAIN)).not.toContain('\u001b');
  expect(explainText({ ...ruleSummaries[1], page }, { color: true })).toContain('\u001b[1munknown-source\u001b[22m');
  expect(JSON.parse(explainJson({ ...ruleSummaries[0], page }))).toEqual({ ...ruleSummaries[0], page });
});

import { describe, expect, test } from 'vitest';
import { checkCopied } from './copied.ts';
import { follow } from './follow.ts';
import { parsePage } from './page.ts';
import { Reader } from './reader.ts';

const block = (language: string, text: string): string => `\`\`\`${language}\n${text}\n\`\`\`\n`;
const stepsOf = (text: string) => parsePage(text).steps;

async function followed(page: string): Promise<string | undefined> {
  const reader = new Reader();
  try {
    reader.open('example');
    const [step] = stepsOf(page);
    return step && (await follow(step, reader));
  } finally {
    reader.close();
  }
}

describe('a page', () => {
  test('has steps with their notes, leads and outputs', () => {
    const page = `A \`a.yaml\`:\n\n${block('yaml', 'a: 1')}\n<!-- repository old -->\n<!-- exit 1 0 -->\n${block('sh', 'a\nb')}\n${block('text', 'c')}`;
    expect(stepsOf(page)).toMatchObject([
      { language: 'yaml', line: 3, lead: 'A `a.yaml`:', output: undefined },
      { language: 'sh', notes: { repository: 'old', exit: [1, 0] }, output: { text: 'c\n' } },
    ]);
  });

  test('gets the outputs, with the lines that it leaves out', () => {
    const page = parsePage(`${block('sh', 'a')}\n${block('text', 'old\n…\nold')}End.\n`);
    const [step] = page.steps;
    const outputs = new Map(step && [[step, '1\n2\n3\n4\n']]);
    expect(page.render(outputs)).toBe(`${block('sh', 'a')}\n${block('text', '1\n…\n4')}End.\n`);
  });

  test.each([
    ['a block in a list', `- a\n\n  ${block('sh', '  a').replaceAll('\n```', '\n  ```')}`, 'Move the block'],
    ['a note that is not before a block', '<!-- exit 1 -->\n\nText.\n', 'is not before a block'],
    ['a note that does not exist', `<!-- exits 1 -->\n${block('sh', 'a')}`, 'This is not a note'],
  ])('cannot have %s', (_, page, message) => {
    expect(() => parsePage(page)).toThrow(message);
  });
});

describe('a step fails', () => {
  test.each([
    ['in a language that is not tested', block('toml', 'a = 1'), 'is not tested'],
    ['without a language', block('', 'a'), 'is not tested'],
    ['if it is output without a command', block('text', 'a'), 'is not tested'],
    ['with another exit code', block('sh', 'false'), 'exit codes of the block on line 1'],
    ['with an exit code too many', `<!-- exit 0 1 -->\n${block('sh', 'true')}`, 'exit codes'],
    ['if a command has no end', block('sh', "echo 'a"), 'has no end'],
    ['in a repository that does not exist', `<!-- repository x -->\n${block('sh', 'true')}`, 'No repository `x`'],
  ])('%s', async (_, page, message) => {
    await expect(followed(page)).rejects.toThrow(message);
  });
});

describe('a file fails', () => {
  test.each([
    ['that no check is for', block('yaml', 'a: 1'), 'No check'],
    ['with a mistake in a policy', `A \`.github/gitops-gate.yaml\`:\n\n${block('yaml', 'presets: strict')}`, 'presets'],
    ['that does not pin an action', block('yaml', '- uses: actions/checkout@v4'), 'to match'],
    [
      'with an input that does not exist',
      block('yaml', `- uses: gitops-gate/gitops-gate@${'0'.repeat(40)} # v1\n  with:\n    bass: main`),
      'bass',
    ],
    ['without the finding that it claims', `<!-- finds error schema -->\n${block('yaml', '# a.yaml\na: 1')}`, 'schema'],
  ])('%s', async (_, page, message) => {
    const [step] = stepsOf(page);
    await expect(step && checkCopied(step)).rejects.toThrow(message);
  });
});

test('the commands of a block run in one shell, and the next block goes on in its folder', () => {
  const reader = new Reader();
  try {
    reader.open('example');
    expect(reader.run('a=1 # one\n\ncd apps &&\n  false\ncat <<END\n$a\nEND\n')).toEqual({
      codes: [0, 1, 0],
      output: '1\n',
    });
    expect(reader.run('pwd; git branch --show-current').output).toBe('/home/you/fleet/apps\ntopic\n');
  } finally {
    reader.close();
  }
});

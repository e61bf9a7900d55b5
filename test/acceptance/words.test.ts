import { expect, test } from 'vitest';
import { acceptanceLine, acceptanceTrailer, acceptedBy, acceptedIn } from '../../src/acceptance/words.ts';

const LINE = 'gitops-gate: accept prunes-data production/web';
const namesIn = (text: string): string[] =>
  acceptedIn(text).map(({ rule, name, digest }) => `${rule} ${name}${digest === undefined ? '' : ` ${digest}`}`);

test.each([
  ['alone', LINE],
  ['after words', `Looks good.\n${LINE}`],
  ['with Windows line ends', `Looks good.\r\n${LINE}\r\n`],
  ['in capitals, as a phone writes it', 'Gitops-Gate: Accept prunes-data production/web'],
  ['with backquotes', 'gitops-gate: accept prunes-data `production/web`'],
  ['with a reason', `${LINE} because the data is in S3 now`],
  ['after a quote', `> ${LINE}x\n\n${LINE}`],
  ['after code', `\`\`\`\nkubectl get pvc\n\`\`\`\n${LINE}`],
  ['after a comment', `<!-- template -->\n${LINE}`],
  ['after markup', `<b title="done">Done</b> <br/>\n${LINE}`],
  ['after a link', `See [the ticket](https://example.com/a_(b) "a title"), [x] and \\[.\n${LINE}`],
  ['after words that are not markup', `a < b, List<String\n\n${LINE}`],
  ['after an open bracket in another paragraph', `See [the ticket\n\n${LINE}`],
  ['after an address', `<https://example.com/?a=b>\n${LINE}`],
  ['after code that the line before shows', `Run \`kubectl\` first.\n${LINE}`],
])('a line counts: %s', (_, text) => {
  expect(namesIn(text)).toEqual(['prunes-data production/web']);
});

test.each([
  ['in a sentence', `Please write ${LINE}`],
  ['indented', `    ${LINE}`],
  ['one space in', ` ${LINE}`],
  ['in a list', `- ${LINE}`],
  ['quoted', `> ${LINE}`],
  ['quoted in a list', `- > hello\n${LINE}`],
  ['continuing a quote', `> hello\n${LINE}`],
  ['in code', `\`\`\`\n${LINE}\n\`\`\``],
  ['in code with tildes', `~~~yaml\n${LINE}\n~~~`],
  ['in code that does not end', `\`\`\`\n${LINE}`],
  ['in code that a shorter fence does not end', `\`\`\`\`\n\`\`\`\n${LINE}\n\`\`\`\``],
  ['in code after an indented fence', `    \`\`\`\n\`\`\`\n${LINE}\n\`\`\``],
  ['in code in a list', `- a\n  \`\`\`\n  b\n\nc\n\`\`\`\n${LINE}\n\`\`\``],
  ['in a span of code', `Write \`this:\n${LINE}\n\` here.`],
  ['between backquotes', `\`${LINE}\``],
  ['in a comment', `<!--\n${LINE}\n-->`],
  ['in a comment that begins later in a line', `Hello <!-- x\n${LINE}\n-->`],
  ['in a comment that does not end', `<!--\n${LINE}`],
  ['in preformatted text', `<pre>\n\n${LINE}\n\n</pre>`],
  ['in a quote of HTML', `<blockquote>\n\n${LINE}\n</blockquote>`],
  ['in an attribute', `<a title="\n${LINE}\n">x</a>`],
  ['in an attribute after words', `Hello <b title='>\n${LINE}\n'>x</b>`],
  ['in an attribute whose quote is on the next line', `<b title=\n"\n${LINE}\n">x</b>`],
  ['in an attribute over an empty line', `<div title="\n\n${LINE}\n\n">x</div>`],
  ['in a tag', `<div\n${LINE}\n>x</div>`],
  ['in a closing tag', `<pre>a</pre title="\n${LINE}\n">`],
  ['in a declaration', `<!doctype\n${LINE}\n>`],
  ['in a processing instruction', `<?php\n${LINE}\n?>`],
  ['in character data', `<![CDATA[\n${LINE}\n]]>`],
  ['in the title of a link', `[a](https://example.com "\n${LINE}\n")`],
  ['in the title of a link after its address', `[a](https://example.com\n"\n${LINE}\n")`],
  ['in the title of a definition', `[a]: https://example.com "\n${LINE}\n"`],
  ['in the name of a definition', `[a\n${LINE}\n]: https://example.com`],
  ['in the text of an image', `![\n${LINE}\n](https://example.com/a.png)`],
  ['after a line separator that is not a line end', `x\u2028${LINE}`],
  ['with letters that only look alike', 'gitops-gаte: accept prunes-data production/web'],
  ['with a dash that only looks alike', 'gitops\u2010gate: accept prunes-data production/web'],
  ['without a space', 'gitops-gate:accept prunes-data production/web'],
  ['of another word', 'gitops-gate: accepted prunes-data production/web'],
  ['with nothing to accept', 'gitops-gate: accept '],
  ['with only a rule', 'gitops-gate: accept prunes-data'],
])('a line does not count: %s', (_, text) => {
  expect(namesIn(text)).toEqual([]);
});

test('several names can be on a line, and several lines in a text', () => {
  expect(namesIn(`${LINE}, staging/web production/db\n${LINE.replace('web', 'cache')}`)).toEqual([
    'prunes-data production/web',
    'prunes-data staging/web',
    'prunes-data production/db',
    'prunes-data production/cache',
  ]);
});

test('a digest belongs to its name, or to all names before it that have none', () => {
  expect(
    namesIn(`${LINE}#1a2b3c4d1a2b3c4d1a2b3c4d1a2b3c4d staging/web #abcdef01abcdef01abcdef01abcdef01 dev/web`),
  ).toEqual([
    'prunes-data production/web 1a2b3c4d1a2b3c4d1a2b3c4d1a2b3c4d',
    'prunes-data staging/web abcdef01abcdef01abcdef01abcdef01',
    'prunes-data dev/web',
  ]);
  expect(namesIn(`${LINE}#1a2b`)).toEqual(['prunes-data production/web#1a2b']);
});

test('escapes of Markdown are read as the characters that they show', () => {
  expect(namesIn('gitops-gate: accept prunes-data my\\_fleet/web\\.v2')).toEqual(['prunes-data my_fleet/web.v2']);
});

test('a word that cannot be a name is kept if there is no other, to be answered', () => {
  expect(namesIn('gitops-gate: accept prunes-data web please')).toEqual(['prunes-data web']);
});

test('the lines that are printed are read as they are meant', () => {
  const text = {
    rule: 'prunes-data',
    names: ['production/web', 'staging/web'],
    digest: '1a2b3c4d1a2b3c4d1a2b3c4d1a2b3c4d',
  };
  const names = text.names.map((name) => ({ rule: text.rule, name, digest: text.digest }));
  expect(acceptedIn(acceptanceLine(text))).toEqual(names);
  const trailer = acceptanceTrailer(text);
  expect(trailer).toBe('Accepts: prunes-data production/web staging/web #1a2b3c4d1a2b3c4d1a2b3c4d1a2b3c4d');
  expect(acceptedBy(trailer.slice('Accepts: '.length))).toEqual(names);
});

test('huge and hostile texts take a short time', () => {
  for (const part of [
    '`',
    '```\n',
    '> ',
    '<!--',
    '<!-- -->',
    '<pre',
    '- ',
    ' ',
    '#1a2b3c4d1a2b3c4d1a2b3c4d1a2b3c4d ',
    '\\',
    'a/b,',
    `${LINE} `,
    `${LINE}\n`,
    '~',
    '.)',
    '](',
    '[',
    '](<',
    ']( ',
    '<a ',
    '<a =',
    '<a ="',
    '<!a',
    '<?',
  ])
    expect(acceptedIn(part.repeat(140_000 / part.length)).length).toBeLessThanOrEqual(1_000);
  const word = `${'`'.repeat(130_000)}x`;
  expect(acceptedIn(`gitops-gate: accept prunes-data ${word}`)).toEqual([]);
});

import { describe, expect, test } from 'vitest';
import { judge } from '../../src/gate.ts';
import { toComment } from '../../src/report/comment.ts';
import { toMarkdown } from '../../src/report/formats/markdown.ts';
import { codeSpan, linkTo, toMarkdownText } from '../../src/report/formats/markdown-text.ts';
import { blamed, clean, many, report, snippets } from './sample.ts';

/** Markdown without its code, where GitHub leaves everything alone. */
function withoutCode(markdown: string): string {
  return markdown
    .replace(/^ *(`{3,})[^\n]*\n[\s\S]*?\n *\1$/gm, '')
    .replace(/(?<![\\`])(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, '');
}

const written = [toMarkdown(report, { snippets }), ...report.findings.map((finding) => toComment(finding))];

test.each(written)('nothing of the repository comes alive %#', (markdown) => {
  // The fold is the only HTML, once, at the end.
  const text = withoutCode(markdown)
    .replace('<details><summary>How to accept this finding</summary>', '')
    .replace(/<\/details>$/, '');
  expect(text).not.toMatch(/@\w/);
  expect(text).not.toMatch(/#\d/);
  expect(text.replaceAll('](<https://gate.example', '')).not.toContain('://');
  expect(text).not.toMatch(/(?<!\\|\]\()<(?!https:\/\/gate\.example)/);
  expect(text.match(/(?<!\\)\]\(/g)?.length).toBe(
    text.match(/\]\(<https:\/\/gate\.example\/rules\/[\w-]+>\)/g)?.length,
  );
});

test.each([
  ['Use `a|b` and `c`.', 'Use `a|b` and `c`.'],
  ['one ` alone', 'one \\` alone'],
  ['ask @org/team, now', 'ask `@org/team`, now'],
  ['# no heading', '\\# no heading'],
  ['1. no list', '1\\. no list'],
  ['- no list', '\\- no list'],
  ['a *b* [c](d) <e>', 'a \\*b\\* \\[c\\](d) \\<e\\>'],
  ['two\nlines', 'two␊lines'],
  ['see www.example.com.', 'see `www.example.com`.'],
])('%j is written as %j', (text, markdown) => {
  expect(toMarkdownText(text)).toBe(markdown);
});

test('a code span is not closed by what is in it', () => {
  expect(codeSpan('a`b')).toBe('``a`b``');
  expect(codeSpan('`a``')).toBe('``` `a`` ```');
  expect(codeSpan(' ')).toBe('` `');
});

test('an address cannot end its link', () => {
  expect(linkTo('x', 'https://a.example/b>)<c d%20e')).toBe('[x](<https://a.example/b%3E)%3Cc%20d%20e>)');
});

test('backticks without end are read once', () => {
  // What reads them again from each one does not end.
  const markdown = toMarkdownText('`'.repeat(200_000) + 'a!'.repeat(100_000));
  expect(markdown).toMatch(/^(?:\\?`){200000}(?:a\\?!){100000}$/);
});

describe('job summary', () => {
  test('begins with the verdict', () => {
    expect(toMarkdown(report)).toMatch(/^## ❌ gitops-gate failed\n\n\*\*5 errors.*1 suppressed; 1 accepted\.\n\n###/);
    expect(toMarkdown(clean)).toMatch(/^## ✅ gitops-gate passed\n/);
    const gate = judge(report.findings, 'never');
    expect(toMarkdown({ ...report, gate })).toMatch(
      /^## ⚠️ gitops-gate not enforced\n\n.*; 1 accepted\. The gate never fails \(fail-on: never\)\.\n/,
    );
  });

  test('links places where it is told how', () => {
    const markdown = toMarkdown(report, { link: ({ path, start }) => `https://git.example/${path}#L${start.line}` });
    expect(markdown).toContain('[**6:15**](<https://git.example/apps/sealed-secrets/release.yaml#L6>)');
    expect(markdown).toContain('[`apps/old.yaml:3:5`](<https://git.example/apps/old.yaml#L3>)');
  });

  test.each([1500, 3000, 20_000])('stays within %i bytes and counts what does not fit, gravest first', (limit) => {
    const crowd = { ...many({ error: 40, warning: 200, notice: 3 }), suppressed: report.suppressed };
    const markdown = toMarkdown(crowd, { limit });
    expect(Buffer.byteLength(markdown)).toBeLessThanOrEqual(limit);
    const shown = markdown.match(/Number \d+\./g)?.length ?? 0;
    const [, counts = ''] = /\*\*(.*) more do not fit here/.exec(markdown) ?? [];
    const left = counts.match(/\d+/g)?.reduce((sum, count) => sum + Number(count), 0);
    expect(shown).toBeGreaterThan(0);
    expect(shown + Number(left)).toBe(243);
    if (shown < 40) expect(counts).toMatch(new RegExp(`^${40 - shown} error`));
  });
});

describe('review comment', () => {
  const [, finding] = report.findings;
  if (!finding) throw new Error('The sample has no second finding.');

  test('says all of a finding', async () => {
    await expect(toComment(finding)).toMatchFileSnapshot('__snapshots__/comment.md');
    const [hostile] = report.findings;
    if (hostile) await expect(toComment(hostile)).toMatchFileSnapshot('__snapshots__/comment-hostile.md');
  });

  test('on the line that is to blame lists all places, in bounds, and offers to undo the line', async () => {
    const [renamed] = blamed.findings;
    if (!renamed) throw new Error('The sample has no blamed finding.');
    await expect(toComment(renamed, { isOnBlame: true })).toMatchFileSnapshot('__snapshots__/comment-blame.md');
    expect(toComment(renamed)).toContain('- `infrastructure/sources/bitnami.yaml:3:9`: This change edits this line.');
  });

  test('leaves the fix to a suggestion', () => {
    expect(toComment(finding)).toContain('Replace with `bitnami`');
    const comment = toComment(finding, { suggestion: '```suggestion\nname: bitnami\n```' });
    expect(comment).not.toContain('Replace with');
    expect(comment).toContain('Did you mean `bitnami`?\n\n```suggestion\nname: bitnami\n```\n\n- ');
  });

  test.each([100, 200, 300, 400, 5000])('stays within %i characters', (limit) => {
    expect(toComment(finding, { limit }).length).toBeLessThanOrEqual(limit);
    const long = { ...finding, message: '<'.repeat(100_000) };
    expect(toComment(long, { limit }).length).toBeLessThanOrEqual(limit);
    expect(toComment(long, { limit })).toContain('unknown-source');
  });
});

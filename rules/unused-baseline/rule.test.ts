import { expect, it } from 'vitest';
import { readBaseline } from '../../src/baseline/read.ts';
import { TextFile } from '../../src/repository/text-file.ts';
import { accepted, BASELINE, deployment } from '../../test/baseline/repository.ts';
import { brief, findingsOf } from '../../test/rules/check-tree.ts';

const BROKEN = { 'a.yaml': deployment('a'), 'b.yaml': deployment('b'), 'c.yaml': deployment('c') };
const fixed = async () => ({ ...(await accepted(BROKEN)), 'a.yaml': deployment('a', 2), 'c.yaml': deployment('c', 2) });

it('reports all entries without a finding once, with a fix that deletes them', async () => {
  const files = await fixed();
  const [finding, ...others] = await findingsOf('unused-baseline', files);
  expect(others).toEqual([]);
  expect(brief(finding ? [finding] : [])).toEqual(['notice unused-baseline .github/gitops-gate-baseline.json:5']);
  expect(finding?.message).toContain('2 entries of the baseline no longer match a finding.');
  const file = new TextFile(BASELINE, files[BASELINE]);
  let { text } = file;
  for (const { start, end, text: by } of (finding?.fix?.edits ?? []).toReversed()) {
    const offset = ({ line, column }: typeof start): number => file.lineStart(line) + column - 1;
    text = text.slice(0, offset(start)) + by + text.slice(offset(end));
  }
  expect(readBaseline(new TextFile(BASELINE, text)).entries.map(({ entry }) => entry.file)).toEqual(['b.yaml']);
});

it('is silent where each entry has its finding, and for rules that the policy turns off', async () => {
  expect(await findingsOf('unused-baseline', await accepted(BROKEN))).toEqual([]);
  const off = { policy: { rules: new Map([['schema', 'off' as const]]) } };
  expect(await findingsOf('unused-baseline', await fixed(), off)).toEqual([]);
});

it('reports entries of a rule that does not exist', async () => {
  const files = await accepted(BROKEN);
  const unknown = { ...files, [BASELINE]: files[BASELINE].replace('"schema"', '"scheme"') };
  expect(await findingsOf('unused-baseline', unknown)).toHaveLength(1);
});

it('is reported by the change that fixes something, and not by the next one', async () => {
  const files = await fixed();
  expect(await findingsOf('unused-baseline', files, { base: await accepted(BROKEN) })).toHaveLength(1);
  expect(await findingsOf('unused-baseline', { ...files, 'd.yaml': deployment('d', 2) }, { base: files })).toEqual([]);
});

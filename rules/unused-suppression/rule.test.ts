import { describe, expect, it } from 'vitest';
import type { Position } from '../../src/repository/text-file.ts';
import { brief, findingsOf } from '../../test/rules/check-tree.ts';

const HEAD = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: a}\ndata:\n';

const found = async (value: string, comment: string): Promise<string[]> =>
  brief(
    await findingsOf(['unused-suppression', 'ambiguous-scalar', 'invalid-suppression'], {
      'a.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: a}\ndata:\n  a: ${value} # gitops-gate-ignore ${comment}\n`,
    }),
  );

describe('unused-suppression', () => {
  it('warns of a comment on a line without such a finding', async () => {
    expect(await found('"yes"', 'ambiguous-scalar: read by one tool')).toEqual(['warning unused-suppression a.yaml:5']);
    expect(await found('yes', 'schema: read by one tool')).toEqual([
      'warning ambiguous-scalar a.yaml:5',
      'warning unused-suppression a.yaml:5',
    ]);
  });

  it('deletes the comment, and nothing else', async () => {
    const fixed = async (text: string, path = 'a.yaml'): Promise<string | undefined> => {
      const [finding] = await findingsOf('unused-suppression', { [path]: text, 'b.yaml': HEAD });
      const edit = finding?.fix?.edits[0];
      if (!finding || !edit) return finding && 'no fix';
      const lines = text.split('\n');
      const offset = ({ line, column }: Position): number =>
        lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0) + column - 1;
      return text.slice(0, offset(edit.start)) + edit.text + text.slice(offset(edit.end));
    };
    const comment = '# gitops-gate-ignore schema: not now';
    expect(await fixed(`${HEAD}  ${comment}\n  a: b\n`)).toBe(`${HEAD}  a: b\n`);
    expect(await fixed(`${HEAD}  a: b   ${comment}\n`)).toBe(`${HEAD}  a: b\n`);
    expect(await fixed(`${HEAD}  a: b\r\n  ${comment}\r\n  c: d\r\n`)).toBe(`${HEAD}  a: b\r\n  c: d\r\n`);
    expect(await fixed(`${HEAD}  a: b\n${comment}`)).toBe(`${HEAD}  a: b\n`);
    expect(await fixed(`${HEAD}  a: | ${comment}\n    b\n`)).toBe(`${HEAD}  a: |\n    b\n`);
    for (const text of [
      `${HEAD}  a: |\n    ${comment}\n    b\n`,
      `${HEAD}  a: "x\n    ${comment}\n    y"\n`,
      `${HEAD}  a: b ${comment} # {"$imagepolicy": "web:web"}\n`,
      `${HEAD}  a: b ${comment}\n  a: c\n`,
    ])
      expect(await fixed(text), text).toBe('no fix');
    expect(await fixed(`A=b\n${comment}\nC=d\n`, 'a.env')).not.toBe(`A=b\nC=d\n`);
  });

  it('is silent where the policy turns the rule off, which then says nothing of the line', async () => {
    const files = { 'a.yaml': `${HEAD}  a: b # gitops-gate-ignore schema: not now\n` };
    const policy = { rules: new Map([['schema', 'off'] as const]) };
    expect(await findingsOf('unused-suppression', files, { policy })).toEqual([]);
  });

  it('is silent where the comment suppresses a finding', async () => {
    expect(await found('yes', 'ambiguous-scalar: read by one tool')).toEqual([]);
  });

  it('leaves a comment without effect to invalid-suppression', async () => {
    expect(await found('"yes"', 'ambiguous-scalar')).toEqual(['warning invalid-suppression a.yaml:5']);
  });
});

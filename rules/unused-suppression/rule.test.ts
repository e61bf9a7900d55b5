import { describe, expect, it } from 'vitest';
import { brief, findingsOf } from '../../test/rules/check-tree.ts';

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

  it('is silent where the comment suppresses a finding', async () => {
    expect(await found('yes', 'ambiguous-scalar: read by one tool')).toEqual([]);
  });

  it('leaves a comment without effect to invalid-suppression', async () => {
    expect(await found('"yes"', 'ambiguous-scalar')).toEqual(['warning invalid-suppression a.yaml:5']);
  });
});

import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/findings/finding.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { brief, findingsOf, fixesOf } from '../../test/rules/check-tree.ts';

/** What the rule says of a comment above a value that is ambiguous; today is 2026-11-01. */
const found = (comment: string, policy: Partial<Policy> = {}): Promise<readonly Finding[]> =>
  findingsOf(
    ['invalid-suppression', 'ambiguous-scalar'],
    {
      'a.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: a}\ndata:\n  # ${comment}\n  a: yes\n`,
    },
    { policy },
  );

const BOTH = ['warning invalid-suppression a.yaml:5', 'warning ambiguous-scalar a.yaml:6'];

describe('invalid-suppression', () => {
  it.each([
    ['names no rule', 'gitops-gate-ignore'],
    ['names an unknown rule', 'gitops-gate-ignore ambigous-scalar: read by one tool'],
    ['has no reason', 'gitops-gate-ignore ambiguous-scalar'],
    ['has a date that does not exist', 'gitops-gate-ignore ambiguous-scalar: read by one tool until 2026-13-01'],
    ['expired yesterday', 'gitops-gate-ignore ambiguous-scalar: read by one tool until 2026-10-31'],
  ])('warns of a comment that %s, and the finding stays', async (_, comment) => {
    expect(brief(await found(comment))).toEqual(BOTH);
  });

  it('warns of a comment that the policy file forbids', async () => {
    const comment = 'gitops-gate-ignore ambiguous-scalar: read by one tool';
    expect(brief(await found(comment, { unsuppressible: new Set(['ambiguous-scalar']) }))).toEqual(BOTH);
  });

  it('writes the nearest rule', async () => {
    expect(fixesOf(await found('gitops-gate-ignore ambigous-scalar: why'))).toContain('ambiguous-scalar');
  });

  it.each(['read by one tool', 'read by one tool until 2026-11-01'])(
    'is silent about the reason: %s',
    async (reason) => {
      expect(await found(`gitops-gate-ignore ambiguous-scalar: ${reason}`)).toEqual([]);
    },
  );
});

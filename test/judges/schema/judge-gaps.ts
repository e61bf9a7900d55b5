import type { SchemaProblem } from '../../../src/kubernetes/terms/problem.ts';
import { fieldName } from '../../../src/kubernetes/terms/words.ts';

/** What a cluster rejects outside of the validation that the judge runs. */
const GAPS: readonly { readonly kind: string; readonly field: RegExp; readonly why: string }[] = [
  { kind: 'v1 Service', field: /^spec\.clusterIP$/, why: 'the server copies it into clusterIPs before it validates' },
  { kind: 'v1 Service', field: /^spec\.ports\[\d+\]\.nodePort$/, why: "the range is the allocator's to check" },
];

/** Why the judge does not see a problem though a cluster would; undefined where it should see it. */
export function gapOf(kind: string, { path }: SchemaProblem): string | undefined {
  return GAPS.find((gap) => gap.kind === kind && gap.field.test(fieldName(path)))?.why;
}

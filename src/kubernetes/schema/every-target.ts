import { listWords } from '../../text/words.ts';
import type { KubernetesObject } from '../object.ts';
import { minorNumber } from '../terms/minors.ts';
import type { MinorRange, SchemaProblem } from '../terms/problem.ts';
import { type Expressions, judgeObject, partialProblems } from './judge.ts';
import type { JudgingSchema, VersionStatus } from './version-status.ts';

/** Problems under the schemas of all targets: of every one if the object must suit all, else of the first where it suits none. */
export function judgeAll(
  object: KubernetesObject,
  { schemas, demand, product, guessed }: VersionStatus,
  expressions: Expressions | undefined,
): readonly SchemaProblem[] {
  const [first, ...others] = schemas;
  if (demand === 'any') {
    const problemsOf = (schema: JudgingSchema): SchemaProblem[] =>
      judgeObject(object, schema.read(), expressions).filter(
        ({ rejectedBy }) => rejectedBy === undefined || (!guessed && rejecting(schema.minors, rejectedBy).length > 0),
      );
    const problems = first ? problemsOf(first) : [];
    return problems.length === 0 || others.some((schema) => problemsOf(schema).length === 0) ? [] : problems;
  }
  const all = new Map<string, { readonly problem: SchemaProblem; readonly minors: string[] }>();
  for (const { read, minors: served } of schemas) {
    for (const problem of judgeObject(object, read(), expressions)) {
      const minors = rejecting(served, problem.rejectedBy);
      if (problem.rejectedBy !== undefined && minors.length === 0) continue;
      const known = all.get(idOf(problem));
      if (known) known.minors.push(...minors);
      else all.set(idOf(problem), { problem, minors: [...minors] });
    }
  }
  const targets = new Set(schemas.flatMap(({ minors }) => minors)).size;
  return [...all.values()].map(({ problem, minors }) =>
    minors.length === targets ? problem : { ...problem, message: `${problem.message} ${heldBy(product, minors)}` },
  );
}

/** Those of some minors that reject what only a range of them does. */
function rejecting(minors: readonly string[], { from, before }: MinorRange = {}): readonly string[] {
  return minors.filter(
    (minor) =>
      (from === undefined || minorNumber(minor) >= minorNumber(from)) &&
      (before === undefined || minorNumber(minor) < minorNumber(before)),
  );
}

/** That a problem is one of some targets only. */
function heldBy(product: string, minors: readonly string[]): string {
  return `This applies to ${productName(product)} ${listWords(minors)}, but not to the other versions in the policy file.`;
}

/** A product as messages name it. */
export function productName(product: string): string {
  return product === 'flux' ? 'Flux' : product === 'kubernetes' ? 'Kubernetes' : product;
}

function idOf({ path, values }: SchemaProblem): string {
  return JSON.stringify([path, values]);
}

/**
 * How sure a problem is. Of a product that is bundled in one version only, another version may run: what is not clearly a typo is
 * only likely, and where a newer version is known to run, nothing is said of it. Names and labels are the same in all versions.
 */
export function certaintyOf(
  { kind, fix }: SchemaProblem,
  { product }: VersionStatus,
  isNewer: (product: string) => boolean,
): 'sure' | 'likely' | 'unknown' {
  if (kind === 'invalid-label' || kind === 'invalid-name' || kind === 'lost-text') return 'sure';
  if (product === 'flux' || product === 'kubernetes' || product === 'repository') return 'sure';
  if (isNewer(product)) return fix === undefined ? 'unknown' : 'likely';
  return fix === undefined ? 'likely' : 'sure';
}

/**
 * What a partial object writes that the schemas of all targets reject: scalars of a wrong type, only likely as another patch may
 * follow, and fields of built-in kinds that do not exist.
 */
export function patchProblems(object: KubernetesObject, { schemas, product }: VersionStatus): readonly SchemaProblem[] {
  const isWrong = ({ kind, path }: SchemaProblem): boolean =>
    kind === 'wrong-type'
      ? typeof object.at(...path).value !== 'object'
      : // Keys with `$` are directives of the merge.
        kind === 'unknown-field' && product === 'kubernetes' && !String(path.at(-1)).startsWith('$');
  const verdicts = schemas.map(({ read }) => partialProblems(object, read()).filter(isWrong));
  const [first = new Map<string, SchemaProblem>(), ...others] = verdicts.map(
    (problems) => new Map(problems.map((one) => [idOf(one), one])),
  );
  const shared = [...first].filter(([id]) => others.every((problems) => problems.has(id)));
  return shared.map(([, problem]) => (problem.kind === 'wrong-type' ? { ...problem, unsure: true } : problem));
}

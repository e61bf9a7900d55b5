import type { ProblemFix } from '../../src/findings/problem.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import type { SchemaProblem } from '../../src/kubernetes/terms/problem.ts';
import { fieldName } from '../../src/kubernetes/terms/words.ts';
import { listWords } from '../../src/text/words.ts';
import { movedEntries } from '../../src/yaml/move.ts';
import { isMap } from '../../src/yaml/value.ts';

/** Letters of a name that does not mean something else in each mapping. */
const SPECIFIC = 5;

/** The fix that moves fields to the mapping that has them, if that is written and does not have them yet. */
export function moved(object: KubernetesObject, { path, meant, also = [] }: SchemaProblem): ProblemFix | undefined {
  if (!meant) return undefined;
  const paths = [path, ...also];
  const names = paths.map((one) => String(one.at(-1)));
  const target = meant.slice(0, -1);
  const [from, to] = [object.at(...path.slice(0, -1)).value, object.at(...target).value];
  if (target.length === 0 || meant.at(-1) !== names[0] || !isMap(from) || !isMap(to)) return undefined;
  const isClear = names.every((name) => name.length >= SPECIFIC && !Object.hasOwn(to, name));
  if (!isClear || Object.keys(from).length === names.length) return undefined;
  const isAround = target.every((key, index) => path[index] === key);
  const behind = isAround ? path[target.length] : Object.keys(to).at(-1);
  if (behind === undefined) return undefined;
  const edits = movedEntries(
    paths.map((one) => object.at(...one).origin),
    object.at(...target, behind).origin,
  );
  return edits && { title: `Move ${listWords(names.map((name) => `\`${name}\``))} to \`${fieldName(target)}\``, edits };
}

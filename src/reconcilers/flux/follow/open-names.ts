import { getOrInsert } from '../../../grouping.ts';
import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { nameMatcher } from '../../../text/glob.ts';
import { hasVariable } from '../../../text/variables.ts';
import type { AskedObject } from '../../may-bring.ts';

/** The objects of a cluster that variables name (`${NAME:=app}`). */
export class OpenNames {
  readonly #ofKind: (groupKind: string) => readonly KubernetesObject[];
  readonly #open = new Map<string, readonly KubernetesObject[]>();

  constructor(ofKind: (groupKind: string) => readonly KubernetesObject[]) {
    this.#ofKind = ofKind;
  }

  /** Whether one of them may be the object that is asked for. */
  mayBe({ groupKind, namespace, name }: AskedObject): boolean {
    const open = getOrInsert(this.#open, groupKind, () =>
      this.#ofKind(groupKind).filter((object) => hasVariable(object.name + object.namespace)),
    );
    return open.some((object) => isMatch(object.name, name) && isMatch(object.namespace, namespace));
  }
}

/** An expression with at most one other in it. */
const EXPRESSION = /\$\{(?:[^{}]|\$\{[^{}]*\})*\}/g;

/** Whether a text with variables may become another one. */
function isMatch(pattern: string, text: string | undefined): boolean {
  return text === undefined || nameMatcher(pattern.replace(EXPRESSION, '*'))(text);
}

import type { KubernetesObject, Place } from '../../src/kubernetes/object.ts';
import { partsOf } from '../../src/text/go-actions.ts';
import { isList, isMap, type YamlValue } from '../../src/yaml/value.ts';

/** A text of a template with the actions in it: what is between `{{` and `}}`. */
export interface TemplateText {
  readonly at: Place;
  readonly text: string;
  readonly actions: readonly string[];
  /** Whether it decides what the Application is or where it goes, so that no tool but Argo CD fills it in. */
  readonly isIdentity: boolean;
}

/** Fields whose texts are no templates of another tool, such as Helm values are. */
const IDENTITY =
  /^(?:metadata\.(?:name|labels\.[^.]+)|spec\.(?:project|destination\.(?:server|name|namespace)|sources?(?:\.\d+)?\.(?:repoURL|path|targetRevision|chart|helm\.(?:releaseName|valueFiles\.\d+)|kustomize\.(?:namePrefix|nameSuffix|namespace))))$/;
const MAX_DEPTH = 40;
/** Longer texts are not read. */
const MAX_TEXT = 100_000;
/** Actions of one ApplicationSet that are looked at. */
const MAX_ACTIONS = 1000;
/** Longer texts do not get a fix, because each fix is a copy. */
const MAX_FIXED = 1000;

/** The texts of the template of an ApplicationSet that have actions, as far as they are not very many. */
export function templateTexts(set: KubernetesObject): TemplateText[] {
  let left = MAX_ACTIONS;
  return ['template', 'templatePatch']
    .flatMap((field) => [...textsAt(set, ['spec', field], set.at('spec', field).value, 0)])
    .map((one) => {
      const actions = one.actions.slice(0, left);
      left -= actions.length;
      return { ...one, actions };
    });
}

/** A text in which one part is another one; undefined if that part is not the only one, or the text is long. */
export function withPart({ text }: TemplateText, part: string, meant: string): string | undefined {
  return text.length <= MAX_FIXED && text.split(part).length === 2 ? text.replace(part, () => meant) : undefined;
}

function* textsAt(
  set: KubernetesObject,
  path: readonly (string | number)[],
  value: YamlValue | undefined,
  depth: number,
): Iterable<TemplateText> {
  if (depth > MAX_DEPTH) return;
  if (typeof value === 'string' && value.length <= MAX_TEXT && value.includes('{{')) {
    const actions = partsOf(value).flatMap(({ action }) => (action === undefined ? [] : action));
    if (actions.length > 0)
      yield { at: set.at(...path), text: value, actions, isIdentity: IDENTITY.test(path.slice(2).join('.')) };
  }
  if (isList(value))
    for (const [index, item] of value.entries()) yield* textsAt(set, [...path, index], item, depth + 1);
  else if (isMap(value))
    for (const key of Object.keys(value)) yield* textsAt(set, [...path, key], value[key], depth + 1);
}

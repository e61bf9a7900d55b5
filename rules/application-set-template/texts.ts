import type { KubernetesObject, Place } from '../../src/kubernetes/object.ts';
import { partsOf } from '../../src/reconcilers/argocd/template/go-actions.ts';
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

/** The texts of the template of an ApplicationSet that have actions. */
export function* templateTexts(set: KubernetesObject): Iterable<TemplateText> {
  yield* textsAt(set, ['spec', 'template'], set.at('spec', 'template').value, 0);
  yield* textsAt(set, ['spec', 'templatePatch'], set.at('spec', 'templatePatch').value, 0);
}

function* textsAt(
  set: KubernetesObject,
  path: readonly (string | number)[],
  value: YamlValue | undefined,
  depth: number,
): Iterable<TemplateText> {
  if (depth > MAX_DEPTH) return;
  if (typeof value === 'string' && value.includes('{{')) {
    const actions = partsOf(value).flatMap(({ action }) => (action === undefined ? [] : action));
    if (actions.length > 0)
      yield { at: set.at(...path), text: value, actions, isIdentity: IDENTITY.test(path.slice(2).join('.')) };
  }
  if (isList(value))
    for (const [index, item] of value.entries()) yield* textsAt(set, [...path, index], item, depth + 1);
  else if (isMap(value))
    for (const key of Object.keys(value)) yield* textsAt(set, [...path, key], value[key], depth + 1);
}

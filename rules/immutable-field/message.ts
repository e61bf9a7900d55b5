import type { SetDifference } from '../../src/change/difference.ts';
import type { ObjectDifference } from '../../src/change/object-difference.ts';
import { dataHeldBy } from '../../src/kubernetes/data/held.ts';
import { fieldName } from '../../src/kubernetes/terms/words.ts';
import { isKustomizationPath } from '../../src/repository/kustomization-names.ts';
import { firstFew, withoutStop } from '../../src/text/words.ts';
import type { RefusedField } from './refused-fields.ts';

/** What is refused, what fails then, and the ways to make the change safely. */
export function messageOf(refused: RefusedField, difference: ObjectDifference, set: SetDifference): string {
  const { kind, name } = difference.deployed.object;
  const what = `${kind} \`${name}\``;
  const applier = applierOf(difference, set);
  if (refused.lost !== undefined)
    return `The API server refuses to change \`${fieldName(refused.field)}\` of ${what}, so ${toolOf(set)} deletes it with ${refused.lost} and creates it again, as \`force\` says. ${adviceFor(refused, difference, set)}`;
  return `${refusalOf(refused, what)}, so ${toolOf(set)} cannot apply ${applier} anymore. ${adviceFor(refused, difference, set)}`;
}

function refusalOf({ field, isServerSide = false, rule }: RefusedField, what: string): string {
  if (rule !== undefined)
    return `The API server refuses to change \`${fieldName(field)}\` of ${what} (${withoutStop(rule)})`;
  if (isServerSide) {
    const rollingUpdate = fieldName([...field.slice(0, -1), 'rollingUpdate']);
    return `${what} keeps the \`${rollingUpdate}\` that the API server filled in, which the new type does not allow`;
  }
  if (field.at(-1) === 'storage') return `${what} cannot become smaller`;
  return `The API server refuses to change \`${fieldName(field)}\` of ${what}`;
}

function toolOf({ by }: SetDifference): string {
  return by?.tool ?? 'The reconciler';
}

function applierOf({ deployed }: ObjectDifference, { applications }: SetDifference): string {
  if (deployed.applier) return `Kustomization \`${deployed.applier.name}\``;
  const names = firstFew(applications, ({ name }) => `\`${name}\``);
  return `${applications.length === 1 ? 'Application' : 'Applications'} ${names}`;
}

/** How to make the change, by kind. */
const ADVICE: Readonly<Record<string, string>> = {
  PersistentVolumeClaim: 'Undo it, or create a claim with a new name and copy the data.',
  PersistentVolume: 'Undo it, or create a volume with a new name.',
  StatefulSet:
    'Undo it, or run `kubectl delete --cascade=orphan` on the StatefulSet when you merge, which keeps its pods and volumes.',
  CustomResourceDefinition: 'Undo it, and define a new kind instead.',
  StorageClass: 'Undo it, or create a StorageClass with a new name.',
};

function adviceFor(
  { field, path, isServerSide = false }: RefusedField,
  difference: ObjectDifference,
  set: SetDifference,
): string {
  const { object } = difference.deployed;
  if (isServerSide)
    return `First merge a change that sets \`${fieldName([...field.slice(0, -1), 'rollingUpdate'])}\`, which makes it yours to remove, or ${forced(set)}.`;
  const { file } = object.at(...path).origin;
  if ((field.at(-1) === 'selector' || path.includes('labels')) && isKustomizationPath(file.path))
    return 'Add the label with `labels` and without `includeSelectors`, or undo it.';
  const own = ADVICE[object.kind];
  if (own !== undefined) return own;
  // To recreate it would delete the data.
  if (dataHeldBy(object)) return `Undo it, or create a ${object.kind} with a new name and move the data.`;
  if (object.kind === 'Job') return `Give the Job a new name for each version, or ${forced(set)}.`;
  return `Undo it, give the ${object.kind} a new name, or ${forced(set)}.`;
}

function forced(set: SetDifference): string {
  const annotation =
    set.applications.length > 0
      ? '`argocd.argoproj.io/sync-options: Force=true,Replace=true`'
      : '`kustomize.toolkit.fluxcd.io/force: enabled`';
  return `let ${toolOf(set)} recreate it with the annotation ${annotation}`;
}

import type { Problem } from '../../src/findings/problem.ts';
import type { KubernetesObject, Place } from '../../src/kubernetes/object.ts';
import { repairAt } from '../../src/kubernetes/schema/fix.ts';
import { headProblem, incompleteObjects, misnamedMetadata } from '../../src/kubernetes/schema/incomplete.ts';
import { overlayProblems } from '../../src/kubernetes/schema/overlay.ts';
import type { SchemaProblem } from '../../src/kubernetes/terms/problem.ts';
import { isSecretPath } from '../../src/kubernetes/terms/words.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { withTemplates } from '../../src/reconcilers/flux/generated/resource-templates.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { hasStandIn, hasVariable } from '../../src/text/variables.ts';
import { type Origin, writtenAt } from '../../src/yaml/origin.ts';
import { blankNames } from './blank-names.ts';
import { droppedData } from './dropped-data.ts';
import { flatSources } from './flat-sources.ts';
import { listedPatch } from './listed-patch.ts';
import { lonePatches, unknownOperation } from './lone-patches.ts';
import { addedVersion } from './missing-version.ts';
import { moved } from './moved.ts';
import { unreadablePatches } from './post-renderers.ts';

export default defineRule({
  id: 'schema',
  description: 'An object or a kustomization.yaml has a field or a value that its schema does not allow.',
  theme: 'schemas',
  severity: 'error',
  unreached: 'warning',
  staysInObject: true,

  *check(object, revision) {
    const { schemas, manifests, diagnoses } = revision;
    const { start, end } = object.origin;
    const { path } = object.origin.file;
    const file = manifests.at(path);
    // A wrong apiVersion or kind, or a misspelled `metadata`, is reported for the file.
    if (file && file.type !== 'template' && (headProblem(object.value) ?? misnamedMetadata(object.value))) return;
    // What is wrong with the text of a document is the cause of what is wrong with its object.
    if (diagnoses.get(path)?.some((problem) => problem.start >= start && problem.start < end)) return;
    for (const one of withTemplates(object))
      for (const problem of schemas.problems(one))
        if (!isFilledIn(one, problem, revision)) yield { ...toProblem(one, problem), object: one };
    yield* blankNames(object, revision);
    yield* unreadablePatches(object);
    yield* flatSources(object);
  },

  *checkFile(file, revision) {
    const { manifests, schemas, tree } = revision;
    const problems = file.type === 'overlay' ? overlayProblems(file, manifests) : incompleteObjects(file);
    for (const [object, problem] of problems) {
      const found = toProblem(object, problem);
      const added = listedPatch(object.at(...problem.path), tree) ?? addedVersion(object, problem, revision);
      yield { ...found, fix: found.fix ?? added };
    }
    for (const [object, problem] of droppedData(file, revision)) yield { ...toProblem(object, problem), object };
    const lone = lonePatches(file.path, revision);
    for (const operation of lone.operations) {
      const problem = unknownOperation(operation);
      if (problem) yield problem;
    }
    for (const patch of lone.objects)
      for (const problem of schemas.patchProblems(patch)) yield { ...toProblem(patch, problem), object: patch };
  },
});

/** Whether a name that no object can have contains a word that a script may replace, in a file that no cluster reaches. */
function isFilledIn(object: KubernetesObject, { kind, path }: SchemaProblem, { standings }: Revision): boolean {
  if (kind !== 'invalid-name' && kind !== 'wrong-value') return false;
  const { value } = object.at(...path);
  return typeof value === 'string' && hasStandIn(value) && standings.ofObject(object) !== 'deployed';
}

function toProblem(object: KubernetesObject, problem: SchemaProblem): Problem {
  const { kind, path, message, values, fix, also = [], unsure } = problem;
  // A missing top-level field is reported at the kind.
  const place = kind === 'missing-field' && path.length === 1 ? object.at('kind') : object.at(...path);
  const at = kind === 'unknown-field' || kind === 'lost-text' ? place.key : place;
  const lost = kind === 'wrong-type' ? quotesLost(place) : undefined;
  return {
    at,
    message: lost ? `${message} ${lost.why}` : message,
    values: [...values, ...wrongValue(object, problem)],
    fix: repairAt(place, fix) ?? moved(object, problem),
    related: [
      ...also.map((other) => ({ at: object.at(...other).key, message: 'also here' })),
      ...(lost ? [{ at: lost.definition, message: 'the variable is defined here' }] : []),
    ],
    severity: unsure ? 'warning' : undefined,
    cause: causeOf(object, problem, at),
  };
}

/** The scalar that is wrong, if messages may show it: another one in the same field is another problem. */
function wrongValue(object: KubernetesObject, { kind, path, values }: SchemaProblem): string[] {
  if (kind === 'unknown-field' || kind === 'missing-field' || isSecretPath(path, object.kind)) return [];
  const { value } = object.at(...path);
  const isScalar = value !== undefined && value !== null && typeof value !== 'object';
  return isScalar && !values.includes(String(value)) ? [String(value)] : [];
}

/** A value that was meant to be another one is one slip in all objects of its kind; other problems are one where one text makes them. */
function causeOf(object: KubernetesObject, problem: SchemaProblem, { origin }: Place): string[] {
  const { kind, path, message, fix } = problem;
  const said = message.replace(/^`[^`]*`/, '');
  if (kind === 'unknown-field') return slip(object, problem);
  if (kind === 'wrong-value' && fix?.kind === 'value')
    return [object.apiVersion, object.kind, String(path.at(-1)), said];
  return [writtenAt(origin), said];
}

/** A wrong key is one slip however often it was copied, as are labels of one object that are one level too high. */
function slip({ origin, apiVersion, kind }: KubernetesObject, { path, message }: SchemaProblem): string[] {
  const key = String(path.at(-1));
  const isLabel = path.length === 2 && path[0] === 'metadata' && key.includes('/');
  if (isLabel) return [origin.file.path, apiVersion, kind, 'labels', String(origin.start)];
  return [apiVersion, kind, key, message.slice(message.indexOf(' is not a field'))];
}

/** Why a variable in quotes is not text: what Flux fills in is read again, without the quotes (fluxcd/pkg/kustomize). */
function quotesLost({ origin, value }: Place): { readonly why: string; readonly definition: Origin } | undefined {
  const definition = origin.related;
  if (!definition || !hasVariable(origin.text) || !/^["']/.test(origin.text) || typeof value === 'string')
    return undefined;
  const variable = origin.text.slice(1, -1);
  return {
    why: `kustomize drops the quotes around \`${variable}\`, so its value is ${value === null ? 'empty' : `read as a ${typeof value}`}. Write \`\${quote}${variable}\${quote}\` and define \`quote: '"'\`, or write the value itself in quotes.`,
    definition,
  };
}

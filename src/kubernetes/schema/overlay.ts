import { directoryOf, join } from '../../repository/tree.ts';
import { quoted } from '../../text/words.ts';
import { isMap, listAt } from '../../yaml/value.ts';
import { bundledSchema } from '../bundled-schemas.ts';
import type { Manifests, YamlFile } from '../manifests.ts';
import { KubernetesObject } from '../object.ts';
import type { SchemaProblem } from '../terms/problem.ts';
import type { ObjectSchema } from '../terms/schema.ts';
import { byCause } from './causes.ts';
import { Walk } from './walk.ts';

const WHAT = 'kustomization.yaml';
const GROUP = 'kustomize.config.k8s.io';
const VERSIONS: Readonly<Record<string, string>> = {
  Kustomization: `${GROUP}/v1beta1`,
  Component: `${GROUP}/v1alpha1`,
};

/** What kustomize rejects in a kustomization.yaml; only likely where Flux alone may read it, which ignores unknown fields. */
export function overlayProblems({ path, parsed }: YamlFile, manifests: Manifests): [KubernetesObject, SchemaProblem][] {
  const document = parsed.documents[0];
  if (!document || !isMap(document.value) || parsed.problems.length > 0 || document.problems.length > 0) return [];
  const object = new KubernetesObject(document.value, document.origin);
  const lenient = readers(manifests).isRoot(directoryOf(path));
  const head = headProblems(object);
  const problems = head ?? bodyProblems(object);
  const newer = lenient || problems.length > 0 || !readers(manifests).isFlux ? [] : newerFields(object);
  const mayBeRead = (problem: SchemaProblem): boolean => lenient && !head && !isFatal(object, problem);
  return [...problems.map((problem) => (mayBeRead(problem) ? likely(problem) : problem)), ...newer].map((problem) => [
    object,
    problem,
  ]);
}

/** Whether Flux rejects a value, too: it turns numbers and booleans into strings, and no other type into another. */
function isFatal(object: KubernetesObject, { kind, path, values }: SchemaProblem): boolean {
  return (
    kind === 'wrong-type' && !(values.slice(1, -1).includes('string') && typeof object.at(...path).value !== 'object')
  );
}

/** Fields of `labels` that the kustomize in Flux 2.9 and older, 5.8.1, does not have. */
const NEWER_LABEL_FIELDS = ['includeVolumeClaimTemplates'];

/** Fields that a newer kustomize has than older releases of Flux. */
function newerFields({ value }: KubernetesObject): SchemaProblem[] {
  return [...listAt(value, 'labels').entries()].flatMap(([index, entry]) =>
    NEWER_LABEL_FIELDS.filter((field) => isMap(entry) && Object.hasOwn(entry, field)).map(
      (field): SchemaProblem => ({
        kind: 'unknown-field',
        path: ['labels', index, field],
        message: `\`${field}\` exists from kustomize 5.8.2 on. Flux 2.9 and older have kustomize 5.8.1 or older and reject the file.`,
        values: ['newer-field', field],
        unsure: true,
      }),
    ),
  );
}

function likely(problem: SchemaProblem): SchemaProblem {
  const note =
    problem.kind === 'unknown-field'
      ? ' kustomize rejects the file. Flux ignores the field if the file is in the directory of `spec.path`.'
      : '';
  return { ...problem, message: `${problem.message}${note}`, unsure: true };
}

/** A wrong kind or apiVersion, which makes all other problems irrelevant. */
function headProblems({ value, apiVersion, kind }: KubernetesObject): SchemaProblem[] | undefined {
  for (const field of ['kind', 'apiVersion'] as const) {
    const head = value[field];
    if (head === undefined || head === null || typeof head === 'string') continue;
    const message = `\`${field}\` of a kustomization.yaml must be a string. kustomize rejects the directory.`;
    return [{ kind: 'wrong-type', path: [field], message, values: ['wrong-type', field] }];
  }
  const name = kind === '' ? 'Kustomization' : kind;
  const wanted = Object.hasOwn(VERSIONS, name) ? VERSIONS[name] : undefined;
  if (wanted === undefined) {
    const message = `The \`kind\` of a kustomization.yaml must be \`Kustomization\` or \`Component\`, not ${quoted(kind)}. kustomize rejects the directory.`;
    return [{ kind: 'wrong-value', path: ['kind'], message, values: ['kind', kind] }];
  }
  if (value.apiVersion === undefined || value.apiVersion === null || apiVersion === wanted) return undefined;
  const flux = apiVersion.startsWith('kustomize.toolkit.fluxcd.io/');
  return [
    {
      kind: 'wrong-value',
      path: ['apiVersion'],
      message: flux
        ? `This is a Flux Kustomization, but kustomize and Flux read a file with this name as an overlay and reject the directory. Rename the file, for example to \`ks.yaml\`.`
        : `The \`apiVersion\` of a kustomize ${name} must be \`${wanted}\`, not ${quoted(apiVersion)}. kustomize rejects the directory.`,
      values: ['apiVersion', apiVersion],
      fix: flux ? undefined : { kind: 'value', text: wanted },
    },
  ];
}

let schema: ObjectSchema | undefined;

function bodyProblems({ value }: KubernetesObject): SchemaProblem[] {
  schema ??= { ...bundledSchema('overlay.schema.json'), reader: 'kustomize' };
  return byCause(new Walk(value, schema, WHAT, 'Kustomization').judge(value, schema.root, []), WHAT, value);
}

interface Readers {
  /** Whether the tree defines objects of Flux. */
  readonly isFlux: boolean;
  /** Whether no overlay includes a directory and Flux may be the one that reads it. */
  isRoot(directory: string): boolean;
}

const known = new WeakMap<Manifests, Readers>();

function readers(manifests: Manifests): Readers {
  let found = known.get(manifests);
  if (!found) {
    const included = new Set(manifests.files.flatMap(includedDirectories));
    const flux = [...manifests.objects()].some(({ group }) => group === 'kustomize.toolkit.fluxcd.io');
    found = { isFlux: flux, isRoot: (directory) => flux && !included.has(directory) };
    known.set(manifests, found);
  }
  return found;
}

function includedDirectories({ path, type, parsed }: YamlFile): string[] {
  const value = type === 'overlay' ? parsed.documents[0]?.value : undefined;
  return ['resources', 'components', 'bases'].flatMap((field) =>
    listAt(value, field).flatMap((entry) => (typeof entry === 'string' ? (join(directoryOf(path), entry) ?? []) : [])),
  );
}

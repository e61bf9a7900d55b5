import { directoryOf, join } from '../../repository/tree.ts';
import { quoted } from '../../text/words.ts';
import { isMap, listAt } from '../../yaml/value.ts';
import type { Manifests, YamlFile } from '../manifests.ts';
import { KubernetesObject } from '../object.ts';
import { byCause } from './causes.ts';
import { bundledSchema } from './index.ts';
import type { SchemaProblem } from './problem.ts';
import type { ObjectSchema } from './schema.ts';
import { Walk } from './walk.ts';

const WHAT = 'kustomization.yaml';
const GROUP = 'kustomize.config.k8s.io';
const VERSIONS: Readonly<Record<string, string>> = {
  Kustomization: `${GROUP}/v1beta1`,
  Component: `${GROUP}/v1alpha1`,
};

/** What kustomize rejects in a kustomization.yaml; only likely where Flux alone may read it, which drops what it does not know. */
export function overlayProblems({ path, parsed }: YamlFile, manifests: Manifests): [KubernetesObject, SchemaProblem][] {
  const document = parsed.documents[0];
  if (!document || !isMap(document.value) || parsed.problems.length > 0 || document.problems.length > 0) return [];
  const object = new KubernetesObject(document.value, document.origin);
  const lenient = readers(manifests).isRoot(directoryOf(path));
  const problems = headProblems(object) ?? bodyProblems(object);
  return problems.map((problem) => [object, lenient ? likely(problem) : problem]);
}

function likely(problem: SchemaProblem): SchemaProblem {
  const note =
    problem.kind === 'unknown-field'
      ? ' Flux drops it silently where its path leads here; kustomize refuses the file.'
      : '';
  return { ...problem, message: `${problem.message}${note}`, unsure: true };
}

/** A wrong kind or apiVersion, which make all else moot. */
function headProblems({ value, apiVersion, kind }: KubernetesObject): SchemaProblem[] | undefined {
  for (const field of ['kind', 'apiVersion'] as const) {
    const head = value[field];
    if (head === undefined || head === null || typeof head === 'string') continue;
    const message = `\`${field}\` of a kustomization.yaml must be a string: kustomize refuses the directory.`;
    return [{ kind: 'wrong-type', path: [field], message, values: ['wrong-type', field] }];
  }
  const name = kind === '' ? 'Kustomization' : kind;
  const wanted = Object.hasOwn(VERSIONS, name) ? VERSIONS[name] : undefined;
  if (wanted === undefined) {
    const message = `A kustomization.yaml is a \`Kustomization\` or a \`Component\`, not a ${quoted(kind)}: kustomize refuses the directory.`;
    return [{ kind: 'wrong-value', path: ['kind'], message, values: ['kind', kind] }];
  }
  if (value.apiVersion === undefined || value.apiVersion === null || apiVersion === wanted) return undefined;
  const flux = apiVersion.startsWith('kustomize.toolkit.fluxcd.io/');
  return [
    {
      kind: 'wrong-value',
      path: ['apiVersion'],
      message: flux
        ? `This is a Flux Kustomization, in a file whose name makes kustomize and Flux take it for an overlay and refuse the directory. Rename the file, such as to \`ks.yaml\`.`
        : `A ${name} of kustomize has the apiVersion \`${wanted}\`, not ${quoted(apiVersion)}: kustomize refuses the directory.`,
      values: ['apiVersion', apiVersion],
      fix: flux ? undefined : { kind: 'value', text: wanted },
    },
  ];
}

let schema: ObjectSchema | undefined;

function bodyProblems({ value }: KubernetesObject): SchemaProblem[] {
  schema ??= { ...bundledSchema('overlay.schema.json'), reader: 'kustomize' };
  return byCause(new Walk(value, schema, WHAT, 'Kustomization').judge(value, schema.root, []), WHAT);
}

interface Readers {
  /** Whether no overlay includes a directory and Flux may be the one that reads it. */
  isRoot(directory: string): boolean;
}

const known = new WeakMap<Manifests, Readers>();

function readers(manifests: Manifests): Readers {
  let found = known.get(manifests);
  if (!found) {
    const included = new Set(manifests.files.flatMap(includedDirectories));
    const flux = [...manifests.objects()].some(({ group }) => group === 'kustomize.toolkit.fluxcd.io');
    found = { isRoot: (directory) => flux && !included.has(directory) };
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

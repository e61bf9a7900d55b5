import type { Accumulator } from '../accumulator.ts';
import { fail } from '../failure.ts';
import { applyFieldSpec, FieldError } from '../fields/field-spec.ts';
import type { TransformerConfig } from '../fields/transformer-config.ts';
import { type GroupVersionKind, idText, isSelected } from '../resources/identity.ts';
import type { Resource } from '../resources/resource.ts';
import { Candidates, reachability } from './candidates.ts';
import { Fix, type Reference } from './reference-fix.ts';

/** Rewrites the names that objects refer to when those objects were renamed (api/filters/nameref). */
export function fixNameReferences(state: Accumulator, directory: string): void {
  const candidates = new Candidates(state.resources);
  for (const resource of state.resources) {
    checkHistory(resource, directory);
    const references = referencesOf(state.config, resource.originalId);
    if (references.length > 0) fixReferences(resource, references, candidates, directory);
  }
}

/** kustomize keeps what an object was called in lists with commas, and panics if a comma in a name puts them out of step. Throws a BuildFailure. */
function checkHistory({ previous, id, origin }: Resource, directory: string): void {
  const countOf = (text: string): number => text.split(',').length;
  const isInStep = (['name', 'namespace', 'kind'] as const)
    .map((field) => previous.reduce((sum, old) => sum + countOf(old[field]), 0))
    .every((count, _, [first]) => count === first);
  if (isInStep) return;
  const cause = 'panic: number of previous names, number of previous namespaces, number of previous kinds not equal';
  const isEncrypted = previous.some((old) =>
    [old.name, old.namespace, old.kind].some((text) => text.startsWith('ENC[')),
  );
  const why = isEncrypted
    ? 'SOPS has encrypted its `kind` or `metadata`. Encrypt only `data` and `stringData` (`encrypted_regex`), because kustomize reads the object before it is decrypted.'
    : 'Its kind, name or namespace contains a comma.';
  throw fail('invalid-object', cause, {
    origin,
    directory,
    message: isEncrypted
      ? `kustomize crashes when it renames or moves this object. ${why}`
      : `kustomize crashes when it renames or moves the ${id.kind} \`${id.name}\`. ${why}`,
  });
}

const REFERENCES = new WeakMap<TransformerConfig, Map<string, readonly Reference[]>>();

/** The paths at which objects of a kind refer to others. */
function referencesOf(config: TransformerConfig, id: GroupVersionKind): readonly Reference[] {
  let byKind = REFERENCES.get(config);
  if (!byKind) {
    byKind = new Map();
    REFERENCES.set(config, byKind);
  }
  const key = `${id.group}\0${id.version}\0${id.kind}`;
  let references = byKind.get(key);
  if (!references) {
    references = config.nameReference.flatMap((target) =>
      target.fieldSpecs.filter((spec) => isSelected(id, spec)).map(({ path }) => ({ target, path })),
    );
    byKind.set(key, references);
  }
  return references;
}

function fixReferences(
  resource: Resource,
  references: readonly Reference[],
  candidates: Candidates,
  directory: string,
): void {
  const reachable = reachability(resource, directory);
  for (const reference of references) {
    const fix = new Fix(resource, reference, candidates, reachable, directory);
    try {
      resource.value = applyFieldSpec(
        resource.value,
        resource.origin,
        { path: reference.path, create: false },
        (value, origin) => fix.set(value, origin),
      );
    } catch (error) {
      if (!(error instanceof FieldError)) throw error;
      const { id } = resource;
      const context = `updating name reference in '${reference.path}' field of '${idText(id)}'`;
      throw fail(
        'reference',
        `${context}: considering field '${reference.path}' of object ${idText(id)}: ${error.message}`,
        {
          origin: error.origin ?? resource.origin,
          directory,
          message: `kustomize cannot follow \`${reference.path}\` in the ${id.kind} \`${id.name}\`: a field on that path has an unexpected type.`,
        },
      );
    }
  }
}

import type { Origin } from '../../yaml/origin.ts';
import { isMap, listAt, originOf } from '../../yaml/value.ts';
import type { BuiltObject } from '../built.ts';
import { fail } from '../failure.ts';
import { fieldSpec } from '../fields/transformer-config.ts';
import { addHash } from '../generate/hash.ts';
import { resolveVars } from '../replace/var-references.ts';
import type { Defect } from '../resources/defects.ts';
import { textsIn, withTexts } from '../resources/metadata.ts';
import type { Resource } from '../resources/resource.ts';
import type { WrittenValue } from '../resources/scalar.ts';
import type { Target } from '../target.ts';
import { setPairs } from '../transform/pairs.ts';
import { describeHistory } from './build-metadata.ts';
import { fixNameReferences } from './name-references.ts';
import { type Order, sortResources } from './sort.ts';

/** What comes last in a build: hashes, references to what was renamed, vars, order, and the annotations that kustomize keeps to itself. */
export function finish(target: Target, order: Order): BuiltObject[] {
  const { state, directory, overlay } = target;
  for (const resource of state.resources) if (resource.needsHash) addHash(resource);
  fixNameReferences(state, directory);
  resolveVars(state, directory);
  state.resources = state.resources.filter((resource) => !isLocal(resource));
  sortResources(state, overlay, order);
  const metadata = listAt(overlay.map, 'buildMetadata');
  if (metadata.includes('managedByLabel')) {
    const origin = originOf(overlay.map, 'buildMetadata') ?? overlay.origin;
    const label: [string, WrittenValue] = ['app.kubernetes.io/managed-by', { value: 'kustomize-v5.8.1', origin }];
    setPairs(state, [label], [fieldSpec({ path: 'metadata/labels', create: true })], { origin, directory });
  }
  return state.resources.map((resource) => {
    cleanAnnotations(
      resource,
      target,
      metadata.includes('originAnnotations'),
      metadata.includes('transformerAnnotations'),
    );
    if (resource.defect) throw defective(resource, resource.defect, directory);
    return {
      value: resource.value,
      origin: resource.origin,
      id: resource.id,
      previousIds: resource.previousIds,
      hasHash: resource.needsHash,
      touches: resource.touches,
    };
  });
}

/** Objects that are only meant for tools, by annotation. */
function isLocal({ value }: Resource): boolean {
  if (!isMap(value.metadata) || !isMap(value.metadata.annotations)) return false;
  const local = textsIn(value, 'annotations').get('config.kubernetes.io/local-config');
  return local !== undefined && local.value !== 'false';
}

/** Annotations that kustomize takes out at the end, whoever wrote them. */
const INTERNAL = new Set([
  ...[
    'previousKinds',
    'previousNames',
    'prefixes',
    'suffixes',
    'previousNamespaces',
    'allowNameChange',
    'allowKindChange',
  ].map((name) => `internal.config.kubernetes.io/${name}`),
  ...['refBy', 'generatorBehavior', 'needsHashSuffix', 'path', 'index', 'seqindent', 'id'].map(
    (name) => `internal.config.kubernetes.io/${name}`,
  ),
  'internal.config.kubernetes.io/annotations-migration-resource-id',
  'config.kubernetes.io/path',
  'config.kubernetes.io/index',
  'config.k8s.io/id',
]);

function cleanAnnotations(resource: Resource, target: Target, keepsOrigin: boolean, keepsHistory: boolean): void {
  const { value, origin } = resource;
  const old = textsIn(value, 'annotations');
  const hasField = isMap(value.metadata) && Object.hasOwn(value.metadata, 'annotations');
  if (!hasField && !target.isTracking) return;
  const texts = new Map([...old].filter(([key]) => !INTERNAL.has(key)));
  texts.delete('config.kubernetes.io/origin');
  texts.delete('alpha.config.kubernetes.io/transformations');
  for (const [key, text] of describeHistory(resource, target.directory, keepsOrigin, keepsHistory)) {
    texts.set(key, { value: text, origin: buildMetadataOrigin(target) });
  }
  resource.value = withTexts(value, 'annotations', texts, origin);
}

function buildMetadataOrigin({ overlay }: Target): Origin {
  return originOf(overlay.map, 'buildMetadata') ?? overlay.origin;
}

function defective(resource: Resource, { cause, origin }: Defect, directory: string): Error {
  const { kind, name } = resource.id;
  const advice = cause.includes('mapping key')
    ? 'a key occurs twice in it'
    : cause.includes('map key') || cause.includes('map[interface')
      ? 'one of its keys is not a string'
      : 'it contains a number that JSON does not support';
  return fail('invalid-object', cause, {
    origin: origin ?? resource.origin,
    directory,
    message: `kustomize cannot write the ${kind} \`${name}\` because ${advice}.`,
  });
}

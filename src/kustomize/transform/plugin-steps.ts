import { isList, isMap, mapAt, newMap, originOf, stringAt, type YamlMap } from '../../yaml/value.ts';
import { fail } from '../failure.ts';
import type { EntryPlace } from '../fields/apply-specs.ts';
import { readSpecs } from '../fields/configurations.ts';
import { addHash } from '../generate/hash.ts';
import { type Entry, entriesOf, pairsOf, textOf, textsOf } from '../load/entries.ts';
import { mergeIntoOwn } from '../patch/patches.ts';
import { replace } from '../replace/replacements.ts';
import type { Resource } from '../resources/resource.ts';
import type { Target } from '../target.ts';
import type { BuildPart } from '../unknown-part.ts';
import { setAffix } from './affix.ts';
import { setImages } from './images.ts';
import { readReplacement } from './late-steps.ts';
import { type SubjectMode, setNamespace } from './namespace.ts';
import { setPairs } from './pairs.ts';
import { legacyJsonStep, patchStep } from './patch-steps.ts';
import { setReplicas } from './replicas.ts';
import type { Step } from './steps.ts';
import { legacyPatches } from './strategic-merge-steps.ts';
import { valueAdder } from './value-add.ts';

const TRANSFORMERS: ReadonlySet<string> = new Set([
  'NamespaceTransformer',
  'PrefixTransformer',
  'PrefixSuffixTransformer',
  'ValueAddTransformer',
  'HashTransformer',
  'SuffixTransformer',
  'LabelTransformer',
  'AnnotationsTransformer',
  'ImageTagTransformer',
  'ReplicaCountTransformer',
  'PatchTransformer',
  'PatchJson6902Transformer',
  'PatchStrategicMergeTransformer',
  'ReplacementTransformer',
]);

/** Whether an object configures a transformer of kustomize that is run here. */
export function isTransformer({ id }: Resource): boolean {
  return TRANSFORMERS.has(id.kind);
}

/** The settings of a plugin as a part of a build. */
export function pluginPart(field: 'generators' | 'transformers', { id, origin }: Resource): BuildPart {
  return { field, entry: id.name, origin };
}

/** The step of a built-in transformer that is configured by an object, or undefined if there is no such transformer. Throws a BuildFailure. */
export function pluginStep(target: Target, config: Resource): Step | undefined {
  const { state, directory, merge } = target;
  const { value: map, origin } = config;
  const place: EntryPlace = { origin, directory };
  const { kind } = config.id;
  const specs = readSpecs(map, 'fieldSpecs');
  const part = pluginPart('transformers', config);
  const step = (run: () => void, weight = 1): Step => ({ kind, part, run, weight });
  const pairsStep = (value: YamlMap[string]): Step => {
    const pairs = pairsOf(value, origin);
    return step(() => setPairs(state, pairs, specs, place), pairs.length);
  };
  switch (kind) {
    case 'NamespaceTransformer':
      return namespaceStep(target, config);
    case 'PrefixTransformer':
    case 'SuffixTransformer':
    case 'PrefixSuffixTransformer': {
      const sides = (['prefix', 'suffix'] as const).filter((side) => kind.toLowerCase().includes(side));
      if (!isList(map.fieldSpecs)) throw fail('transformer', 'fieldSpecs is not expected to be nil', place);
      return step(() => {
        for (const side of sides) {
          const affix = textOf(map, side);
          if (affix) setAffix(state, affix, side, specs, place);
        }
      });
    }
    case 'ValueAddTransformer':
      return step(valueAdder(target, config));
    case 'HashTransformer':
      return step(() => {
        for (const resource of state.resources) if (resource.needsHash) addHash(resource);
      });
    case 'LabelTransformer':
      return pairsStep(map.labels);
    case 'AnnotationsTransformer':
      return pairsStep(map.annotations);
    case 'ImageTagTransformer':
      return step(() => setImages(state, entryOf(map, 'imageTag', origin), specs, directory));
    case 'ReplicaCountTransformer': {
      const replica = entryOf(map, 'replica', origin);
      const count = replica.map.count;
      const written = {
        value: typeof count === 'number' ? count : 0,
        origin: originOf(replica.map, 'count') ?? origin,
      };
      return step(() => setReplicas(state, stringAt(replica.map, 'name') ?? '', written, specs, place));
    }
    case 'PatchTransformer':
      return patchStep(target, { map, origin });
    case 'PatchJson6902Transformer':
      return legacyJsonStep(target, { map, origin });
    case 'PatchStrategicMergeTransformer': {
      const inline = textOf(map, 'patches');
      const entries = [...textsOf(map, 'paths', origin), ...(inline ? [inline] : [])];
      const patches = entries.flatMap((entry) => legacyPatches(target, entry));
      return step(() => mergeIntoOwn(state, patches, merge, place, ''), patches.length);
    }
    case 'ReplacementTransformer': {
      const entries = entriesOf(map, 'replacements', origin).flatMap((entry) => readReplacement(target, entry));
      return step(() => {
        for (const entry of entries) replace(state, entry, directory);
      }, entries.length);
    }
    default:
      return undefined;
  }
}

function entryOf(map: YamlMap, field: string, origin: Entry['origin']): Entry {
  const entry = map[field];
  return { map: isMap(entry) ? entry : newMap(), origin: originOf(map, field) ?? origin };
}

function namespaceStep({ state, directory }: Target, config: Resource): Step {
  const { value: map, origin, id } = config;
  const metadata = mapAt(map, 'metadata');
  const namespace = metadata && textOf(metadata, 'namespace');
  const stated = stringAt(map, 'setRoleBindingSubjects') ?? '';
  const mode = MODES.get(stated);
  if (!mode) {
    const cause = `invalid value ${JSON.stringify(stated)} for setRoleBindingSubjects: must be one of "defaultOnly", "none" or "allServiceAccounts"`;
    throw fail('transformer', cause, { origin, directory });
  }
  const settings = { specs: readSpecs(map, 'fieldSpecs'), unsetOnly: map.unsetOnly === true, subjects: mode };
  const run = (): void =>
    namespace && setNamespace(state, { namespace, ...settings }, { origin: namespace.origin, directory });
  return { kind: id.kind, part: pluginPart('transformers', config), run };
}

const MODES = new Map<string, SubjectMode>([
  ['', 'defaultOnly'],
  ['defaultOnly', 'defaultOnly'],
  ['allServiceAccounts', 'allServiceAccounts'],
  ['none', 'none'],
]);

import { isMap, listAt, stringAt, type YamlMap, type YamlValue } from '../../yaml/value.ts';
import type { AdmissionPolicy, PlacedValidation } from './admission-policy.ts';
import type { ImagePattern, ImageSelection, Variable } from './policy.ts';

const LISTS = ['containers', 'initContainers', 'ephemeralContainers'];
const PODS: Readonly<Record<string, string>> = {
  '/Pod': 'spec',
  'batch/Job': 'spec.template.spec',
  'apps/Deployment': 'spec.template.spec',
  'apps/StatefulSet': 'spec.template.spec',
  'apps/DaemonSet': 'spec.template.spec',
  'apps/ReplicaSet': 'spec.template.spec',
  'batch/CronJob': 'spec.jobTemplate.spec.template.spec',
};

/** The lists of images that Kyverno finds in a kind of objects by itself (pkg/cel/compiler/images.go); `images.NAME` is one. */
function imagesOfKind(groupKind: string): readonly Variable[] {
  const pod = Object.hasOwn(PODS, groupKind) ? PODS[groupKind] : undefined;
  if (pod === undefined) return [];
  return LISTS.map((name) => ({ name, expression: `object.${pod}.?${name}.orValue([]).map(e, e.image)` }));
}

/** A policy with the images of a kind of objects; as it may see them, where they may get their digests first. */
export function asSeenBy(policy: AdmissionPolicy, groupKind: string): AdmissionPolicy[] {
  const { images } = policy;
  if (!images) return [policy];
  const extractors = [...imagesOfKind(groupKind), ...images.extractors];
  const ways = images.pins ? [false, true] : [false];
  return ways.map((pins) => ({ ...policy, images: { ...images, extractors, pins } }));
}

/** What the `spec` of a policy says about images; undefined if a part of it is not known. */
export function imageSelectionOf(spec: YamlMap, pins: boolean): ImageSelection | undefined {
  const extractors = listAt(spec, 'images').map((one) => ({
    name: stringAt(one, 'name'),
    expression: stringAt(one, 'expression'),
  }));
  const known = extractors.flatMap(({ name, expression }) =>
    name === undefined || expression === undefined ? [] : [{ name, expression }],
  );
  if (known.length < extractors.length) return undefined;
  const references = listAt(spec, 'matchImageReferences').map(patternOf);
  return { extractors: known, references, pins };
}

/** The validation that Kyverno adds where a policy requires digests. */
export const HAS_DIGEST: PlacedValidation = {
  expression: 'images.all(name, images[name].all(i, parseImageReference(i).containsDigest()))',
  message: 'An image does not have a digest.',
  messageExpression: undefined,
  path: ['spec', 'validationConfigurations'],
};

function patternOf(value: YamlValue): ImagePattern {
  const [glob, expression] = [stringAt(value, 'glob'), stringAt(value, 'expression')];
  // Alternatives are not matched here.
  return glob !== undefined && !/[{}]/.test(glob)
    ? { glob }
    : { expression: glob === undefined ? (expression ?? '') : '' };
}

/** Whether a policy for images makes Kyverno write their digests into objects before policies see them. */
export function isPinning(spec: YamlMap): boolean {
  return configurationOf(spec, 'mutateDigest');
}

/** Whether it rejects images without a digest: only where it does not write the digests itself. */
export function requiresDigests(spec: YamlMap): boolean {
  return !isPinning(spec) && configurationOf(spec, 'verifyDigest');
}

/** A setting, which is true unless it is set to false. */
function configurationOf(spec: YamlMap, name: string): boolean {
  const { validationConfigurations: configurations } = spec;
  return !(isMap(configurations) && configurations[name] === false);
}

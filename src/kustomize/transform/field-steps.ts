import { originOf, type YamlMap } from '../../yaml/value.ts';
import type { EntryPlace } from '../fields/apply-specs.ts';
import { readSpecs } from '../fields/configurations.ts';
import type { FieldSpec } from '../fields/field-spec.ts';
import { agreed, mergeSpecs } from '../fields/merge-configs.ts';
import { fieldSpec, type TransformerConfig } from '../fields/transformer-config.ts';
import { pairsOf, partOf, type WrittenText } from '../load/entries.ts';
import type { Target } from '../target.ts';
import { setAffix } from './affix.ts';
import { setNamespace } from './namespace.ts';
import { setPairs } from './pairs.ts';
import type { Step } from './steps.ts';

/** The steps of `namespace`, `namePrefix`, `nameSuffix`, `labels`, `commonLabels` and `commonAnnotations`. Throws a BuildFailure. */
export function fieldSteps(target: Target): Step[] {
  const { overlay, state, directory } = target;
  const steps: Step[] = [];
  const { config } = state;
  const place = (text: WrittenText): EntryPlace => ({ origin: text.origin, directory });
  const namespace = overlay.text('namespace');
  if (namespace) {
    const run = (): void => setNamespace(state, { namespace, specs: config.namespace }, place(namespace));
    steps.push({ kind: 'NamespaceTransformer', part: partOf('namespace', namespace), run });
  }
  const prefix = overlay.text('namePrefix');
  if (prefix)
    steps.push({
      kind: 'PrefixTransformer',
      part: partOf('names', prefix),
      run: () => setAffix(state, prefix, 'prefix', config.namePrefix, place(prefix)),
    });
  const suffix = overlay.text('nameSuffix');
  if (suffix)
    steps.push({
      kind: 'SuffixTransformer',
      part: partOf('names', suffix),
      run: () => setAffix(state, suffix, 'suffix', config.nameSuffix, place(suffix)),
    });
  for (const { map, origin } of overlay.entries('labels')) {
    const part = { field: 'labels', entry: '', origin } as const;
    const specs = target.attempt(part, () => labelSpecs(map, config, { origin, directory }));
    if (!specs) continue;
    const pairs = pairsOf(map.pairs, origin);
    const run = (): void => setPairs(state, pairs, specs, { origin, directory });
    steps.push({ kind: 'LabelTransformer', part, run, weight: pairs.length + Math.ceil(specs.length / 100) });
  }
  const labels = pairsOf(overlay.map.commonLabels, overlay.origin);
  if (labels.length > 0 || steps.at(-1)?.kind === 'LabelTransformer') {
    const origin = originOf(overlay.map, 'commonLabels') ?? overlay.origin;
    const run = (): void => setPairs(state, labels, config.commonLabels, { origin, directory });
    steps.push({ kind: 'LabelTransformer', part: { field: 'labels', entry: '', origin }, run, weight: labels.length });
  }
  const annotations = pairsOf(overlay.map.commonAnnotations, overlay.origin);
  if (annotations.length > 0) {
    const origin = originOf(overlay.map, 'commonAnnotations') ?? overlay.origin;
    const run = (): void => setPairs(state, annotations, config.commonAnnotations, { origin, directory });
    const part = { field: 'labels', entry: '', origin } as const;
    steps.push({ kind: 'AnnotationsTransformer', part, run, weight: annotations.length });
  }
  return steps;
}

/** Where the labels of an entry of `labels` go. Throws a BuildFailure. */
function labelSpecs(map: YamlMap, config: TransformerConfig, place: EntryPlace): readonly FieldSpec[] {
  return agreed('failed to merge labels: ', place, () => {
    const specs = mergeSpecs(readSpecs(map, 'fields'), config.labels);
    if (map.includeSelectors === true) return mergeSpecs(specs, config.commonLabels);
    const templates = map.includeTemplates === true ? mergeSpecs(specs, config.templateLabels) : specs;
    const claims = map.includeVolumeClaimTemplates === true ? config.volumeClaimTemplateLabels : [];
    return mergeSpecs(mergeSpecs(templates, claims), [fieldSpec({ path: 'metadata/labels', create: true })]);
  });
}

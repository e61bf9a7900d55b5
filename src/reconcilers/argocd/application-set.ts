import { KubernetesObject } from '../../kubernetes/object.ts';
import type { Tree } from '../../repository/tree.ts';
import type { Origin } from '../../yaml/origin.ts';
import type { YamlReader } from '../../yaml/reader.ts';
import {
  copyMap,
  isList,
  isMap,
  mapAt,
  newMap,
  originOf,
  setEntry,
  stringAt,
  valueAt,
  type YamlMap,
  type YamlValue,
} from '../../yaml/value.ts';
import { entriesIn, generate, generatorKind } from './generators/generate.ts';
import type { GeneratorContext } from './generators/generator.ts';
import { renderGo } from './template/go-template.ts';
import type { ParameterSet } from './template/parameters.ts';
import { renderPlain } from './template/plain-template.ts';
import { renderValue } from './template/render-value.ts';
import type { ArgoUnknown } from './unknown.ts';

/** An Application that an ApplicationSet makes. */
export interface MadeApplication {
  /** Its template with the parameters filled in; texts that are not known still have their `{{…}}`. */
  readonly object: KubernetesObject;
  /** Whether Argo CD certainly makes it: not if only a running Argo CD knows what the generators yield. */
  readonly isCertain: boolean;
  /** Whether a `templatePatch` may change what it deploys. */
  readonly isPatched: boolean;
  /** The elements and contents of files that its parameters come from. */
  readonly written: readonly YamlValue[];
}

/** What one entry of `generators` gives the template. */
export interface GeneratorOutput {
  /** The entry. */
  readonly origin: Origin;
  readonly sets: readonly ParameterSet[];
  /** Whether these are all sets that it gives. */
  readonly isKnown: boolean;
}

/** The Applications that an ApplicationSet generates. */
export interface Expansion {
  readonly applications: readonly MadeApplication[];
  readonly generators: readonly GeneratorOutput[];
  readonly unknowns: readonly ArgoUnknown[];
}

/** What is known of the repository while ApplicationSets are expanded. */
export interface ExpansionContext {
  readonly tree: Tree;
  readonly reader: YamlReader;
  readonly filesOf: GeneratorContext['filesOf'];
  /** Work that is left for all ApplicationSets of the tree, counted in sets of parameters. */
  readonly budget: { left: number };
}

/** Work for one ApplicationSet, counted in sets of parameters. */
const MAX_SETS = 10_000;

/** The Applications that an ApplicationSet generates, as far as its generators are static. */
export function expandApplicationSet(set: KubernetesObject, known: ExpansionContext): Expansion {
  const spec = mapAt(set.value, 'spec') ?? newMap();
  const isGo = spec.goTemplate === true;
  const allowed = Math.min(MAX_SETS, known.budget.left);
  const context = { ...known, isGo, render: isGo ? renderGo : renderPlain, budget: { left: allowed } };
  const unknowns: ArgoUnknown[] = [];
  const generators: GeneratorOutput[] = [];
  const applications = new Map<string, MadeApplication>();
  const isPatched = /source|path/i.test(stringAt(spec, 'templatePatch') ?? '');
  for (const entry of entriesIn(spec, set.at('spec', 'generators').origin, 0)) {
    const generated = generate(entry, context);
    unknowns.push(...generated.unknowns);
    generators.push({ origin: entry.origin, sets: generated.sets, isKnown: generated.unknowns.length === 0 });
    const template = templateOf(spec, entry.map);
    for (const parameters of generated.sets) {
      const object = applicationOf(set, template, parameters, context);
      const { isCertain } = parameters;
      // Sets that differ only in what the template does not use generate the same Application.
      const key = JSON.stringify(object.value);
      const same = applications.get(key);
      applications.set(key, {
        object: same?.object ?? object,
        isCertain: isCertain || same?.isCertain === true,
        isPatched,
        written: same?.written ?? parameters.written,
      });
    }
  }
  known.budget.left -= allowed - context.budget.left;
  if (isPatched) {
    const reason = 'The sources of its Applications are unknown because `templatePatch` may change them.';
    unknowns.push({ kind: 'template', reason, origin: set.at('spec', 'templatePatch').origin });
  }
  return { applications: [...applications.values()], generators, unknowns };
}

/** The template of the ApplicationSet under that of the generator, which wins. */
function templateOf(spec: YamlMap, entry: YamlMap): YamlMap {
  const own = valueAt(entry, [generatorKind(entry) ?? '', 'template']);
  const template = mapAt(spec, 'template') ?? newMap();
  return isMap(own) ? filledUp(own, template) : template;
}

/** A mapping with what it lacks taken from another one (mergo.Merge). */
function filledUp(map: YamlMap, other: YamlMap): YamlMap {
  const filled = copyMap(map);
  for (const key of Object.keys(other)) {
    const [mine, theirs] = [map[key], other[key]];
    const origin = originOf(other, key);
    if (theirs === undefined) continue;
    if (isMap(mine) && isMap(theirs)) filled[key] = filledUp(mine, theirs);
    else if (isNothing(mine)) {
      if (origin) setEntry(filled, key, theirs, origin);
      else filled[key] = theirs;
    }
  }
  return filled;
}

function isNothing(value: YamlValue | undefined): boolean {
  return (
    value === undefined || value === null || value === '' || value === false || (isList(value) && value.length === 0)
  );
}

function applicationOf(
  set: KubernetesObject,
  template: YamlMap,
  parameters: ParameterSet,
  { render }: GeneratorContext,
): KubernetesObject {
  const origin = set.at('spec', 'template').origin;
  const rendered = renderValue(template, parameters, render);
  const filled = isMap(rendered) ? rendered : newMap();
  const metadata = copyMap(mapAt(filled, 'metadata') ?? newMap());
  setEntry(metadata, 'namespace', set.namespace, set.at('metadata', 'namespace').origin);
  const value = newMap();
  setEntry(value, 'apiVersion', set.apiVersion, set.at('apiVersion').origin);
  setEntry(value, 'kind', 'Application', set.at('kind').origin);
  setEntry(value, 'metadata', metadata, originOf(filled, 'metadata') ?? origin);
  setEntry(value, 'spec', mapAt(filled, 'spec') ?? newMap(), originOf(filled, 'spec') ?? origin);
  return new KubernetesObject(value, origin, set.builds);
}

import type { KubernetesObject, Place } from '../../../kubernetes/object.ts';
import { isMap, listAt, mapAt, originOf, stringAt } from '../../../yaml/value.ts';
import type { Providers } from '../generated/providers.ts';
import type { Variable, VariableLookup } from './substitution.ts';

/** An entry of `postBuild.substituteFrom`. */
export interface VariableSource {
  readonly kind: string;
  readonly name: string;
  readonly isOptional: boolean;
  /** The place of the name. */
  readonly at: Place;
}

/** The variables of a Flux Kustomization. */
export interface Variables {
  /** By name, if it is known that they are set; the value of some may not be known. */
  readonly set: ReadonlyMap<string, Variable>;
  /** Entries of `substituteFrom` whose object or keys are not known, and policies that add entries. If there are any, more variables may be set. */
  readonly unknown: readonly VariableSource[];
  /** Names that Flux refuses, and with them the whole Kustomization. */
  readonly invalid: readonly Variable[];
  /** Whether Flux substitutes at all: `postBuild` sets a variable, or the strategy is `Always`. */
  readonly areUsed: boolean;
}

/** All keys of a ConfigMap or Secret that comes from elsewhere, or undefined if they are not listed. */
export type ListedKeys = (kind: string, namespace: string, name: string) => readonly string[] | undefined;

const NAME = /^[_A-Za-z][_A-Za-z0-9]*$/;

/** The entries of `substituteFrom`. */
export function variableSources(flux: KubernetesObject): VariableSource[] {
  return listAt(flux.value, 'spec', 'postBuild', 'substituteFrom').flatMap((entry, index) => {
    const kind = stringAt(entry, 'kind');
    const name = stringAt(entry, 'name');
    if (!kind || !name || !isMap(entry)) return [];
    const at = flux.at('spec', 'postBuild', 'substituteFrom', index, 'name');
    return [{ kind, name, isOptional: entry.optional === true, at }];
  });
}

/**
 * The variables of a Flux Kustomization: those of `substituteFrom`, later ones first, and over them those of `substitute`. `added` are
 * what policies of the cluster give to its `postBuild`.
 */
export function readVariables(
  flux: KubernetesObject,
  namespace: string,
  provided: Providers['get'],
  listedKeys: ListedKeys = () => undefined,
  added: readonly VariableSource[] = [],
): Variables {
  const postBuild = mapAt(flux.value, 'spec', 'postBuild');
  const set = new Map<string, Variable>();
  const unknown: VariableSource[] = [];
  if (!postBuild) return { set, unknown, invalid: [], areUsed: false };
  for (const source of variableSources(flux)) {
    const object = provided(source.kind, namespace, source.name);
    const listed = object ? undefined : listedKeys(source.kind, namespace, source.name);
    if (!object?.isComplete && !listed) unknown.push(source);
    for (const name of listed ?? []) {
      set.set(name, { name, value: `\${${name}}`, isKnown: false, origin: undefined });
    }
    for (const [name, { text, origin }] of object?.values ?? []) {
      set.set(name, { name, value: text?.replaceAll('\n', '') ?? `\${${name}}`, isKnown: text !== undefined, origin });
    }
  }
  const own = mapAt(postBuild, 'substitute');
  for (const name in own) {
    const value = own[name] ?? '';
    const text = typeof value === 'object' ? '' : String(value).replaceAll('\n', '');
    set.set(name, { name, value: text, isKnown: true, origin: originOf(own, name) });
  }
  unknown.push(...added);
  const invalid = [...set.values()].filter(({ name }) => !NAME.test(name));
  const areUsed = set.size > 0 || unknown.length > 0 || postBuild.substituteStrategy === 'Always';
  return { set, unknown, invalid, areUsed };
}

/** The value of a variable; the text `${name}` if something that is not known may set it. */
export function lookupIn({ set, unknown }: Variables): VariableLookup {
  const isOpen = unknown.length > 0;
  return (name) => {
    const variable = set.get(name);
    if (variable || !isOpen) return variable;
    return { name, value: `\${${name}}`, isKnown: false, origin: undefined };
  };
}

/** What is not known of variables, as sentences. */
export function unknownVariables({ unknown }: Variables): string[] {
  return unknown.map(({ kind, name }) => `The variables of ${kind} \`${name}\` are not known.`);
}

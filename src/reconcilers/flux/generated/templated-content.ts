import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { isMap, listAt, mapAt, stringAt, type YamlMap, type YamlValue } from '../../../yaml/value.ts';
import { ANYTHING, type MayBring } from '../../may-bring.ts';

const ACTION = /<<[^>]*>>/g;

/**
 * What a ResourceSet may make if its inputs are not known: objects of the kinds of its templates, whose names and namespaces have
 * the text around the inputs (fluxcd/flux-operator, internal/builder/resourceset.go).
 */
export function templatedContent(set: KubernetesObject): readonly MayBring[] {
  const spec = mapAt(set.value, 'spec');
  const steps = listAt(spec, 'steps').filter(isMap);
  return [...(spec ? [spec] : []), ...steps].flatMap((part) => [
    ...listAt(part, 'resources')
      .filter(isMap)
      .flatMap((template) => contentOfTemplate(template, set.namespace)),
    ...contentOfText(stringAt(part, 'resourcesTemplate') ?? ''),
  ]);
}

function contentOfTemplate(template: YamlMap, ownNamespace: string): readonly MayBring[] {
  const [apiVersion, kind] = [template.apiVersion, template.kind].map(patternOf);
  if (apiVersion === undefined || kind === undefined || `${apiVersion}${kind}`.includes('*')) return ANYTHING;
  if (kind === 'ResourceSet') return ANYTHING;
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  const metadata = mapAt(template, 'metadata');
  const namespace = patternOf(metadata?.namespace) || ownNamespace;
  return [
    ...(kind === 'Kustomization' ? appliedContent(template) : []),
    {
      kinds: new Set([`${group}/${kind}`]),
      names: [patternOf(metadata?.name) ?? '*'],
      ...(namespace === '' ? {} : { namespaces: [namespace, ''] }),
    },
  ];
}

/** What a Kustomization of a template applies: objects of its target namespace, and those without one. */
function appliedContent(template: YamlMap): readonly MayBring[] {
  const target = patternOf(mapAt(template, 'spec')?.targetNamespace);
  return target ? [{ namespaces: [target, ''] }] : ANYTHING;
}

/** The kinds that a template as text has. */
function contentOfText(text: string): readonly MayBring[] {
  if (text === '') return [];
  const kinds = new Set([...text.matchAll(/^[ \t-]*kind:[ \t]*["']?([^\s"'#]+)/gm)].map(([, kind = '']) => kind));
  if ([...kinds].some((kind) => kind.includes('<<') || kind === 'Kustomization' || kind === 'ResourceSet'))
    return ANYTHING;
  return [{ kinds: new Set([...kinds].map((kind) => `*/${kind}`)) }];
}

function patternOf(value: YamlValue | undefined): string | undefined {
  return typeof value === 'string' ? value.replace(ACTION, '*').replace(/<<.*$/s, '*') : undefined;
}

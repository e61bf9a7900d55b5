import { parseInlineText } from '../../../kustomize/load/inline-text.ts';
import { join, type Tree } from '../../../repository/tree.ts';
import type { YamlReader } from '../../../yaml/reader.ts';
import { isMap, listAt, mapAt, newMap, originOf, stringAt, type YamlMap } from '../../../yaml/value.ts';
import { mergeValues } from '../../helm-values.ts';
import { pathOf, ValueLayers } from '../../value-layers.ts';
import type { ValuesFile } from '../application.ts';
import { isTemplated } from '../template/rendered.ts';
import type { ChartInput } from './template-scopes.ts';

/** The values of a chart that nobody changes. Whoever installs it may change them. */
export function defaultInput(tree: Tree, reader: YamlReader, chart: string): ChartInput {
  const values = valuesIn(join(chart, 'values.yaml'), tree, reader) ?? newMap();
  return { values, isKnown: false, releaseName: undefined, namespace: undefined };
}

/** What Argo CD renders a chart with: its own values, and the layers over them; `of` is the Application. */
export function inputOf(
  helm: YamlMap | undefined,
  layers: ValueLayers,
  chart: string,
  of: Pick<ChartInput, 'releaseName' | 'namespace'>,
  { tree, reader }: { readonly tree: Tree; readonly reader: YamlReader },
): ChartInput {
  const values = mergeValues(defaultInput(tree, reader, chart).values, layers.merged);
  const isRendered = !isTemplated(JSON.stringify(values)) && !JSON.stringify(values).includes('ENC[AES');
  return {
    values,
    isKnown: layers.isKnown && isRendered,
    ...of,
    releaseName: stringAt(helm, 'releaseName') ?? of.releaseName,
  };
}

/**
 * The values that an Application passes to its chart: `valueFiles`, over them `valuesObject` or `values`, over them `parameters` and
 * `fileParameters`. `files` are the values files that are known.
 */
export function valuesOf(
  helm: YamlMap | undefined,
  files: readonly ValuesFile[],
  { tree, reader }: { readonly tree: Tree; readonly reader: YamlReader },
): ValueLayers {
  const layers = new ValueLayers();
  for (const { path, exists, isOptional } of files)
    if (exists || !isOptional) addValues(layers, valuesIn(path, tree, reader));
  // Which of the files is not known is not known either.
  if (listAt(helm, 'valueFiles').length !== files.length) layers.addUnknown();
  if (helm) addOwn(layers, helm);
  return layers;
}

function valuesIn(path: string | undefined, tree: Tree, reader: YamlReader): YamlMap | undefined {
  const file = path === undefined ? undefined : tree.file(path);
  const value = file && reader.read(tree, file, 'resource')?.documents[0]?.value;
  return isMap(value) ? value : undefined;
}

function addValues(layers: ValueLayers, values: YamlMap | undefined): void {
  if (values) layers.add(values);
  else layers.addUnknown();
}

function addOwn(layers: ValueLayers, helm: YamlMap): void {
  const object = mapAt(helm, 'valuesObject');
  const text = stringAt(helm, 'values') ?? '';
  const origin = originOf(helm, 'values');
  if (object) layers.add(object);
  else if (text !== '' && origin) {
    const value = parseInlineText(text, origin, 'kustomization', false).documents[0]?.value;
    addValues(layers, isMap(value) ? value : undefined);
  }
  const parameters = listAt(helm, 'parameters');
  for (const [index, parameter] of parameters.entries()) {
    const name = stringAt(parameter, 'name');
    const value = isMap(parameter) ? parameter.value : undefined;
    const at = (isMap(parameter) && originOf(parameter, 'value')) || originOf(parameters, index);
    const isText = isMap(parameter) && parameter.forceString === true;
    if (name && at) layers.set(name, String(value ?? ''), at, isText);
    else layers.addUnknown();
  }
  for (const parameter of listAt(helm, 'fileParameters')) layers.addUnknown(pathOf(stringAt(parameter, 'name') ?? ''));
}

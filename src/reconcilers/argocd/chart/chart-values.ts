import { parseInlineText } from '../../../kustomize/load/inline-text.ts';
import { join, type Tree } from '../../../repository/tree.ts';
import type { YamlReader } from '../../../yaml/reader.ts';
import { isMap, listAt, mapAt, newMap, originOf, stringAt, type YamlMap } from '../../../yaml/value.ts';
import { mergeValues, setValue } from '../../helm-values.ts';
import type { ValuesFile } from '../application.ts';
import { isTemplated } from '../template/rendered.ts';
import type { ChartInput } from './template-scopes.ts';

/** The values of a chart that nobody changes. Whoever installs it may change them. */
export function defaultInput(tree: Tree, reader: YamlReader, chart: string): ChartInput {
  const values = valuesIn(join(chart, 'values.yaml'), tree, reader) ?? newMap();
  return { values, isKnown: false, releaseName: undefined, namespace: undefined };
}

/**
 * What Argo CD renders a chart with: `valueFiles`, over them `valuesObject` or `values`, over them `parameters`. `files` are the values
 * files that are known; `of` is the Application.
 */
export function inputOf(
  helm: YamlMap | undefined,
  files: readonly ValuesFile[],
  chart: string,
  of: Pick<ChartInput, 'releaseName' | 'namespace'>,
  { tree, reader }: { readonly tree: Tree; readonly reader: YamlReader },
): ChartInput {
  const merged = new Merged(defaultInput(tree, reader, chart).values);
  if (listAt(helm, 'valueFiles').length !== files.length || listAt(helm, 'fileParameters').length > 0) merged.open();
  for (const { path, exists, isOptional } of files) if (exists || !isOptional) merged.add(valuesIn(path, tree, reader));
  if (helm) merged.addOwn(helm);
  const { values, isKnown } = merged;
  const isRendered = !isTemplated(JSON.stringify(values)) && !JSON.stringify(values).includes('ENC[AES');
  return {
    values,
    isKnown: isKnown && isRendered,
    ...of,
    releaseName: stringAt(helm, 'releaseName') ?? of.releaseName,
  };
}

function valuesIn(path: string | undefined, tree: Tree, reader: YamlReader): YamlMap | undefined {
  const file = path === undefined ? undefined : tree.file(path);
  const value = file && reader.read(tree, file, 'resource')?.documents[0]?.value;
  return isMap(value) ? value : undefined;
}

class Merged {
  values: YamlMap;
  isKnown = true;

  constructor(values: YamlMap) {
    this.values = values;
  }

  open(): void {
    this.isKnown = false;
  }

  add(more: YamlMap | undefined): void {
    if (more) this.values = mergeValues(this.values, more);
    else this.open();
  }

  addOwn(helm: YamlMap): void {
    const object = mapAt(helm, 'valuesObject');
    const text = stringAt(helm, 'values') ?? '';
    const origin = originOf(helm, 'values');
    if (object) this.add(object);
    else if (text !== '' && origin) {
      const value = parseInlineText(text, origin, 'kustomization', false).documents[0]?.value;
      this.add(isMap(value) ? value : undefined);
    }
    const parameters = listAt(helm, 'parameters');
    for (const [index, parameter] of parameters.entries()) {
      const [name, value] = [stringAt(parameter, 'name'), isMap(parameter) ? parameter.value : undefined];
      const place = originOf(parameters, index);
      const set = name && place ? setValue(this.values, name, String(value ?? ''), place) : undefined;
      if (set) this.values = set;
      else this.open();
    }
  }
}

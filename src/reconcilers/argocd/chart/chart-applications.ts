import { KubernetesObject } from '../../../kubernetes/object.ts';
import { isYamlPath } from '../../../repository/kustomization-names.ts';
import type { TextFile } from '../../../repository/text-file.ts';
import { join, nameOf, type Tree } from '../../../repository/tree.ts';
import { isMap, type YamlValue } from '../../../yaml/value.ts';
import { isArgo } from '../is-argo.ts';
import { renderGo } from '../template/go-template.ts';
import { renderValue } from '../template/render-value.ts';
import { isTemplated, type Render } from '../template/rendered.ts';
import { type TemplateObject, templateObjects } from './template-objects.ts';
import { type ChartInput, scopesOf } from './template-scopes.ts';

/** An Application or ApplicationSet that a chart yields. */
export interface ChartApplication {
  readonly object: KubernetesObject;
  /** Whether the chart certainly yields it as it is. */
  readonly isCertain: boolean;
  /** The values that it is made with. */
  readonly written: readonly YamlValue[];
}

/** Templates of one chart that are read, objects that all of them may make, and scopes that they are read with. */
const MAX_FILES = 500;
const MAX_OBJECTS = 5000;
const MAX_WORK = 200_000;
const OBJECTS = new WeakMap<TextFile, readonly TemplateObject[]>();

/** The Applications and ApplicationSets in the templates of a chart. Everything else that it has is not rendered. */
export function chartApplications(tree: Tree, chart: string, input: ChartInput): readonly ChartApplication[] {
  const found: ChartApplication[] = [];
  const work = { left: MAX_WORK };
  for (const file of templatesOf(tree, chart)) {
    for (const { value, origin, steps, isWhole } of objectsIn(file)) {
      for (const scope of scopesOf(steps, input, work)) {
        if (found.length >= MAX_OBJECTS || work.left-- <= 0) return found;
        const rendered = renderValue(value, scope, renderScalar);
        if (!isMap(rendered)) continue;
        const object = new KubernetesObject(rendered, origin, [chart || '.']);
        const isCertain = isWhole && scope.isCertain && !isTemplated(JSON.stringify(rendered));
        if (isArgo(object)) found.push({ object, isCertain, written: scope.written });
      }
    }
  }
  return found;
}

/** A text with its actions filled in; what an action quotes is read by YAML without the quotes. */
const renderScalar: Render = (text, parameters) => {
  const rendered = renderGo(text, parameters);
  const [, inner] = /\bs?quote\b/.test(text) ? (/^(["'])(.*)\1$/s.exec(rendered.text)?.slice(1) ?? []) : [];
  return inner === undefined ? rendered : { ...rendered, text: inner };
};

/** The templates of a chart that may have an Application or ApplicationSet. */
function templatesOf(tree: Tree, chart: string): TextFile[] {
  const directory = join(chart, 'templates');
  if (directory === undefined || !tree.isDirectory(directory)) return [];
  return filesBelow(tree, directory)
    .slice(0, MAX_FILES)
    .flatMap((path) => tree.textAt(path) ?? [])
    .filter(({ text }) => text.includes('argoproj.io/') && /\bkind:\s*["']?Application(?:Set)?\b/.test(text));
}

function filesBelow(tree: Tree, directory: string, seen = new Set<string>()): string[] {
  const resolved = tree.resolve(directory) ?? directory;
  if (seen.has(resolved)) return [];
  seen.add(resolved);
  return tree.names(directory).flatMap((name) => {
    const path = `${directory}/${name}`;
    if (tree.isDirectory(path)) return filesBelow(tree, path, seen);
    return isYamlPath(path) && !nameOf(path).startsWith('_') ? [path] : [];
  });
}

function objectsIn(file: TextFile): readonly TemplateObject[] {
  const known = OBJECTS.get(file) ?? templateObjects(file);
  OBJECTS.set(file, known);
  return known;
}

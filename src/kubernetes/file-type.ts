import { directoryOf, join, nameOf, type Tree } from '../repository/tree.ts';
import { hasBlank } from '../text/blanks.ts';
import type { ParsedFile, YamlDocument } from '../yaml/document.ts';
import { isMap, listAt, stringAt } from '../yaml/value.ts';

/**
 * What a YAML file is.
 *
 * `overlay`: a kustomization.yaml. `manifest`: contains Kubernetes objects. `patch`: a partial object that an overlay applies.
 * `template`: text for a template engine (Helm chart, Jinja, Go). `other`: YAML of other programs, values files.
 */
export type YamlFileType = 'overlay' | 'manifest' | 'patch' | 'template' | 'other';

interface Surroundings {
  readonly overlay: boolean;
  readonly patches: ReadonlySet<string>;
  readonly charts: ReadonlySet<string>;
}

/** The type of a YAML file, from its path, its content and its surroundings. */
export function typeOf(path: string, parsed: ParsedFile, { overlay, patches, charts }: Surroundings): YamlFileType {
  if (isInChartTemplates(path, charts) || isTemplate(parsed)) return 'template';
  if (overlay) return 'overlay';
  if (patches.has(path)) return 'patch';
  return parsed.documents.some(looksLikeObject) ? 'manifest' : 'other';
}

function looksLikeObject({ value }: YamlDocument): boolean {
  return (
    isMap(value) && typeof value.kind === 'string' && (typeof value.apiVersion === 'string' || isMap(value.metadata))
  );
}

/** Directories that contain a Helm chart. */
export function chartDirectories(tree: Tree): Set<string> {
  const charts = new Set<string>();
  for (const path of tree.files.keys()) if (nameOf(path) === 'Chart.yaml') charts.add(directoryOf(path));
  return charts;
}

function isInChartTemplates(path: string, charts: ReadonlySet<string>): boolean {
  if (charts.size === 0) return false;
  for (let directory = directoryOf(path); directory !== ''; directory = directoryOf(directory)) {
    if (nameOf(directory) === 'templates' && charts.has(directoryOf(directory))) return true;
  }
  return false;
}

/** Lines that only a template engine understands: statements of Jinja or Go, or `{{ … }}` in place of a whole key or value. */
const TEMPLATE_STATEMENT =
  /^\s*(?:-\s+)?(?:\{\{-?\s*(?:if|else|end|range|with|define|template|include|block|toYaml|\/\*|\$\w+\s*:=)|\{%-?\s|\{#)/m;

function isTemplate(parsed: ParsedFile): boolean {
  return isEngineTemplate(parsed) || isForm(parsed);
}

/** Whether a document does not parse at a line with a blank to be filled in, such as `<EXTRA_ANNOTATIONS>` in place of a key. */
function isForm({ file, problems, documents }: ParsedFile): boolean {
  const all = [...problems, ...documents.flatMap((document) => document.problems)];
  return all.some(({ start, end }) => {
    const first = file.position(start).line;
    const from = file.lineStart(Math.max(1, first - 1));
    const until = file.text.indexOf('\n', end);
    return hasBlank(file.text.slice(from, until === -1 ? undefined : until));
  });
}

function isEngineTemplate({ file, problems, documents }: ParsedFile): boolean {
  if (!file.text.includes('{{') && !file.text.includes('{%')) return false;
  if (TEMPLATE_STATEMENT.test(file.text) && problems.length > 0) return true;
  const outsideStrings =
    problems.length > 0 || documents.some((document) => document.problems.some(({ kind }) => kind === 'complex-key'));
  return outsideStrings && /\{\{[^{}]*\}\}/.test(file.text);
}

/** Files that an overlay applies as patches, generators' and transformers' settings aside. */
export function patchPaths(overlayPath: string, { documents }: ParsedFile): string[] {
  const directory = directoryOf(overlayPath);
  const value = documents[0]?.value;
  if (!isMap(value)) return [];
  const named = [
    ...listAt(value, 'patches').map((patch) => (typeof patch === 'string' ? patch : stringAt(patch, 'path'))),
    ...listAt(value, 'patchesJson6902').map((patch) => stringAt(patch, 'path')),
    ...listAt(value, 'patchesStrategicMerge').map((patch) => (typeof patch === 'string' ? patch : undefined)),
  ];
  return named.flatMap((path) => (path === undefined ? [] : (join(directory, path) ?? [])));
}

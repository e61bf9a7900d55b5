import { isInTemplates } from './folder-names.ts';
import { directoryOf, type Tree } from './tree.ts';

/** Endings of files from which a program makes the file without the ending. */
const TEMPLATE_ENDING = /\.(?:j2|jinja2?|tmpl|tpl|tftpl|gotmpl|template|envsubst)$/i;
/** The same in the middle of a name: `secret.tmpl.yaml`. */
const TEMPLATE_INFIX = /\.(?:j2|tmpl|tpl|template)(?=\.[^./]+$)/i;
/** What a template has in its text. */
const MARK = /\$\{|\{\{|\{%|<<|<%/;

/** Templates of one name that are looked at. */
const MOST_TEMPLATES = 100;

const INDEXES = new WeakMap<Tree, ReadonlyMap<string, readonly string[]>>();

/**
 * Whether something is at a path once a program has filled in its template: a file next to it with the ending of a template, or one in
 * a folder of templates whose path ends alike.
 */
export function isFilledLater(path: string, tree: Tree): boolean {
  const resolved = tree.resolve(path);
  if (resolved === undefined || tree.files.has(resolved) || tree.isDirectory(resolved)) return false;
  const slash = path.lastIndexOf('/');
  return (
    templatesIn(tree)
      .get(path.slice(slash + 1))
      ?.some((template) => makes(template, path, tree)) ?? false
  );
}

/** The templates of a tree by the name of the file that is made of them. */
function templatesIn(tree: Tree): ReadonlyMap<string, readonly string[]> {
  let index = INDEXES.get(tree);
  if (!index) {
    const found = new Map<string, string[]>();
    for (const path of tree.files.keys()) {
      const name = nameWithoutEnding(path);
      if (name === undefined && !isInTemplates(directoryOf(path))) continue;
      const made = name ?? path.slice(path.lastIndexOf('/') + 1);
      const known = found.get(made);
      if (!known) found.set(made, [path]);
      else if (known.length < MOST_TEMPLATES) known.push(path);
    }
    index = found;
    INDEXES.set(tree, index);
  }
  return index;
}

/** The name of the file that is made of a template, or undefined if the name of the file does not say that it is one. */
function nameWithoutEnding(path: string): string | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const made = name.replace(TEMPLATE_ENDING, '').replace(TEMPLATE_INFIX, '');
  return made === name || made === '' ? undefined : made;
}

function makes(template: string, path: string, tree: Tree): boolean {
  const [folder, target] = [directoryOf(template), directoryOf(path)];
  if (folder === target && nameWithoutEnding(template) !== undefined) return true;
  const inner = belowTemplates(folder);
  return (
    inner !== undefined && isInOrder(inner, target.split('/')) && !isChart(folder, tree) && isTemplate(template, tree)
  );
}

/** The folders of a path below its first folder of templates, or undefined if there is none. */
function belowTemplates(folder: string): readonly string[] | undefined {
  const parts = folder.split('/');
  const at = parts.findIndex(isInTemplates);
  return at === -1 ? undefined : parts.slice(at + 1);
}

/** Whether all of some parts are among others, in this order. */
function isInOrder(parts: readonly string[], others: readonly string[]): boolean {
  let at = 0;
  for (const other of others) if (other === parts[at]) at++;
  return at === parts.length;
}

/** Whether the folder is part of a Helm chart, which makes no files. */
function isChart(folder: string, tree: Tree): boolean {
  const parts = folder.split('/');
  return parts.some((_, index) => tree.files.has([...parts.slice(0, index), 'Chart.yaml'].join('/')));
}

function isTemplate(path: string, tree: Tree): boolean {
  if (nameWithoutEnding(path) !== undefined) return true;
  const file = tree.files.get(path);
  const text = file && tree.text(file);
  return typeof text === 'object' && MARK.test(text.text);
}

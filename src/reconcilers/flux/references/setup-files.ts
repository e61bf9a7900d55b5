import { getOrInsert } from '../../../grouping.ts';
import type { Tree } from '../../../repository/tree.ts';
import type { FluxGraph } from '../graph.ts';

/** Files of what sets a cluster up before Flux: helmfile, scripts, Talos, Ansible, Terraform. */
const SETUP =
  /bootstrap|helmfile|ansible|talos|\.taskfiles?\/|(?:^|\/)(?:taskfile(?:\.dist)?\.ya?ml|makefile|justfile|mod\.just)$|\.(?:sh|tf)$/i;
/** The same, and instructions for people. */
const WRITTEN = new RegExp(`${SETUP.source}|\\.(?:md|txt|adoc|rst)$`, 'i');

const TEXTS = new WeakMap<FluxGraph, Map<RegExp, readonly string[]>>();

/** Whether a file that sets clusters up contains one of some names. */
export function isSetUp(names: readonly string[], tree: Tree, graph: FluxGraph): boolean {
  return contains(textsOf(SETUP, tree, graph), names);
}

/** Whether a file that sets clusters up, or a page that says how to, contains one of some names. */
export function isDocumented(names: readonly string[], tree: Tree, graph: FluxGraph): boolean {
  return contains(textsOf(WRITTEN, tree, graph), names);
}

function contains(texts: readonly string[], names: readonly string[]): boolean {
  return texts.some((text) => names.some((name) => text.includes(name)));
}

/** The texts of files with such a path that no cluster reads. */
function textsOf(form: RegExp, tree: Tree, graph: FluxGraph): readonly string[] {
  const known = TEXTS.get(graph) ?? new Map<RegExp, readonly string[]>();
  TEXTS.set(graph, known);
  return getOrInsert(known, form, () =>
    [...tree.files.keys()].flatMap((path) =>
      form.test(path) && !graph.files.has(path) ? (tree.textAt(path)?.text ?? []) : [],
    ),
  );
}

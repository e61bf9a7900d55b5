import { OVERLAY_NAMES } from '../kubernetes/manifests.ts';
import type { Build } from '../kustomize/built.ts';
import { isPutAway } from '../repository/archived.ts';
import { directoryOf, normalize, type Tree } from '../repository/tree.ts';
import { deployedPaths } from './deployed-paths.ts';
import type { RuleContext } from './rule.ts';

/**
 * How an overlay that nothing includes stands: `deployed`, or taken to be, where the tree does not tell what is; `unreached`
 * where Flux or Argo CD deploy other paths; `template` where it is a model for overlays to come.
 */
export type Standing = 'deployed' | 'unreached' | 'template';

const TEMPLATES = /(?:^|\/)[._]?(?:templates?|skeletons?|scaffold(?:ing)?|boilerplates?)(?:\/|$)/i;
const VARIABLE = /\$\{[^}]*\}|\{\{[^}]*\}\}|\*+/;

/** Which overlays Flux and Argo CD deploy, as far as the tree's own Kustomizations and Applications tell. */
export class Deployment {
  readonly #tree: Tree;
  readonly #literal = new Set<string>();
  readonly #patterns: (readonly string[])[] = [];
  /** Whether a path is made up of variables, so that any directory may be meant. */
  #isOpen = false;
  #isKnown = false;
  readonly #standings = new Map<string, Standing>();

  constructor({ tree, manifests, checkouts, objects, flux, argo }: RuleContext) {
    this.#tree = tree;
    for (const { reconcilers } of flux.clusters) {
      for (const { path } of reconcilers) {
        if (!path?.exists) continue;
        this.#literal.add(path.directory);
        this.#isKnown = true;
      }
    }
    // A path that another repository states is one of its own, unless a cluster follows it into this one.
    const own = objects.filter(({ origin }) => !checkouts.holds(origin.file.path));
    for (const object of [...manifests.objects(), ...own]) for (const path of deployedPaths(object)) this.#add(path);
    for (const path of [...argo.directories, ...argo.patterns]) this.#add(path);
  }

  #add(stated: string): void {
    const path = normalize(stated.replace(/^\/+/, ''));
    if (path === undefined) return;
    if (!VARIABLE.test(path)) {
      this.#literal.add(path);
      if (this.#tree.isDirectory(path)) this.#isKnown = true;
      return;
    }
    const parts = path.split('/');
    if (parts.every((part) => VARIABLE.test(part))) this.#isOpen = true;
    else this.#patterns.push(parts);
  }

  standing(directory: string): Standing {
    let standing = this.#standings.get(directory);
    if (!standing) {
      standing = this.#standingOf(directory);
      this.#standings.set(directory, standing);
    }
    return standing;
  }

  #standingOf(directory: string): Standing {
    if (this.#reaches(directory)) return 'deployed';
    if (TEMPLATES.test(directory)) return 'template';
    if (isPutAway(`${directory}/`)) return 'unreached';
    return this.#isKnown && !this.#isOpen ? 'unreached' : 'deployed';
  }

  /** What is to be said of what a defect breaks: the builds that it concerns, and how grave it is; undefined where it concerns models only. */
  weigh(broken: readonly Build[]): { readonly builds: readonly string[]; readonly isDeployed: boolean } | undefined {
    const roots = new Set(broken.map(({ directory }) => directory));
    const builds = [...roots].filter((root) => this.standing(root) !== 'template');
    if (builds.length === 0) return undefined;
    return { builds, isDeployed: builds.some((root) => this.standing(root) === 'deployed') };
  }

  /** Whether a path leads to a directory, or to one above it that has no kustomization file of its own on the way. */
  #reaches(directory: string): boolean {
    for (let above = directory; ; above = directoryOf(above)) {
      if (this.#isNamed(above)) return true;
      if (above === '') return false;
      // What lies below a directory with a kustomization file is deployed only where that includes it.
      if (this.#hasOverlay(directoryOf(above))) return false;
    }
  }

  #hasOverlay(directory: string): boolean {
    return OVERLAY_NAMES.some(
      (name) => this.#tree.file(directory === '' ? name : `${directory}/${name}`) !== undefined,
    );
  }

  /** Whether a path names a directory, seen from the root of the tree or of an artifact that holds a part of it. */
  #isNamed(directory: string): boolean {
    if (this.#literal.has(directory)) return true;
    const parts = directory.split('/');
    // One name alone, such as the `deploy` of another repository, says too little.
    for (let from = 1; from < parts.length - 1; from++) {
      const tail = parts.slice(from).join('/');
      if (this.#literal.has(tail) && !this.#tree.isDirectory(tail)) return true;
    }
    return this.#patterns.some(
      (pattern) =>
        (pattern.length === parts.length ||
          (pattern.length < parts.length && pattern.filter((part) => !VARIABLE.test(part)).length > 1)) &&
        pattern.every((part, at) => isMatch(part, parts[parts.length - pattern.length + at] ?? '')),
    );
  }
}

/** Whether a name fits a part of a path in which variables stand for anything. */
function isMatch(pattern: string, name: string): boolean {
  const fixed = pattern.split(new RegExp(VARIABLE, 'g'));
  const [first = '', ...others] = fixed;
  const last = others.pop();
  if (last === undefined) return pattern === name;
  if (!name.startsWith(first) || !name.endsWith(last) || name.length < first.length + last.length) return false;
  let at = first.length;
  for (const text of others) {
    const found = name.indexOf(text, at);
    if (found === -1 || found + text.length > name.length - last.length) return false;
    at = found + text.length;
  }
  return true;
}

const known = new WeakMap<RuleContext, Deployment>();

/** The deployment of a revision, made once. */
export function deploymentOf(context: RuleContext): Deployment {
  let deployment = known.get(context);
  if (!deployment) {
    deployment = new Deployment(context);
    known.set(context, deployment);
  }
  return deployment;
}

import { getOrInsert, groupBy } from '../../src/grouping.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { isUnknown } from '../../src/kubernetes/terms/unknown.ts';
import { once } from '../../src/once.ts';
import { yieldedBy } from '../../src/reconcilers/argocd/application.ts';
import { APP_PROJECT } from '../../src/reconcilers/argocd/kinds.ts';
import { isPutAway } from '../../src/repository/folder-names.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { isTemplate } from '../../src/text/variables.ts';
import { isMap, stringAt } from '../../src/yaml/value.ts';

/** The project of Applications that name none. Argo CD creates it, and it permits everything unless someone changes it. */
export const DEFAULT_PROJECT = 'default';

/** The AppProjects that a revision defines. */
export class Projects {
  readonly #byName: ReadonlyMap<string, readonly KubernetesObject[]>;
  readonly #revision: Revision;
  readonly #known = new Map<KubernetesObject, boolean>();

  constructor(revision: Revision) {
    this.#revision = revision;
    const { argo, objects, manifests } = revision;
    const applied = argo.applications.flatMap((application) => yieldedBy(application));
    const all = [...objects, ...applied].filter(({ groupKind }) => groupKind === APP_PROJECT);
    const files = [...manifests.objects()].filter(({ groupKind }) => groupKind === APP_PROJECT);
    const built = new Set(all.map(({ stated }) => stated.name));
    const unbuilt = files.filter(({ name }) => !built.has(name));
    this.#byName = groupBy(new Set([...all, ...unbuilt]), ({ name }) => name);
  }

  /** Whether the revision defines any. */
  get isEmpty(): boolean {
    return this.#byName.size === 0;
  }

  get names(): readonly string[] {
    return this.#names();
  }

  /** The definitions of a project, such as one for each cluster. */
  named(name: string): readonly KubernetesObject[] {
    return this.#byName.get(name) ?? [];
  }

  /** Whether what a project permits is known: its text is complete, and nothing of the tree adds to it. */
  isKnown(project: KubernetesObject): boolean {
    return getOrInsert(this.#known, project, () => this.#isComplete(project));
  }

  /** Whether something that is not evaluated may define a project: a template, the values of a chart. */
  mayDefine(name: string): boolean {
    const { isOpen, keys } = this.#hints();
    return isOpen || keys.has(name);
  }

  /** A definition in the base of a project. */
  inBase(name: string): KubernetesObject | undefined {
    return this.#ofBase().get(name);
  }

  /** How many Applications use other projects than an undefined one, and how many of them find theirs. */
  usesBeside(name: string): { readonly all: number; readonly found: number } {
    const { byName, all, found } = this.#uses();
    return { all: all - (byName.get(name) ?? 0), found };
  }

  #isComplete(project: KubernetesObject): boolean {
    const { spec, metadata } = project.value;
    if (!isMap(spec) || project.lacksParts || isUnknown(JSON.stringify(spec))) return false;
    const labels = isMap(metadata) ? metadata.labels : undefined;
    const isInherited = isMap(labels) && Object.keys(labels).length > 0 && this.#hasGlobalProjects();
    return !isInherited && !this.#scoped().has(project.name);
  }

  readonly #names = once(() =>
    [...this.#byName].flatMap(([name, projects]) =>
      projects.every(({ origin }) => isPutAway(origin.file.path)) ? [] : name,
    ),
  );

  /** What files say of AppProjects other than in their manifests: the keys in them, and whether one may define any project. */
  readonly #hints = once(() => {
    const files = this.#revision.manifests.files.filter(
      ({ parsed, objects }) =>
        /\bAppProject\b|additionalProjects|argocd-apps\b/.test(parsed.file.text) &&
        !objects.some(({ groupKind }) => groupKind === APP_PROJECT),
    );
    const isTemplated = [...this.#byName.keys()].some((own) => isTemplate(own) || isUnknown(own));
    return {
      isOpen: isTemplated || files.some(({ objects }) => objects.length === 0),
      keys: new Set(files.flatMap(({ parsed: { file } }) => file.text.match(/[\w.-]+(?=:)/g) ?? [])),
    };
  });

  readonly #ofBase = once(() => {
    const objects = [...(this.#revision.base?.manifests.objects() ?? [])].reverse();
    return new Map(objects.flatMap((one) => (one.groupKind === APP_PROJECT ? [[one.name, one]] : [])));
  });

  readonly #uses = once(() => {
    const byName = new Map<string, number>();
    for (const { object } of this.#revision.argo.applications) {
      const name = stringAt(object.value, 'spec', 'project') ?? '';
      if (name !== '' && name !== DEFAULT_PROJECT) byName.set(name, (byName.get(name) ?? 0) + 1);
    }
    const sumOf = (entries: readonly (readonly [string, number])[]): number =>
      entries.reduce((sum, [, uses]) => sum + uses, 0);
    const found = [...byName].filter(([name]) => this.named(name).length > 0);
    return { byName, all: sumOf([...byName]), found: sumOf(found) };
  });

  /** The words of Secrets for a repository or a cluster of one project, which it permits, too (project-scoped repositories and clusters). */
  readonly #scoped = once(() => {
    const texts = this.#revision.manifests.files.flatMap(({ parsed: { file } }) =>
      file.text.includes('argocd.argoproj.io/secret-type') && /^[ \t]*["']?project["']?:/m.test(file.text)
        ? file.text
        : [],
    );
    return new Set(texts.flatMap((text) => text.match(/[\w.-]+/g) ?? []));
  });

  readonly #hasGlobalProjects = once(() =>
    this.#revision.manifests.files.some(({ parsed }) => parsed.file.text.includes('globalProjects')),
  );
}

import { getOrInsert, groupBy } from '../../src/grouping.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { isUnknown } from '../../src/kubernetes/terms/unknown.ts';
import { once } from '../../src/once.ts';
import { yieldedBy } from '../../src/reconcilers/argocd/application.ts';
import { APP_PROJECT } from '../../src/reconcilers/argocd/kinds.ts';
import { isPutAway } from '../../src/repository/folder-names.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { isTemplate } from '../../src/text/variables.ts';
import { isMap } from '../../src/yaml/value.ts';

/** The project of Applications that name none. Argo CD creates it, and it permits everything unless someone changes it. */
export const DEFAULT_PROJECT = 'default';

/** The AppProjects that a revision defines. */
export class Projects {
  readonly #byName: ReadonlyMap<string, readonly KubernetesObject[]>;
  readonly #revision: Revision;
  readonly #known = new Map<KubernetesObject, boolean>();
  readonly #definable = new Map<string, boolean>();

  constructor(revision: Revision) {
    this.#revision = revision;
    const { argo, objects, manifests } = revision;
    const applied = argo.applications.flatMap((application) => yieldedBy(application));
    const all = [...objects, ...applied].filter(({ groupKind }) => groupKind === APP_PROJECT);
    const files = [...manifests.objects()].filter(({ groupKind }) => groupKind === APP_PROJECT);
    const unbuilt = files.filter(({ name }) => !all.some((one) => one.stated.name === name));
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
    if ([...this.#byName.keys()].some((own) => isTemplate(own) || isUnknown(own))) return true;
    return getOrInsert(this.#definable, name, () =>
      this.#hints().some(({ parsed, objects }) => objects.length === 0 || parsed.file.text.includes(`${name}:`)),
    );
  }

  #isComplete(project: KubernetesObject): boolean {
    const { spec, metadata } = project.value;
    if (!isMap(spec) || project.lacksParts || isUnknown(JSON.stringify(spec))) return false;
    const labels = isMap(metadata) ? metadata.labels : undefined;
    const isInherited = isMap(labels) && Object.keys(labels).length > 0 && this.#hasGlobalProjects();
    return !isInherited && !this.#scoped().some((text) => text.includes(project.name));
  }

  readonly #names = once(() =>
    [...this.#byName].flatMap(([name, projects]) =>
      projects.every(({ origin }) => isPutAway(origin.file.path)) ? [] : name,
    ),
  );

  /** The files that speak of AppProjects other than in their own manifests. */
  readonly #hints = once(() =>
    this.#revision.manifests.files.filter(
      ({ parsed, objects }) =>
        /\bAppProject\b|additionalProjects|argocd-apps\b/.test(parsed.file.text) &&
        !objects.some(({ groupKind }) => groupKind === APP_PROJECT),
    ),
  );

  /** The texts of Secrets for a repository or a cluster of one project, which it permits, too (project-scoped repositories and clusters). */
  readonly #scoped = once(() =>
    this.#revision.manifests.files.flatMap(({ parsed: { file } }) =>
      file.text.includes('argocd.argoproj.io/secret-type') && /^[ \t]*["']?project["']?:/m.test(file.text)
        ? file.text
        : [],
    ),
  );

  readonly #hasGlobalProjects = once(() =>
    this.#revision.manifests.files.some(({ parsed }) => parsed.file.text.includes('globalProjects')),
  );
}

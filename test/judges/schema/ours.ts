import { loadCel } from '../../../src/kubernetes/cel/cel.ts';
import { Manifests } from '../../../src/kubernetes/manifests.ts';
import { KubernetesObject, objectsOf } from '../../../src/kubernetes/object.ts';
import { Schemas } from '../../../src/kubernetes/schemas.ts';
import type { SchemaProblem } from '../../../src/kubernetes/terms/problem.ts';
import { TextFile } from '../../../src/repository/text-file.ts';
import type { YamlDocument } from '../../../src/yaml/document.ts';
import { parseYaml } from '../../../src/yaml/parse.ts';

const rules = await loadCel();

/** What the `schema` rule says of objects, at level error, for the targets of the judge. */
export class Ours {
  readonly #schemas: Schemas;

  constructor(targets: { readonly flux: string; readonly kubernetes: string }) {
    const minors = { flux: [targets.flux], kubernetes: [targets.kubernetes] };
    this.#schemas = new Schemas(new Manifests([]), minors, { rules });
  }

  /** Problems of an object that a build yields. */
  problems({ value, origin }: KubernetesObject): readonly SchemaProblem[] {
    return this.#schemas
      .problems(new KubernetesObject(value, origin, ['build'], { isFinal: true }))
      .filter(({ unsure }) => !unsure);
  }
}

/** The documents of a text. */
export function documentsOf(path: string, text: string): readonly YamlDocument[] {
  return parseYaml(new TextFile(path, text), 'resource').documents;
}

/** The object of a document; undefined where it holds none, or a list of several. */
export function objectOf(document: YamlDocument | undefined): KubernetesObject | undefined {
  const objects = document ? objectsOf(document) : [];
  return objects.length === 1 ? objects[0] : undefined;
}

import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { isWithin } from '../../../repository/tree.ts';
import { listAt, stringAt } from '../../../yaml/value.ts';
import { derivedObject } from './derived.ts';

/** The ExternalArtifacts that an ArtifactGenerator makes; each carries what it copies from where in its spec. */
export function generatedArtifacts(generator: KubernetesObject): KubernetesObject[] {
  const artifacts = listAt(generator.value, 'spec', 'artifacts');
  return artifacts.flatMap((artifact, index) => {
    const name = stringAt(artifact, 'name');
    if (!name) return [];
    const copies = listAt(artifact, 'copy').flatMap((copy) => {
      const from = stringAt(copy, 'from');
      const to = stringAt(copy, 'to');
      return from && to ? [{ from, to }] : [];
    });
    const sources = listAt(generator.value, 'spec', 'sources').flatMap((source) => {
      const alias = stringAt(source, 'alias');
      const kind = stringAt(source, 'kind');
      const sourceName = stringAt(source, 'name');
      const namespace = stringAt(source, 'namespace');
      return alias && kind && sourceName ? [{ alias, kind, name: sourceName, namespace }] : [];
    });
    const { apiVersion, kind, namespace } = generator;
    return derivedObject(
      {
        apiVersion: 'source.toolkit.fluxcd.io/v1',
        kind: 'ExternalArtifact',
        metadata: { name, namespace },
        spec: { sourceRef: { apiVersion, kind, name: generator.name, namespace }, sources, copies },
      },
      generator.at('spec', 'artifacts', index, 'name').origin,
    );
  });
}

/** Where in one of its sources a path of a generated artifact comes from. */
export interface CopiedPath {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  readonly path: string;
}

/** The place from which a path of an ExternalArtifact was copied, or undefined if no entry, or a pattern, decides. */
export function copiedPath(artifact: KubernetesObject, path: string): CopiedPath | undefined {
  const wanted = clean(path);
  const copy = copiesOf(artifact).find(({ to }) => isWithin(wanted, to));
  const source = copy && sourceCalled(copy.alias, artifact);
  return copy && source && { ...source, path: joined(copy.from, wanted.slice(copy.to.length)) };
}

/** An entry that copies a directory of a source into an artifact. */
interface Copy {
  readonly alias: string;
  /** Paths without slashes at their ends; `''` for the root. */
  readonly from: string;
  readonly to: string;
}

function copiesOf({ value }: KubernetesObject): Copy[] {
  return listAt(value, 'spec', 'copies').flatMap((copy) => {
    const from = /^@([^/]+)\/?(.*)$/.exec(stringAt(copy, 'from') ?? '');
    const to = /^@artifact\/?(.*)$/.exec(stringAt(copy, 'to') ?? '');
    if (!from || !to) return [];
    const [, alias = '', below = ''] = from;
    // A pattern copies what it matches; what lies behind its fixed start keeps its path.
    const start = clean(below.replace(/(?:^|\/)[^/]*[*?[{].*$/, ''));
    return [{ alias, from: start, to: clean(to[1] ?? '') }];
  });
}

function sourceCalled(alias: string, artifact: KubernetesObject): Omit<CopiedPath, 'path'> | undefined {
  const source = listAt(artifact.value, 'spec', 'sources').find((item) => stringAt(item, 'alias') === alias);
  const kind = stringAt(source, 'kind');
  const name = stringAt(source, 'name');
  return kind && name ? { kind, name, namespace: stringAt(source, 'namespace') ?? artifact.namespace } : undefined;
}

function joined(directory: string, rest: string): string {
  return [directory, clean(rest)].filter((part) => part !== '').join('/');
}

/** What an ExternalArtifact copies from one source: the paths there, and those in the artifact. */
export function copiesFrom(
  artifact: KubernetesObject,
  { kind, name, namespace }: KubernetesObject,
): { readonly from: string; readonly to: string }[] {
  return copiesOf(artifact).filter(({ alias }) => {
    const source = sourceCalled(alias, artifact);
    return source?.kind === kind && source.name === name && source.namespace === namespace;
  });
}

/** Whether a generated artifact certainly has nothing at a path: all that is copied into it goes elsewhere. */
export function hasNothingAt(artifact: KubernetesObject, path: string): boolean {
  const wanted = clean(path);
  const copies = listAt(artifact.value, 'spec', 'copies');
  return (
    copies.length > 0 &&
    copies.every((copy) => {
      const to = /^@artifact\/?([^*?[{]*)$/.exec(stringAt(copy, 'to') ?? '')?.[1];
      if (to === undefined) return false;
      const target = clean(to);
      return target !== '' && wanted !== '' && !isWithin(wanted, target) && !isWithin(target, wanted);
    })
  );
}

function clean(path: string): string {
  return path.replace(/^(?:\.?\/)+|\/+$/g, '').replace(/^\.$/, '');
}

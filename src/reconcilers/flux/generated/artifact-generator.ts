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
  for (const copy of listAt(artifact.value, 'spec', 'copies')) {
    const from = /^@([^/]+)\/?(.*)$/.exec(stringAt(copy, 'from') ?? '');
    const to = /^@artifact\/?(.*)$/.exec(stringAt(copy, 'to') ?? '');
    if (!from || !to) continue;
    const [, alias, below = ''] = from;
    // A pattern copies what it matches; what lies behind its fixed start keeps its path.
    const start = clean(below.replace(/(?:^|\/)[^/]*[*?[{].*$/, ''));
    const target = clean(to[1] ?? '');
    if (target !== '' && !isWithin(wanted, target)) continue;
    const rest = clean(wanted.slice(target.length));
    const source = listAt(artifact.value, 'spec', 'sources').find((item) => stringAt(item, 'alias') === alias);
    const kind = stringAt(source, 'kind');
    const name = stringAt(source, 'name');
    if (!kind || !name) return undefined;
    const namespace = stringAt(source, 'namespace') ?? artifact.namespace;
    return { kind, name, namespace, path: [start, rest].filter((part) => part !== '').join('/') };
  }
  return undefined;
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

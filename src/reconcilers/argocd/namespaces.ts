import { getOrInsert } from '../../grouping.ts';
import type { KubernetesObject, Place } from '../../kubernetes/object.ts';
import { isUnknown } from '../../kubernetes/terms/unknown.ts';
import { misspelt } from '../../text/misspelling.ts';
import { isImpossibleName, isTemplate } from '../../text/variables.ts';
import { listAt } from '../../yaml/value.ts';
import { BUILT_IN_NAMESPACES } from '../built-in-namespaces.ts';
import type { Need } from '../externals.ts';
import type { Application } from './application.ts';
import type { ArgoRoot } from './entrypoints/roots.ts';
import type { ArgoGraph } from './graph.ts';
import { isTemplated } from './template/rendered.ts';

/** A namespace that an Application deploys to and that neither Argo CD nor the tree creates. */
export interface MissingNamespace {
  readonly name: string;
  readonly application: Application;
  readonly at: Place;
  /** The root that leads to the Application. */
  readonly root: string;
  /** The namespace that was meant, if only a slip can explain the difference. */
  readonly near: string | undefined;
}

/**
 * The namespaces of destinations that nothing creates: Argo CD does only with `CreateNamespace=true`. Each once for each root, with the
 * first Application.
 */
export function missingNamespaces(graph: ArgoGraph): MissingNamespace[] {
  const created = new Set(BUILT_IN_NAMESPACES);
  for (const name of graph.statedNamespaces) created.add(name);
  for (const { object, objects, destination } of graph.applications) {
    // Argo CD runs where its Applications are.
    if (object.namespace !== '') created.add(object.namespace);
    if (createsNamespace(object) && destination.namespace) created.add(destination.namespace);
    for (const one of objects) if (one.groupKind === '/Namespace') created.add(one.name);
  }
  const missing = new Map<string, MissingNamespace>();
  for (const root of graph.roots)
    for (const application of root.applications) {
      const found = graph.isInUse(application) ? missingOf(application, root, created) : undefined;
      if (found) getOrInsert(missing, `${root.name}\0${found.name}`, () => found);
    }
  return [...missing.values()];
}

/** What the roots of Argo CD need from elsewhere: the namespaces that nothing creates. */
export function needsOf(graph: ArgoGraph): Need[] {
  return missingNamespaces(graph).map(({ name, root, near }) => ({
    groupKind: '/Namespace',
    namespace: '',
    name,
    cluster: root,
    isWrong: near !== undefined || isImpossibleName(name),
  }));
}

function missingOf(
  application: Application,
  root: ArgoRoot,
  created: ReadonlySet<string>,
): MissingNamespace | undefined {
  const { object, isCertain, sources, destination } = application;
  const { namespace: name = '' } = destination;
  if (!isCertain || name === '' || created.has(name) || isTemplated(name) || isTemplate(name) || isUnknown(name))
    return undefined;
  // What has only Applications in it, or nothing, needs no namespace of its own.
  const deploys = sources.some(({ type, objects }) => type !== 'ref' && (type !== 'directory' || objects.length > 0));
  const near = misspelt(name, [...created], 'absent');
  return deploys
    ? { name, application, at: object.at('spec', 'destination', 'namespace'), root: root.name, near }
    : undefined;
}

function createsNamespace({ value }: KubernetesObject): boolean {
  return listAt(value, 'spec', 'syncPolicy', 'syncOptions').includes('CreateNamespace=true');
}

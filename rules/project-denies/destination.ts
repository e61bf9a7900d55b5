import { isUnknown } from '../../src/kubernetes/terms/unknown.ts';
import type { Application } from '../../src/reconcilers/argocd/application.ts';
import { IN_CLUSTER } from '../../src/reconcilers/argocd/kinds.ts';
import { isTemplate } from '../../src/text/variables.ts';
import type { ProjectDestination } from './permits.ts';

/** The destination as it is compared, or undefined if it names no cluster, or two. */
export function comparable(
  { server, name }: Application['destination'],
  namespace: string,
): ProjectDestination | undefined {
  const texts = [server, name].flatMap((text) => (text ? [text] : []));
  const [text] = texts;
  if (text === undefined || texts.length > 1) return undefined;
  if (!isPlain(text)) return { server: undefined, name: undefined, namespace };
  const plain = text.replace(/(?<!\/)\/+$/, '');
  // A Secret can give the cluster of Argo CD another name, but no other address.
  if (name && plain === IN_CLUSTER.name) return { ...IN_CLUSTER, namespace };
  return { server: server ? plain : undefined, name: name ? plain : undefined, namespace };
}

/** Whether nothing fills in a part of a text later. */
export function isPlain(text: string): boolean {
  return !isTemplate(text) && !isUnknown(text);
}

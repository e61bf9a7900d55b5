import { getOrInsert } from '../../src/grouping.ts';
import { isUnknown } from '../../src/kubernetes/terms/unknown.ts';
import type { Application } from '../../src/reconcilers/argocd/application.ts';
import { clusterOf, instancesOf } from '../../src/reconcilers/argocd/instances.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { isTemplate } from '../../src/text/variables.ts';
import type { YamlMap } from '../../src/yaml/value.ts';

/** The clusters that Argo CD applies objects to, where it certainly does: its own instance and the destination of the Application. */
export function argoPlaces({ argo }: Revision): ReadonlyMap<YamlMap, ReadonlySet<string>> {
  const places = new Map<YamlMap, Set<string>>();
  for (const { members } of instancesOf(argo.roots)) {
    const [first] = members;
    const instance = first ? `${first.node.object.origin.file.path}\0${first.node.object.name}` : '';
    for (const { node, cluster } of members) {
      if ('applications' in node || !node.isCertain || !argo.isInUse(node) || !isKnown(node)) continue;
      const place = `\0${instance}\0${clusterOf(node.destination) || cluster}`;
      for (const { value } of node.objects) getOrInsert(places, value, () => new Set()).add(place);
    }
  }
  return places;
}

function isKnown({ destination }: Application): boolean {
  const texts = [destination.server, destination.name].flatMap((text) => text ?? []);
  return texts.length > 0 && !texts.some((text) => isTemplate(text) || isUnknown(text));
}

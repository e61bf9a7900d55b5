import type { Entrypoint, Note } from '../reconciler.ts';
import { type Application, failsToBuild } from './application.ts';
import { appliedObjects } from './applied.ts';
import { argoId } from './details.ts';
import type { ArgoRoot } from './entrypoints/roots.ts';
import type { ArgoGraph } from './graph.ts';
import { type ArgoNote, failureNotes, unknownNotes, withIds } from './notes.ts';

/** A root with what its Applications are asked to apply. */
export function entrypointOf(root: ArgoRoot, graph: ArgoGraph): Entrypoint {
  const { name, foundBy, entries, sets, applications } = root;
  // What Flux applies to begin with is among what its cluster is asked to apply.
  const begun = foundBy === 'flux' ? [] : entries.map(({ object }) => object);
  return {
    name,
    ids: [...sets, ...applications].map(({ object }) => argoId(object)),
    get applied() {
      return [
        ...(begun.length > 0 ? [{ heading: undefined, objects: begun }] : []),
        ...applications
          .filter((application) => application.objects.length > 0 && !failsToBuild(application))
          .map((application) => ({
            heading: headingOf(application),
            objects: appliedObjects(application, graph.isClusterScoped),
          })),
      ];
    },
    failures: failureNotes(root, graph),
    unknowns: unknownNotes(root).map(noteOf),
  };
}

function headingOf({ object, destination: { server, name, namespace } }: Application): string {
  const place = [namespace, name ?? server].filter((part) => part).join(' in ');
  return `# Application ${argoId(object)}${place === '' ? '' : `, to ${place}`}`;
}

function noteOf({ reason, origin, ids }: ArgoNote): Note {
  return { text: withIds(reason, ids), origin };
}

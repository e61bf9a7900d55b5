import type { Subject } from '../fault.ts';
import type { Guard } from '../guard.ts';
import { loadCel } from '../kubernetes/cel/cel.ts';
import type { CelRules } from '../kubernetes/cel/rules.ts';
import { Manifests } from '../kubernetes/manifests.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import type { SchemaLocations } from '../kubernetes/schema/located.ts';
import { Schemas } from '../kubernetes/schemas.ts';
import { once } from '../once.ts';
import type { Policy } from '../policy/policy.ts';
import type { FluxVersion } from '../reconcilers/flux/flux-versions.ts';
import type { FluxGraph } from '../reconcilers/flux/graph.ts';
import { installedFlux } from '../reconcilers/flux/installed-versions.ts';
import { installedProducts } from '../reconcilers/installed-products.ts';
import type { Tree } from '../repository/tree.ts';
import type { PendingPatches } from './pending-patches.ts';
import { type Appliers, isServerSide } from './server-side.ts';
import type { Standings } from './standings.ts';

/** What schemas are loaded from. */
export interface SchemaParts extends Appliers {
  readonly tree: Tree;
  readonly guard: Guard;
  readonly manifests: Manifests;
  readonly objects: readonly KubernetesObject[];
  readonly flux: FluxGraph;
  readonly fluxVersions: readonly FluxVersion[];
  readonly standings: Standings;
  readonly patches: PendingPatches;
  readonly options: { readonly policy: Policy; readonly locations: SchemaLocations };
}

/** The schemas of a revision, with those that the policy's locations have for its kinds; bundled ones only if its own fail. */
export async function loadSchemas(parts: SchemaParts): Promise<Schemas> {
  const { guard, manifests, objects, flux, tree, standings, patches } = parts;
  const { policy, locations } = parts.options;
  const subject = (): Subject => ({ what: 'The schemas of this repository', at: undefined });
  const rules = await guard.wait(
    'steps',
    subject,
    () => schemaRules(objects),
    () => undefined,
  );
  const fluxOfBuilds = guard.run(
    'steps',
    () => ({ what: 'The installed versions of Flux', at: undefined }),
    () => installedFlux(flux, manifests),
    () => undefined,
  );
  const schemas = guard.run(
    'steps',
    subject,
    () =>
      new Schemas(manifests, policy.targets, {
        rules,
        flux: parts.fluxVersions,
        ...(fluxOfBuilds && { fluxOfBuilds }),
        installed: once(() => installedProducts(manifests)),
        completion: {
          standsAlone: (object) => standings.standsAlone(object),
          mayBePatched: (object, path) => patches.mayWrite(object, path),
          isServerSide: (object) => isServerSide(object, parts),
        },
      }),
    () => new Schemas(new Manifests([]), policy.targets, { rules }),
  );
  await guard.wait(
    'steps',
    subject,
    () => schemas.locate(objects, locations, tree),
    () => undefined,
  );
  return schemas;
}

/** The groups of Kubernetes whose objects have expressions. */
const WITH_EXPRESSIONS: ReadonlySet<string> = new Set(['admissionregistration.k8s.io', 'apiextensions.k8s.io']);

/** The evaluator of the rules inside schemas, which only custom resources have, and of the expressions of policies and webhooks. */
async function schemaRules(objects: readonly KubernetesObject[]): Promise<CelRules | undefined> {
  const has = ({ group }: KubernetesObject): boolean =>
    WITH_EXPRESSIONS.has(group) || (group.includes('.') && !group.endsWith('.k8s.io'));
  return objects.some(has) ? loadCel() : undefined;
}

import type { Tree } from '../../repository/tree.ts';
import { schemaIndex } from '../bundled-schemas.ts';
import { type InstalledProducts, isAtLeast } from '../installed.ts';
import type { KubernetesObject } from '../object.ts';
import {
  fluxTargets,
  type Minors,
  type NamedVersion,
  type ProductTargets,
  readTargets,
  type Targets,
} from '../targets.ts';
import type { DefinedKinds } from './definitions.ts';
import type { LocatedSchema, SchemaLocations } from './located.ts';
import type { KindVersion } from './location.ts';
import type { VersionStatus } from './version-status.ts';
import { versionStatusOf } from './version-status-of.ts';

/** The versions that a tree names: of Flux, anywhere in it and by the builds that make its clusters, and of other products. */
export interface NamedVersions {
  readonly flux: Iterable<NamedVersion>;
  readonly fluxOfBuilds: ReadonlyMap<string, readonly NamedVersion[]>;
  /** Looked up when an object has a version that an operator no longer serves. */
  readonly installed: () => InstalledProducts;
}

/** The status of versions for the targets of a revision: bundled kinds, kinds that it defines itself, and kinds found elsewhere. */
export class VersionStatuses {
  readonly targets: Targets;
  readonly #defined: DefinedKinds;
  readonly #installed: () => InstalledProducts;
  readonly #ofBuilds = new Map<string, Targets>();
  readonly #statuses = new Map<Targets, Map<string, VersionStatus>>();
  readonly #located = new Map<string, LocatedSchema>();

  /** `policy` are the minors that the policy file names. */
  constructor(defined: DefinedKinds, policy: Minors, { flux: named, fluxOfBuilds, installed }: NamedVersions) {
    this.#defined = defined;
    this.#installed = installed;
    this.targets = readTargets(policy, schemaIndex(), named);
    if (policy.flux) return;
    for (const [build, versions] of fluxOfBuilds) {
      const flux = fluxTargets(versions, schemaIndex().flux);
      if (flux) this.#ofBuilds.set(build, { ...this.targets, flux });
    }
  }

  /** Looks up unknown kinds in the locations of the policy file. Must run before anything is checked. */
  async locate(objects: readonly KubernetesObject[], locations: SchemaLocations, tree: Tree): Promise<void> {
    const unknown = new Map<string, KindVersion>();
    for (const object of objects) {
      const { apiVersion, kind } = object;
      const { status, product } = this.of(object);
      const isClosed = product === 'flux' || product === 'kubernetes';
      if (status.startsWith('unknown') && !isClosed) unknown.set(`${apiVersion} ${kind}`, { apiVersion, kind });
    }
    const minor = this.targets.kubernetes.minors.at(-1) ?? '';
    const found = await locations.find([...unknown.values()], tree, minor);
    for (const [{ apiVersion, kind }, schema] of found) this.#located.set(`${apiVersion} ${kind}`, schema);
    this.#statuses.clear();
  }

  /** The versions of Flux that the objects of a build are for. */
  fluxOf(build: string): ProductTargets {
    return (this.#ofBuilds.get(build) ?? this.targets).flux;
  }

  /** Whether the tree installs a version of a product that is newer than its schemas. */
  isNewer(product: string): boolean {
    const bundled = schemaIndex().products[product];
    const versions = bundled === undefined ? [] : (this.#installed().get(product) ?? []);
    return versions.some(({ lowest = '0' }) => bundled !== undefined && !isAtLeast(bundled, lowest));
  }

  /** The status of an object's version for the targets. */
  of(object: KubernetesObject): VersionStatus {
    const targets = this.#ofBuilds.get(object.builds[0] ?? '') ?? this.targets;
    const known = this.#statuses.get(targets) ?? new Map<string, VersionStatus>();
    this.#statuses.set(targets, known);
    const key = `${object.apiVersion} ${object.kind}`;
    let status = known.get(key);
    if (!status) {
      status = withLocated(versionStatusOf(object, targets, this.#defined, this.#installed), this.#located.get(key));
      known.set(key, status);
    }
    return status;
  }
}

/** The status of a version for which a location of the policy file has a schema. */
function withLocated(status: VersionStatus, located: LocatedSchema | undefined): VersionStatus {
  if (!located || !status.status.startsWith('unknown')) return status;
  const { schema, isOwn } = located;
  return {
    ...status,
    status: 'served',
    product: isOwn ? 'repository' : 'location',
    schemas: [{ minors: [], read: () => schema }],
  };
}

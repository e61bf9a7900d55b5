import { minorOf, newestOf } from './terms/minors.ts';

/** The minors of one product that a repository is for, and how far this is known. */
export interface ProductTargets {
  /** `major.minor`, at least one. */
  readonly minors: readonly string[];
  /** Whether an object must suit every one of them, or (if clusters differ and it is not known whose object it is) any. */
  readonly demand: 'every' | 'any';
  /** Nothing specifies it, so the newest is used, and an object for another version is not wrong. */
  readonly guessed: boolean;
}

/** The versions that manifests must suit. */
export interface Targets {
  readonly flux: ProductTargets;
  readonly kubernetes: ProductTargets;
}

/** Minors of both products: those that a policy file names, or those that are known here, oldest first. */
export interface Minors {
  readonly flux?: readonly string[];
  readonly kubernetes?: readonly string[];
}

/** A version or a range of versions of a product, as a tree writes it. */
export interface NamedVersion {
  readonly version: string;
}

/** The targets as the policy file names them, otherwise as the tree shows them, otherwise the newest known. */
export function readTargets(policy: Minors, known: Required<Minors>, flux: Iterable<NamedVersion>): Targets {
  const newest = (minors: readonly string[]): ProductTargets => ({
    minors: minors.slice(-1),
    demand: 'every',
    guessed: true,
  });
  return {
    flux: named(policy.flux, 2) ?? fluxTargets(flux, known.flux) ?? newest(known.flux),
    kubernetes: named(policy.kubernetes, 1) ?? newest(known.kubernetes),
  };
}

function named(versions: readonly string[] | undefined, major: number): ProductTargets | undefined {
  const minors = [...new Set((versions ?? []).flatMap((version) => minorOf(version, major) ?? []))];
  return minors.length === 0 ? undefined : { minors, demand: 'every', guessed: false };
}

/** The Flux minor versions that some versions specify, or undefined. */
export function fluxTargets(versions: Iterable<NamedVersion>, known: readonly string[]): ProductTargets | undefined {
  const minors = new Set<string>();
  let open = false;
  for (const { version } of versions) {
    const minor = minorOf(version, 2);
    if (minor === undefined) open = true;
    else minors.add(minor);
  }
  if (minors.size === 0) return undefined;
  const newest = newestOf(known);
  if (open && newest !== undefined) minors.add(newest);
  return { minors: [...minors], demand: 'any', guessed: open };
}

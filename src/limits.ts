/** How much work one run does. Anything beyond it is not checked, and a finding or the exit code reports that. */
export interface Limits {
  /** Minutes for the whole run. */
  readonly minutes: number;
  /** Megabytes of YAML files in a revision; the smallest files are read first. */
  readonly megabytes: number;
  /** YAML documents in a revision. */
  readonly documents: number;
  /** Values in the YAML files of a revision: scalars, lists and mappings. */
  readonly values: number;
  /** Objects of one build. */
  readonly objectsPerBuild: number;
  /** Objects of all builds of a revision. */
  readonly builtObjects: number;
  /** Changes that the patches and transformers of one build make: each entry counts once per object. */
  readonly changesPerBuild: number;
  /** Such changes in all builds of a revision. */
  readonly changes: number;
  /** Megabytes of generated ConfigMaps and Secrets in a revision. */
  readonly generatedMegabytes: number;
  /** Entries of one generated ConfigMap or Secret. */
  readonly generatedEntries: number;
  /** Findings of one rule in one file. */
  readonly findingsPerFile: number;
}

export const DEFAULT_LIMITS: Limits = {
  minutes: 10,
  megabytes: 30,
  documents: 30_000,
  values: 1_200_000,
  objectsPerBuild: 20_000,
  builtObjects: 100_000,
  changesPerBuild: 200_000,
  changes: 2_000_000,
  generatedMegabytes: 20,
  generatedEntries: 20_000,
  findingsPerFile: 250,
};

/** Bytes of a megabyte. */
export const MEGABYTE = 1024 * 1024;

/** A number as people write it: `20,000`. */
export function numberText(value: number): string {
  return value.toLocaleString('en-US');
}

/** How to raise a limit, as a sentence. */
export function raiseAdvice(limit: keyof Limits): string {
  return `If this is intended, raise \`limits.${limit}\` in the policy file.`;
}

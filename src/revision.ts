import { rules } from '../rules/index.ts';
import { followArgo } from './argocd/graph.ts';
import { deployedIn } from './deployed/revision.ts';
import { followFlux } from './flux/graph.ts';
import { installedFlux } from './flux/installed.ts';
import { statesFlux, toJudge } from './flux/judged.ts';
import { type CelRules, loadCel } from './kubernetes/cel/cel.ts';
import { type FluxVersion, fluxVersions } from './kubernetes/flux-versions.ts';
import { type Manifests, readManifests } from './kubernetes/manifests.ts';
import type { KubernetesObject } from './kubernetes/object.ts';
import { type SchemaLocations, Schemas } from './kubernetes/schemas.ts';
import { FLUX_BUILD, KUSTOMIZE_BUILD } from './kustomize/build.ts';
import { Builds } from './kustomize/builds.ts';
import { sortFindings } from './lint/compare.ts';
import { Run, runRules } from './lint/engine.ts';
import type { Finding, SuppressedFinding } from './lint/finding.ts';
import { notKnown } from './lint/not-known.ts';
import type { RuleContext } from './lint/rule.ts';
import { Secrecy } from './lint/secrecy.ts';
import { substitutedSecrets } from './lint/substituted-secrets.ts';
import { hearSuppressions } from './lint/suppress.ts';
import type { Policy } from './policy/policy.ts';
import type { StatedSources } from './policy/sources.ts';
import type { DeployedRevision } from './report/difference.ts';
import type { Change } from './repository/change.ts';
import { codeownersOf } from './repository/codeowners/codeowners.ts';
import type { Tree } from './repository/tree.ts';
import { diagnose } from './yaml/diagnose.ts';
import type { TextProblem } from './yaml/parse.ts';
import type { YamlReader } from './yaml/reader.ts';

export { rules };

/** What a revision is judged with, the same for base and head. */
export interface Terms {
  readonly policy: Policy;
  readonly change: Change | undefined;
  /** The day of the run, `YYYY-MM-DD`. */
  readonly today: string;
  /** Urls of the repository that the trees are of. */
  readonly repositories: readonly string[];
  /** What the policy's sources hand out. */
  readonly sources: StatedSources;
  /** Parses each content once for both revisions. */
  readonly reader: YamlReader;
  /** Where schemas are looked up besides what is bundled. */
  readonly locations: SchemaLocations;
}

/** One revision as the rules see it, and what they say of it. */
export interface JudgedRevision {
  readonly tree: Tree;
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  readonly failures: readonly string[];
  readonly objects: number;
  readonly fluxVersions: readonly FluxVersion[];
  /** What its clusters, Applications or overlays deploy. */
  readonly deployed: DeployedRevision;
  /** What was not known of the revision, a line each. */
  readonly notes: readonly string[];
}

/** Parses, builds and judges one revision; `base` is the judged merge base where this is the head of a change. */
export async function judgeRevision(tree: Tree, terms: Terms, base?: JudgedRevision): Promise<JudgedRevision> {
  const { policy, change, today, reader, repositories } = terms;
  const { checkouts, directories } = terms.sources;
  const secrecy = new Secrecy(tree, checkouts);
  const manifests = readManifests(tree, reader, checkouts);
  const flux = followFlux(tree, reader, manifests, { repositories, sources: directories, checkouts });
  const isFlux = statesFlux(manifests);
  for (const { definition } of substitutedSecrets(flux)) secrecy.hide(definition);
  const made = new Builds(tree, reader, manifests, isFlux ? FLUX_BUILD : KUSTOMIZE_BUILD, checkouts);
  const argo = followArgo(tree, reader, manifests, {
    urls: repositories,
    overlays: isFlux ? undefined : made,
    applied: flux.objects(),
    checkouts,
  });
  const overlays = made.except(flux.directories);
  const { builds, objects } = toJudge(manifests, flux, overlays, argo.applied(new Set(made.roots)));
  const schemas = new Schemas(manifests, policy.targets, {
    rules: await schemaRules(objects),
    fluxOfBuilds: installedFlux(flux, manifests),
  });
  await schemas.locate(objects, terms.locations, tree);
  const context: RuleContext = {
    tree,
    manifests,
    checkouts,
    flux,
    argo,
    builds,
    objects,
    schemas,
    diagnoses: diagnoseFiles(manifests),
    change,
    codeowners: codeownersOf(tree),
    baseCodeowners: base && codeownersOf(base.tree),
    baseFlux: base?.fluxVersions,
    policy,
    ruleIds: rules.map(({ id }) => id),
    today,
  };
  const { findings, failures } = runRules(rules, context);
  const heard = hearSuppressions(findings, manifests.texts(), policy, today);
  const late = new Run(context);
  for (const rule of rules.filter((rule) => rule.on === 'unused-suppression')) {
    for (const suppression of heard.unused) late.collect(rule, () => rule.check(suppression, context));
  }
  return {
    tree,
    findings: sortFindings([...heard.findings, ...late.findings]).map((finding) => secrecy.clear(finding)),
    suppressed: sortFindings(heard.suppressed),
    failures: [...failures, ...late.failures],
    objects: objects.filter(({ origin }) => !checkouts.holds(origin.file.path)).length,
    fluxVersions: [...fluxVersions(manifests)],
    deployed: { ...deployedIn(flux, argo, overlays), secrecy },
    notes: notKnown(context, terms.locations),
  };
}

/** The evaluator of the rules inside schemas, which only custom resources have. */
async function schemaRules(objects: readonly KubernetesObject[]): Promise<CelRules | undefined> {
  return objects.some(({ group }) => group.includes('.') && !group.endsWith('.k8s.io')) ? loadCel() : undefined;
}

function diagnoseFiles(manifests: Manifests): ReadonlyMap<string, readonly TextProblem[]> {
  const diagnoses = new Map<string, readonly TextProblem[]>();
  for (const { path, type, parsed } of manifests.files) {
    if (type === 'template') continue;
    const problems = diagnose(parsed);
    if (problems.length > 0) diagnoses.set(path, problems);
  }
  return diagnoses;
}

import { rules } from '../rules/index.ts';
import { deployedIn } from './change/revision.ts';
import { sortFindings } from './findings/compare.ts';
import type { Finding, SuppressedFinding } from './findings/finding.ts';
import type { Guard, Subject } from './guard.ts';
import { loadCel } from './kubernetes/cel/cel.ts';
import type { CelRules } from './kubernetes/cel/rules.ts';
import { Manifests, readManifests } from './kubernetes/manifests.ts';
import type { KubernetesObject } from './kubernetes/object.ts';
import type { SchemaLocations } from './kubernetes/schema/located.ts';
import { Schemas } from './kubernetes/schemas.ts';
import { FLUX_BUILD, KUSTOMIZE_BUILD } from './kustomize/build.ts';
import { Builds } from './kustomize/builds.ts';
import { runRules } from './lint/engine.ts';
import { lateFindings } from './lint/late.ts';
import { notKnown } from './lint/not-known.ts';
import type { RuleContext } from './lint/rule.ts';
import { hearSuppressions } from './lint/suppress.ts';
import { hideOrigins, hideVariables } from './masking/hidden-origins.ts';
import { Redactor } from './masking/redactor.ts';
import type { Policy } from './policy/policy.ts';
import type { StatedSources } from './policy/sources.ts';
import { followArgo } from './reconcilers/argocd/graph.ts';
import { type FluxVersion, fluxVersions } from './reconcilers/flux/flux-versions.ts';
import { type FluxGraph, followFlux } from './reconcilers/flux/graph.ts';
import { installedFlux } from './reconcilers/flux/installed-versions.ts';
import { statesFlux, toJudge } from './reconcilers/flux/judged.ts';
import type { DeployedRevision } from './report/changes/changes-between.ts';
import type { Change } from './repository/change.ts';
import { codeownersOf } from './repository/codeowners/codeowners.ts';
import type { Tree } from './repository/tree.ts';
import { diagnose } from './yaml/diagnose.ts';
import type { TextProblem } from './yaml/problem.ts';
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
  /** What of it was not judged. */
  readonly guard: Guard;
  readonly objects: number;
  readonly fluxVersions: readonly FluxVersion[];
  /** What its clusters, Applications or overlays deploy; undefined where that could not be told. */
  readonly deployed: DeployedRevision | undefined;
  /** What may be shown of its files. */
  readonly redactor: Redactor;
  /** What was not known of the revision, a line each. */
  readonly notes: readonly string[];
}

/** Parses, builds and judges one revision; `base` is the judged merge base where this is the head of a change. */
export async function judgeRevision(tree: Tree, terms: Terms, base?: JudgedRevision): Promise<JudgedRevision> {
  const { policy, change, today, repositories } = terms;
  const { checkouts, directories } = terms.sources;
  const reader = terms.reader.next();
  const { guard } = reader;
  const redactor = new Redactor(tree, reader, checkouts);
  const manifests = readManifests(tree, reader, checkouts);
  const flux = followFlux(tree, reader, manifests, { repositories, sources: directories, checkouts });
  const isFlux = statesFlux(manifests);
  const made = new Builds(tree, reader, manifests, isFlux ? FLUX_BUILD : KUSTOMIZE_BUILD, checkouts);
  const argo = followArgo(tree, reader, manifests, {
    urls: repositories,
    overlays: isFlux ? undefined : made,
    applied: flux.objects(),
    checkouts,
  });
  const overlays = made.except(flux.directories);
  const { builds, objects } = toJudge(manifests, flux, overlays, argo.applied(new Set(made.roots)));
  whole(guard, 'What is secret', () => {
    hideOrigins(objects, redactor);
    hideVariables(flux, redactor);
  });
  const schemas = await schemasOf(guard, terms, tree, manifests, flux, objects);
  const context: RuleContext = {
    tree,
    manifests,
    checkouts,
    flux,
    argo,
    builds,
    objects,
    schemas,
    diagnoses: diagnoseFiles(manifests, guard),
    change,
    codeowners: whole(guard, 'CODEOWNERS', () => codeownersOf(tree)),
    baseCodeowners: base && whole(guard, 'CODEOWNERS of the base', () => codeownersOf(base.tree)),
    baseFlux: base?.fluxVersions,
    refused: reader.refused,
    policy,
    redactor,
    ruleIds: rules.map(({ id }) => id),
    today,
  };
  const findings = runRules(rules, context, guard);
  const heard = whole(guard, 'Comments that suppress findings', () =>
    hearSuppressions(findings, manifests.texts(), policy, today),
  ) ?? { findings, suppressed: [], unused: [] };
  const deployed = whole(guard, 'What this revision deploys', () => deployedIn(flux, argo, overlays));
  const late = lateFindings(rules, context, guard, heard.unused);
  return {
    tree,
    findings: sortFindings([...heard.findings, ...late]),
    suppressed: sortFindings(heard.suppressed).map((one) => ({ ...one, reason: redactor.text(one.reason) })),
    guard,
    objects: objects.filter(({ origin }) => !checkouts.holds(origin.file.path)).length,
    fluxVersions: [...fluxVersions(manifests)],
    deployed: deployed && { ...deployed, redactor },
    redactor,
    notes: (whole(guard, 'What is not known', () => notKnown(context, terms.locations)) ?? []).map((note) =>
      redactor.text(note),
    ),
  };
}

/** A step for the whole revision; undefined where it fails. */
function whole<T>(guard: Guard, what: string, step: () => T): T | undefined {
  return guard.run(
    'steps',
    () => ({ what, at: undefined }),
    step,
    () => undefined,
  );
}

async function schemasOf(
  guard: Guard,
  { policy, locations }: Terms,
  tree: Tree,
  manifests: Manifests,
  flux: FluxGraph,
  objects: readonly KubernetesObject[],
): Promise<Schemas> {
  const subject = (): Subject => ({ what: 'What the schemas of this repository say', at: undefined });
  const rules = await guard.wait(
    'steps',
    subject,
    () => schemaRules(objects),
    () => undefined,
  );
  const fluxOfBuilds = whole(guard, 'Which versions of Flux are installed', () => installedFlux(flux, manifests));
  const schemas = guard.run(
    'steps',
    subject,
    () =>
      new Schemas(manifests, policy.targets, {
        rules,
        flux: fluxVersions(manifests),
        ...(fluxOfBuilds && { fluxOfBuilds }),
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

/** The evaluator of the rules inside schemas, which only custom resources have. */
async function schemaRules(objects: readonly KubernetesObject[]): Promise<CelRules | undefined> {
  return objects.some(({ group }) => group.includes('.') && !group.endsWith('.k8s.io')) ? loadCel() : undefined;
}

function diagnoseFiles(manifests: Manifests, guard: Guard): ReadonlyMap<string, readonly TextProblem[]> {
  const diagnoses = new Map<string, readonly TextProblem[]>();
  for (const { path, type, parsed } of manifests.files) {
    if (type === 'template') continue;
    const subject = (): Subject => ({ what: 'This file', at: path });
    const problems = guard.run<readonly TextProblem[]>(
      'files',
      subject,
      () => diagnose(parsed),
      () => [],
    );
    if (problems.length > 0) diagnoses.set(path, problems);
  }
  return diagnoses;
}

import type { Finding } from '../findings/finding.ts';
import { graphReport } from '../report/graph/report.ts';
import { severityCounts } from '../report/words.ts';
import { isWithin } from '../repository/tree.ts';
import { repositoryOf } from '../repository/url.ts';
import { countOf, listWords } from '../text/words.ts';
import { ownerAdvice } from './owners.ts';
import { requestWords } from './place.ts';
import type { Found } from './plan.ts';

/** Clusters that are listed by name. */
const MOST = 8;

/** What was found in a repository, as lines for people. `policy` is the path of the policy file; `findings` are those of a check with it. */
export function foundLines(found: Found, policy: string, findings: readonly Finding[]): string[] {
  const { place } = found;
  return [
    ...(place.isInGit
      ? []
      : ['This directory is not in a git repository. Run `git init` before you commit the files.']),
    ...(startsAtRoot(found)
      ? [
          'Paths of Kustomizations or Applications here start at the root of the repository. Run gitops-gate init there instead.',
        ]
      : []),
    ...clusterLines(found),
    ...notKnownLines(found, policy),
    findings.length === 0
      ? 'Findings today: none.'
      : `Findings today: ${severityCounts(findings)}. A ${requestWords(place)} fails only for what it adds.`,
    ...(place.host === 'github' ? ownerAdvice(found) : []),
    ...(findings.some(isAboutOwnFiles)
      ? [
          'Add the owner of /.github/ in the same pull request: without one, the new files there fail the check (unowned-file).',
        ]
      : []),
  ];
}

/** Whether the paths that are applied are relative to a folder above the checked one, so that they lead nowhere in it. */
function startsAtRoot({ revision, place: { prefix } }: Found): boolean {
  const paths = revision.reconcilers.flatMap(({ deploys }) =>
    deploys.map(({ stated }) => stated.replace(/^\.?\//, '')),
  );
  return prefix !== '' && paths.some((path) => isWithin(path, prefix));
}

/** Whether a finding is an error because the files that init writes do not have an owner. */
function isAboutOwnFiles({ rule, severity, message }: Finding): boolean {
  return rule === 'unowned-file' && severity === 'error' && message.includes('`.github/');
}

function clusterLines({ revision: { reconcilers, overlays, objects, redactor } }: Found): string[] {
  const { parts } = graphReport(reconcilers);
  const lines = reconcilers.flatMap(({ words }, index) => {
    const { groups = [], unreached } = parts[index] ?? {};
    const left = unreached?.places.length ?? 0;
    if (groups.length === 0 && left === 0) return [];
    return [
      `${words.tool}:${groups.length === 0 ? ' no cluster' : ''}`,
      ...groups.slice(0, MOST).map(({ name, heading }) => redactor.text(`  ${name}: ${heading}`)),
      ...(groups.length > MOST ? [`  and ${groups.length - MOST} more: gitops-gate graph`] : []),
      ...(left > 0 ? [`  ${countOf(left, words.applier)} that no known cluster applies: gitops-gate graph`] : []),
    ];
  });
  if (lines.length > 0) return lines;
  const counts = [countOf(overlays.length, 'overlay'), countOf(objects.length, 'object')];
  return [`Neither Flux nor Argo CD starts in this repository. The gate checks its ${listWords(counts)}.`];
}

function notKnownLines({ revision, targets, others }: Found, policy: string): string[] {
  const count = revision.reconcilers.reduce((sum, { unknowns }) => sum + unknowns.lines.length, 0);
  const set = revision.options.policy.targets;
  const versions = [
    ...(targets.kubernetes.length === 0 && !set.kubernetes ? ['Kubernetes'] : []),
    ...(targets.hasFlux && !targets.flux && !set.flux ? ['Flux'] : []),
  ];
  const lines = [
    ...(versions.length > 0 ? [`the version of ${listWords(versions, 'or')}: set targets in ${policy}`] : []),
    ...others.map(
      ({ url, appliers }) =>
        `what ${repositoryOf(url)} contains (used by ${countOf(appliers, 'object')}): see sources in ${policy}`,
    ),
    ...(count > 0 ? [`${countOf(count, 'part')} of what the clusters apply: gitops-gate graph marks each with ?`] : []),
  ];
  return lines.length === 0 ? [] : ['Not known:', ...lines.map((line) => `  ${line}`)];
}

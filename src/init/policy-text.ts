import type { Finding } from '../findings/finding.ts';
import type { Need } from '../reconcilers/externals.ts';
import type { OtherRepository } from '../reconcilers/other-repositories.ts';
import { externalsText } from '../report/externals.ts';
import { repositoryOf } from '../repository/url.ts';
import { firstFew } from '../text/words.ts';
import { TOOL } from '../tool.ts';
import { comment, commentedOut } from './comment.ts';
import type { CriticalFolder } from './critical-paths.ts';
import { loudRules, type RuleOf } from './loud-rules.ts';
import { type FoundTargets, targetsText } from './targets.ts';

/** What a policy file is written from. */
export interface PolicyParts {
  readonly targets: FoundTargets;
  /** The minors of Kubernetes that the gate has schemas for, oldest first. */
  readonly knownMinors: readonly string[];
  readonly folders: readonly CriticalFolder[];
  readonly externals: ExternalsChoice;
  readonly others: readonly OtherRepository[];
  /** Findings of a check with the default policy. */
  readonly findings: readonly Finding[];
  readonly ruleOf: RuleOf;
  /** What changes are proposed as, such as `pull request`. */
  readonly request: string;
}

/** What clusters need from elsewhere, and whether the policy says that nothing else does. */
export interface ExternalsChoice {
  readonly needs: readonly Need[];
  /** How many clusters have such needs. */
  readonly clusters: number;
  readonly isClosed: boolean;
  /** What would be an error if it did, although it is none today. */
  readonly newErrors?: readonly { readonly rule: string; readonly place: string }[];
}

const SCHEMA = `${TOOL.url.replace('//github.com/', '//raw.githubusercontent.com/')}/main/schemas/policy.schema.json`;
const PAGES = `${TOOL.url}/blob/main`;

/** A policy file for a repository. */
export function policyText(parts: PolicyParts): string {
  const blocks = [
    `# yaml-language-server: $schema=${SCHEMA}`,
    `${comment(`The policy of gitops-gate. On a ${parts.request}, the gate reads this file from the base, so a ${parts.request} cannot loosen its own check.`)}\n`,
    `${comment('The rules that are on. strict adds good practices, and audit all other rules.')}\npreset: recommended\n`,
    targetsText(parts.targets, parts.knownMinors),
    criticalText(parts.folders),
    externalsBlock(parts.externals),
    sourcesText(parts.others),
    loudRules(parts.findings, parts.ruleOf),
  ];
  return `${blocks
    .filter((block) => block !== '')
    .join('\n')
    .trimEnd()}\n`;
}

function criticalText(folders: readonly CriticalFolder[]): string {
  const shown = folders.filter(({ isOwned }) => isOwned !== false);
  if (shown.length === 0) return '';
  const globs = shown.map(({ path }) => `"${path}/**"`);
  const width = Math.max(...globs.map(({ length }) => length));
  const lines = shown.map(({ why }, index) => `  - ${globs[index]?.padEnd(width)} # ${why}`);
  const what = 'Files that must have an owner. If CODEOWNERS leaves one of them out, that is an error.';
  return `${comment(what)}\ncriticalPaths:\n${lines.join('\n')}\n`;
}

function externalsBlock({ needs, clusters, isClosed, newErrors = [] }: ExternalsChoice): string {
  const text = externalsText(needs, clusters);
  if (clusters === 0 || text === 'externals: []\n') return '';
  const what = 'What clusters use and this repository does not create: operators, charts, scripts or people do.';
  if (isClosed) return `${comment(`${what} Check this list. Everything else that is missing is an error.`)}\n${text}`;
  const places = firstFew(newErrors, ({ rule, place }) => `${rule} in ${place}`);
  const errors = places === '' ? '' : ` Today, that would be an error of ${places}. Fix it, or add it to the list.`;
  const why = `With this list, everything else that is missing is an error.${errors} Then remove each # below.`;
  return `${comment(`${what} ${why}`)}\n${commentedOut(text)}\n`;
}

function sourcesText(others: readonly OtherRepository[]): string {
  if (others.length === 0) return '';
  const names = others.map(({ url }) => repositoryOf(url).split('/').at(-1) ?? '');
  const lines = others.map(({ url }, index) => `  ${JSON.stringify(url)}: ${JSON.stringify(names[index])}`);
  const what = `Your other repositories that the clusters deploy. Their content is not known until the workflow checks them out into these folders and the # below are removed: ${PAGES}/docs/several-repositories.md`;
  return `${comment(what)}\n${commentedOut(`sources:\n${lines.join('\n')}`)}\n`;
}

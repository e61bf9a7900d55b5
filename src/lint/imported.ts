import { mergeEqual, type Scope } from '../findings/compare.ts';
import type { Finding } from '../findings/finding.ts';
import type { Guard } from '../guard.ts';
import { type ForeignRule, type Imported, type PlacedResult, toolsOfBase } from '../imported/imported.ts';
import { placeResults } from '../imported/place.ts';
import { MASK } from '../masking/mask.ts';
import type { Redactor } from '../masking/redactor.ts';
import type { ForeignTool } from '../policy/foreign-rules.ts';
import type { Revision } from '../revision/revision.ts';
import { ALL } from './asked.ts';
import { Run } from './engine.ts';
import type { Rule, RuleHead } from './rule.ts';

/** What other tools say about a revision. */
export interface ForeignResults {
  /** The tools of which all that they say about the revision counts, so that a comment may suppress nothing. */
  readonly known: ReadonlySet<ForeignTool>;
  /** All tools whose results are imported. */
  readonly tools: ReadonlySet<ForeignTool>;
  readonly place: (revision: Revision) => readonly PlacedResult[];
}

/** What a run checks. */
export interface Checks {
  /** The rules of ours that are run. */
  readonly own: readonly Rule[];
  readonly ofBase?: ForeignResults;
  readonly ofHead?: ForeignResults;
}

/**
 * The rules that a run checks, and what other tools say about its base and its head. `scope` is undefined without a base.
 *
 * Where the results of the base are not known, those of the head count if the change edits what they are about.
 */
export function withImported(rules: readonly Rule[], imported: Imported | undefined, scope: Scope | undefined): Checks {
  if (!imported) return { own: rules };
  const { outputs, base, isAlone } = imported;
  const inBase = toolsOfBase(imported);
  const countsEdits = (tool: ForeignTool): boolean => scope === 'changed' || (scope === 'new' && !inBase.has(tool));
  const ofBase = { ...imported, artifacts: imported.baseArtifacts, countsEdits: () => false };
  return {
    // Alone, what the results suppress and what fails is still reported.
    own: isAlone ? rules.filter(({ on }) => on === 'fault' || on === 'unused-suppression') : rules,
    ofBase: { known: inBase, tools: inBase, place: (revision) => placeResults(base, revision, ofBase) },
    ofHead: {
      tools: new Set(outputs.map(({ tool }) => tool)),
      known: new Set(outputs.flatMap(({ tool }) => (countsEdits(tool) ? [] : tool))),
      place: (revision) => placeResults(outputs, revision, { ...imported, countsEdits }),
    },
  };
}

/** The results of other tools as findings: with the levels of the policy, and with secrets hidden. */
export function importedFindings({ place }: ForeignResults, revision: Revision, guard: Guard): readonly Finding[] {
  const results = guard.run(
    'steps',
    () => ({ what: 'The results of other tools', at: undefined }),
    () => place(revision),
    () => [],
  );
  const run = new Run(revision, guard, ALL);
  for (const { rule, problem, object } of results) run.collect(shown(rule, revision.redactor), () => [problem], object);
  return mergeEqual(run.findings);
}

/** A rule as it may be shown: a tool can put what it read into the id and the address. */
function shown({ id, severity, url }: ForeignRule, redactor: Redactor): RuleHead {
  const head = { id: redactor.text(id).replaceAll(MASK, 'hidden'), severity };
  return redactor.text(url) === url ? { ...head, url } : head;
}

import type { Subject } from '../fault.ts';
import { mergeEqual } from '../findings/compare.ts';
import type { Finding } from '../findings/finding.ts';
import type { Problem } from '../findings/problem.ts';
import type { Guard } from '../guard.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import type { Redactor } from '../masking/redactor.ts';
import { once } from '../once.ts';
import type { Policy } from '../policy/policy.ts';
import type { Revision } from '../revision/revision.ts';
import { ALL, type Asked } from './asked.ts';
import { Blames } from './blames.ts';
import { withoutConsequences } from './consequences.ts';
import { fileCheckOf } from './file-checks.ts';
import { mayReport, turnsOff } from './levels.ts';
import { Placement } from './placement.ts';
import { hideSecretsOf, redacted } from './redact.ts';
import type { ObjectRule, Rule, RuleHead } from './rule.ts';
import { atStanding } from './standing.ts';
import { toFinding } from './to-finding.ts';
import { unexplainedFailures } from './unexplained.ts';

/**
 * Runs all rules over one revision; what one fails on becomes a fault of the guard. Of the findings that are not asked for, some may be
 * left out.
 */
export function runRules(
  rules: readonly Rule[],
  revision: Revision,
  guard: Guard,
  asked: Asked = ALL,
): readonly Finding[] {
  const run = new Run(revision, guard, asked);
  const active = rules.filter((rule) => mayReport(rule, revision.policy));
  const objectRules = active.filter((rule): rule is ObjectRule => rule.on === undefined || rule.on === 'object');
  const ofKind = new Map<string, ObjectRule[]>();
  const { standings } = revision;
  for (const object of revision.objects) {
    let own = ofKind.get(object.groupKind);
    if (!own) {
      own = objectRules.filter(({ kinds }) => kinds === undefined || kinds.includes(object.groupKind));
      ofKind.set(object.groupKind, own);
    }
    const of = once(() => standings.ofObject(object));
    const isAsked = once(() => asked.hasPartOf(object));
    for (const rule of own)
      if (!rule.staysInObject || isAsked())
        run.collect(rule, () => atStanding(rule, of, () => rule.check(object, revision)), object);
  }
  const fileChecks = active.flatMap((rule) => fileCheckOf(rule, revision) ?? []);
  for (const file of revision.manifests.files) {
    const of = once(() => standings.ofFile(file.path));
    for (const { rule, check } of fileChecks)
      run.collect(rule, () => atStanding(rule, of, () => check(file)), file.path);
  }
  for (const rule of active) {
    if (rule.on === 'tree') run.collect(rule, () => rule.check(revision));
    if (rule.on !== 'change') continue;
    const { difference } = revision;
    if (difference) run.collect(rule, () => rule.check(difference, revision));
  }
  // A rule that is off may be the one that would explain a failure.
  const failures = turnsOff(rules, revision.policy) || !asked.isAll ? [] : unexplainedFailures(revision, run.findings);
  for (const failure of failures)
    for (const rule of active)
      if (rule.on === 'tree') run.collect(rule, () => rule.checkFailure?.(failure, revision) ?? []);
  return withoutConsequences(mergeEqual(run.findings), rules);
}

/** Turns the problems of rules into findings. */
export class Run {
  readonly findings: Finding[] = [];
  readonly #policy: Policy;
  readonly #placement: Placement;
  readonly #redactor: Redactor;
  readonly #base: Revision | undefined;
  readonly #guard: Guard;
  readonly #blames: Blames;
  readonly #asked: Asked;

  constructor(revision: Revision, guard: Guard, asked: Asked) {
    const { policy, checkouts, redactor } = revision;
    this.#blames = new Blames(revision);
    this.#redactor = redactor;
    this.#base = revision.base;
    this.#policy = policy;
    this.#placement = new Placement(checkouts);
    this.#guard = guard;
    this.#asked = asked;
  }

  /** Hears one rule on an object, the file at a path, or the tree; what it says before it fails counts. */
  collect(rule: RuleHead, check: () => Iterable<Problem>, subject?: KubernetesObject | string): void {
    const own = typeof subject === 'string' ? undefined : subject;
    this.#guard.run(
      'checks',
      () => ({ what: `The result of the rule \`${rule.id}\` for ${nameOf(subject)}`, at: placeOf(subject) }),
      () => {
        for (const found of check()) {
          if (!this.#asked.concerns(found)) {
            hideSecretsOf(found, this.#redactor);
            continue;
          }
          const object = found.object ?? own;
          const problem = this.#redacted(found, object);
          const told = this.#placement.settle(problem);
          const finding = told && toFinding(rule, problem, told, object, this.#policy, this.#redactor);
          if (finding) this.findings.push(this.#blames.on(finding, found));
        }
      },
      () => undefined,
    );
  }

  #redacted(found: Problem, object: KubernetesObject | undefined): Problem {
    const base = found.side && this.#base?.redactor;
    // What the base has is shown with what the head has: each may know what is secret.
    return redacted(base ? redacted(found, object, base) : found, object, this.#redactor);
  }
}

function nameOf(subject: KubernetesObject | string | undefined): string {
  if (subject === undefined) return 'the repository';
  return typeof subject === 'string' ? 'this file' : `${subject.kind} \`${subject.name}\``;
}

function placeOf(subject: KubernetesObject | string | undefined): Subject['at'] {
  return typeof subject === 'object' ? subject.origin : subject;
}

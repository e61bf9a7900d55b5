import { Comparison, type Deed } from '../deeds/deed.ts';
import { objectDeed } from '../deeds/objects.ts';
import { pathDeed } from '../deeds/paths.ts';
import { variableDeed } from '../deeds/variables.ts';
import type { AskedFor } from '../findings/asks-for.ts';
import type { Blame, Finding } from '../findings/finding.ts';
import { blameCause } from '../findings/fingerprint.ts';
import { spanOf, toFix, toLocation } from '../findings/locate.ts';
import type { Problem } from '../findings/problem.ts';
import type { Revision } from '../revision/revision.ts';
import { redacted } from './redact.ts';

/** Finds the lines of a change that take away what problems ask for. */
export class Blames {
  readonly #compared: Comparison | undefined;
  readonly #known = new Map<string, Blamed | null>();

  constructor(revision: Revision) {
    const { base, change } = revision;
    this.#compared = base && change && new Comparison(revision, base, change);
  }

  /** A finding with the line that is to blame for it, which is then its cause. */
  on(finding: Finding, { asksFor }: Problem): Finding {
    const compared = this.#compared;
    if (!asksFor || !compared) return finding;
    const { harm, asker, ...what } = asksFor;
    const key = JSON.stringify([what, finding.builds, 'variable' in what ? finding.object : null]);
    let blamed = this.#known.get(key);
    if (blamed === undefined) {
      const deed = deedOn(asksFor, finding, compared);
      blamed = deed ? toBlamed(deed, compared) : null;
      this.#known.set(key, blamed);
    }
    if (!blamed) return finding;
    const { deed, blame } = blamed;
    const name = compared.head.redactor.text(nameOf(asksFor));
    const asking = harm === undefined ? undefined : { deed, name, asker, harm };
    return { ...finding, blame: { ...blame, asking }, cause: blameCause(finding.rule, blame) };
  }
}

function deedOn(asked: AskedFor, { object, builds }: Finding, compared: Comparison): Deed | undefined {
  if ('path' in asked) return pathDeed(asked.path, compared);
  return 'variable' in asked ? variableDeed(asked.variable, object, compared) : objectDeed(asked, builds, compared);
}

/** What is asked for, as code. */
function nameOf(asked: AskedFor): string {
  if ('path' in asked) return `\`${asked.path}\``;
  if ('variable' in asked) return `\`${asked.variable}\``;
  return asked.field ? `\`${asked.field.at(-1)}\` of \`${asked.name}\`` : `\`${asked.name}\``;
}

/** A line that is to blame, and what the change does there, as both may be shown. */
interface Blamed {
  readonly deed: string;
  readonly blame: Blame;
}

function toBlamed({ side, at, words, fix, object }: Deed, compared: Comparison): Blamed {
  const problem = redacted({ at, message: words, fix }, object, compared[side].redactor);
  const { message: deed } = problem;
  const location = toLocation(spanOf(at), side === 'base' ? side : undefined);
  return { deed, blame: { location, message: `This change ${deed}.`, fix: toFix(problem) } };
}

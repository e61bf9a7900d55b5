import type { Acceptance, Finding } from '../findings/finding.ts';
import { nearest } from '../text/nearest.ts';
import { firstFew, quoted } from '../text/words.ts';
import type { AcceptedName } from './words.ts';

/** A finding that can be accepted. */
export type Acceptable = Finding & { readonly acceptance: Acceptance };

/** A loss of a finding, by its name. */
export interface Loss {
  readonly finding: Acceptable;
  readonly name: string;
}

/** Names that are compared with one that fits nothing. */
const MOST_COMPARED = 500;

/** The losses that a person names; a sentence if they name none, or more than one. */
export function lossesNamed({ rule, name }: AcceptedName, findings: readonly Acceptable[]): readonly Loss[] | string {
  const ofRule = findings.filter((finding) => finding.rule === rule);
  if (ofRule.length === 0) return noRule(rule, findings);
  const losses = ofRule.flatMap((finding) => finding.acceptance.names.map((own) => ({ finding, name: own })));
  const exact = losses.filter((loss) => loss.name === name);
  if (exact.length > 0) return exact;
  const meant = losses.filter((loss) => isShortFor(name, loss.name));
  const names = [...new Set(meant.map((loss) => loss.name))];
  if (names.length === 1) return meant;
  if (names.length > 1) return `${quoted(name)} can mean ${firstFew(names, quoted)}. Accept them by these names.`;
  return noLoss(name, [...new Set(losses.map((loss) => loss.name))]);
}

/** Whether a name of a cluster and an object leaves out parts of a longer one. */
function isShortFor(short: string, long: string): boolean {
  const [parts, all] = [short.split('/'), long.split('/')];
  if (parts.length < 2 || parts.length >= all.length || parts.at(-1) !== all.at(-1)) return false;
  let at = 0;
  for (const part of all) if (part === parts[at]) at++;
  return at === parts.length;
}

function noRule(rule: string, findings: readonly Acceptable[]): string {
  const near = nearest(rule.slice(0, 100), new Set(findings.map((finding) => finding.rule)));
  return `No finding of this change that can be accepted is from a rule ${quoted(rule)}.${didYouMean(near)}`;
}

function noLoss(name: string, names: readonly string[]): string {
  const word = name.slice(0, 300);
  // A name without its cluster is most often what was meant by the only one that ends in it.
  const ends = names.filter((one) => one.endsWith(`/${word}`));
  const near = ends.length === 1 ? ends[0] : nearest(word, names.slice(0, MOST_COMPARED));
  return `${quoted(name)} does not name a loss of this change.${didYouMean(near)}`;
}

function didYouMean(near: string | undefined): string {
  return near === undefined ? '' : ` Did you mean ${quoted(near)}?`;
}

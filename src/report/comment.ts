import type { Finding, Location } from '../findings/finding.ts';
import { shorten } from '../text/printable.ts';
import { countOf, firstFew } from '../text/words.ts';
import { lineToAccept } from './accepted.ts';
import { codeBlock, codeSpan, linkTo, toMarkdownText } from './formats/markdown-text.ts';
import { allPlaces, buildNames, otherPlaces, type RelatedPlace, relatedPlaces } from './places.ts';

/** How a finding is put as a review comment. */
export interface CommentOptions {
  /** The address of a place in the repository; without it places are not linked. */
  readonly link?: (location: Location) => string;
  /** Most UTF-16 code units; GitHub takes 65,536 characters together with what the caller adds. */
  readonly limit?: number;
  /** The fix as the markdown that a host turns into a button, shorter than half of the limit; it follows the message in place of the fix. */
  readonly suggestion?: string;
  /** Whether the comment is on the line that is to blame: it then lists all places, and offers to undo the line. */
  readonly isOnBlame?: boolean;
}

const MARKS = { error: '❌', warning: '⚠️', notice: 'ℹ️' } as const;
const LIMIT = 60_000;
const RELATED = 5;
const OTHERS = 20;

/** A finding as the body of a review comment, in markdown; what does not fit the limit gives way from the end. */
export function toComment(finding: Finding, options: CommentOptions = {}): string {
  const { severity, rule, url, message, builds } = finding;
  const fix = options.isOnBlame ? finding.blame?.fix : finding.fix;
  const limit = options.limit ?? LIMIT;
  const suggestion = options.suggestion === undefined ? '' : `\n\n${options.suggestion}`;
  const heading = `${MARKS[severity]} **${severity}** · ${linkTo(codeSpan(rule), url)}`;
  const extras = [
    fix && suggestion === '' ? `**Fix:** ${text(fix.title)}` : '',
    places(options.isOnBlame ? finding.related : relatedPlaces(finding), options),
    others(finding, options),
    builds.length === 0
      ? ''
      : `**Affects:** ${firstFew(buildNames(finding), (build) => codeSpan(shorten(build, 200)), 5)}`,
    howToAccept(finding, options),
  ];
  const room = limit - heading.length - suggestion.length - 2;
  let body = `${heading}\n\n${messageWithin(message, room)}${suggestion}`;
  for (const extra of extras) {
    if (extra !== '' && body.length + extra.length + 2 <= limit) body += `\n\n${extra}`;
  }
  return body;
}

/** What to do where a finding does not matter, folded; a file without comments cannot say it. */
function howToAccept(finding: Finding, { isOnBlame }: CommentOptions): string {
  const { rule, location } = finding;
  const words = lineToAccept(finding);
  if (words !== undefined) return howToAcceptLosses(words, finding.approvers);
  if (location.path.endsWith('.json')) return '';
  const comment = codeSpan(`# gitops-gate-ignore ${rule}: REASON`);
  return `<details><summary>How to accept this finding</summary>\n\nAdd a comment with the reason above ${isOnBlame ? 'each place' : 'the line'}: ${comment}. To change the level of the rule, edit the policy file.\n\n</details>`;
}

/** What people write to accept what a change takes away. */
function howToAcceptLosses(words: string, approvers: Finding['approvers']): string {
  const block = codeBlock([words], 'text').join('\n');
  const who = approvers
    ? `a code owner (${firstFew(approvers.owners, codeSpan)}) approves the pull request, or`
    : 'a reviewer with write access';
  return `**To accept this**, ${who} replies with this line:\n\n${block}`;
}

/** A message whose markdown fits a limit; escaping makes it longer than the message is. */
function messageWithin(message: string, limit: number): string {
  for (let length = Math.min(message.length, limit); length > 0; length = Math.floor(length / 2)) {
    const written = toMarkdownText(shorten(message, length));
    if (written.length <= limit) return written;
  }
  return '';
}

function places(related: readonly RelatedPlace[], { link }: CommentOptions): string {
  const lines = related.slice(0, RELATED).map(({ message, location }) => {
    const { line, column } = location.start;
    const label = codeSpan(`${shorten(location.path, 500)}:${line}:${column}`);
    return `- ${link ? linkTo(label, link(location)) : label}${location.side ? ' (deleted)' : ''}: ${text(message)}`;
  });
  if (related.length > RELATED) lines.push(`- and ${countOf(related.length - RELATED, 'more place')}`);
  return lines.join('\n');
}

function others(finding: Finding, { link, isOnBlame }: CommentOptions): string {
  const found = isOnBlame ? allPlaces(finding) : otherPlaces(finding);
  if (!found) return '';
  const list = firstFew(
    found.items,
    ({ text: label, location }) => {
      const code = codeSpan(shorten(label, 500));
      return link && location ? linkTo(code, link(location)) : code;
    },
    OTHERS,
  );
  return `**${found.label}:** ${list}`;
}

function text(message: string): string {
  return toMarkdownText(shorten(message, 1000));
}

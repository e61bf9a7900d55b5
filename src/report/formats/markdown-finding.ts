import type { AcceptedFinding, Finding, Location, SuppressedFinding } from '../../findings/finding.ts';
import type { Snippets } from '../../masking/redactor.ts';
import { shorten } from '../../text/printable.ts';
import { countOf, firstFew } from '../../text/words.ts';
import { acceptedWords, lineToAccept } from '../accepted.ts';
import { buildNames, type OtherPlaces, otherPlaces, relatedPlaces } from '../places.ts';
import { hunksOf } from './fix-diff.ts';
import { codeBlock, codeSpan, linkTo, toMarkdownText } from './markdown-text.ts';

/** What an item of a markdown report needs besides the finding. */
export interface MarkdownItemOptions {
  /** The lines that a fix changes; without them only its title is shown. */
  readonly snippets?: Snippets;
  /** The address of a place in the repository; without it places are not linked. */
  readonly link?: (location: Location) => string;
}

/** UTF-16 code units of one message, and lines of one side of a fix. */
export const MESSAGE_LIMIT = 2000;
const LINES = 20;
const RELATED = 10;

/** A finding as an item of a list. */
export function item(finding: Finding, options: MarkdownItemOptions): string {
  const { location, rule, url, message, fix, builds } = finding;
  const related = relatedPlaces(finding);
  const lines = [`- ${place(location, options, '')} ${linkTo(codeSpan(rule), url)}: ${text(message)}`];
  for (const { location: at, message: note } of related.slice(0, RELATED))
    lines.push(`  - ${place(at, options)}: ${text(note)}`);
  if (related.length > RELATED) lines.push(`  - ${countOf(related.length - RELATED, 'more place')}`);
  const others = otherPlaces(finding);
  if (others) lines.push(`  - ${others.label} ${firstFew(others.items, (one) => otherPlace(one, options), RELATED)}`);
  if (builds.length > 0)
    lines.push(`  - In ${firstFew(buildNames(finding), (build) => codeSpan(shorten(build, 200)), 5)}`);
  const line = lineToAccept(finding);
  if (line !== undefined) lines.push(`  - To accept this: ${codeSpan(shorten(line, MESSAGE_LIMIT))}`);
  if (fix) {
    lines.push(`  - Fix: ${text(fix.title)}`);
    for (const hunk of (options.snippets && hunksOf(fix, options.snippets)) ?? []) {
      const changed = [
        ...hunk.removed.slice(0, LINES).map((line) => `- ${shorten(line, 200)}`),
        ...hunk.added.slice(0, LINES).map((line) => `+ ${shorten(line, 200)}`),
      ];
      lines.push(...codeBlock(changed, 'diff').map((line) => `    ${line}`));
    }
  }
  return `${lines.join('\n')}\n`;
}

/** A message of the engine, at most so long. */
export function text(message: string): string {
  return toMarkdownText(shorten(message, MESSAGE_LIMIT));
}

/** A place as code, linked if possible, with its path unless a heading shows the path. */
function place(
  location: Location,
  { link }: MarkdownItemOptions,
  path = shorten(location.path, MESSAGE_LIMIT),
): string {
  const { line, column } = location.start;
  const label = path === '' ? `**${line}:${column}**` : codeSpan(`${path}:${line}:${column}`);
  return `${link ? linkTo(label, link(location)) : label}${location.side ? ' (deleted)' : ''}`;
}

function otherPlace({ text: label, location }: OtherPlaces['items'][number], options: MarkdownItemOptions): string {
  return location ? place(location, options) : codeSpan(shorten(label, 200));
}

/** An accepted finding with who accepted it, as an item of a list. */
export function acceptance(finding: AcceptedFinding, options: MarkdownItemOptions): string {
  const { location, url, rule } = finding;
  const words = acceptedWords(finding, (name) => codeSpan(shorten(name, 200)));
  return `- ${place(location, options)} ${linkTo(codeSpan(rule), url)}: ${words}\n`;
}

/** A suppressed finding with its reason, as an item of a list. */
export function reason(finding: SuppressedFinding, options: MarkdownItemOptions): string {
  const { location, url, rule } = finding;
  return `- ${place(location, options)} ${linkTo(codeSpan(rule), url)}: ${text(finding.reason)}\n`;
}

import type { AcceptedFinding, Finding, SuppressedFinding } from '../../findings/finding.ts';
import type { Snippets } from '../../masking/redactor.ts';
import { escapeMarkup } from '../../text/markup.ts';
import { firstFew } from '../../text/words.ts';
import { acceptedWords, lineToAccept } from '../accepted.ts';
import { changesHtml } from '../changes/html.ts';
import { otherPlaces, relatedPlaces } from '../places.ts';
import type { Report } from '../report.ts';
import { byFile, bySeverity, summaryParts } from '../words.ts';
import { hunksOf } from './fix-diff.ts';
import { code, prose } from './html-text.ts';

const STYLE = `
:root { color-scheme: light dark; --line: light-dark(#d8dee4, #30363d); --dim: light-dark(#59636e, #9198a1);
  --error: light-dark(#cf222e, #ff7b72); --warning: light-dark(#9a6700, #d29922); --notice: light-dark(#0969da, #58a6ff);
  --passed: light-dark(#1a7f37, #3fb950); }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.4rem; } h2 { font: 600 1rem ui-monospace, monospace; margin: 2rem 0 0; }
article { border-left: 3px solid var(--level); margin: 1rem 0; padding: 0 0 0 1rem; } p { margin: .25rem 0; }
.error { --level: var(--error); } .warning { --level: var(--warning); } .notice { --level: var(--notice); }
.failed { --level: var(--error); } .passed { --level: var(--passed); } b { color: var(--level); }
pre, code { font: .875rem/1.5 ui-monospace, monospace; } pre { border: 1px solid var(--line); border-radius: 6px; padding: .5rem; overflow-x: auto; }
pre mark { background: none; color: inherit; text-decoration: underline wavy var(--level); text-underline-offset: 4px; }
small, ul, details { color: var(--dim); } table { border-collapse: collapse; } th, td { border: 1px solid var(--line); padding: .25rem .5rem; text-align: left; } ul { margin: .25rem 0; padding-left: 1.25rem; } del, ins { text-decoration: none; display: block; }
del { color: var(--error); } ins { color: var(--passed); }
`;

/** Other places of a cause that are listed. */
const PLACES = 20;

/** A report as one page that needs nothing else. */
export function toHtml(report: Report, snippets: Snippets): string {
  const { gate, findings, suppressed, accepted, notAccepted, changes } = report;
  const sections = [...byFile(findings)].map(([path, own]) => {
    const articles = bySeverity(own).map((finding) => article(finding, snippets));
    return `<section>\n<h2>${escapeMarkup(path)}</h2>\n${articles.join('\n')}\n</section>`;
  });
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>gitops-gate: ${gate.conclusion}</title>
<style>${STYLE}</style>
<h1 class="${gate.conclusion}">${gate.conclusion}</h1>
<p>${escapeMarkup(`${summaryParts(report).join('; ')}.${gate.isEvident ? '' : ` ${gate.reason}`}`)}</p>
${sections.join('\n')}
${changes ? changesHtml(changes) : ''}${list('accepted', [...accepted.map(acceptance), ...notAccepted.map(note)])}${list('suppressed', suppressed.map(suppression))}</html>
`;
}

function article(finding: Finding, snippets: Snippets): string {
  const { severity, rule, url, message, location, builds, fix } = finding;
  const { line, column } = location.start;
  const others = otherPlaces(finding);
  const words = lineToAccept(finding);
  const notes = [
    ...relatedPlaces(finding).map((place) => `${code(placeOf(place.location))}: ${prose(place.message)}`),
    ...(others ? [`${others.label} ${firstFew(others.items, (other) => code(other.text), PLACES)}`] : []),
    ...(builds.length > 0 ? [`In ${firstFew(builds, code, 5)}`] : []),
    ...(fix ? [`Fix: ${prose(fix.title)}`] : []),
    ...(words === undefined ? [] : [`To accept this: ${code(words)}`]),
  ];
  return `<article class="${severity}">
<p><b>${severity}</b> <a href="${escapeMarkup(url)}">${escapeMarkup(rule)}</a> <small>${line}:${column}</small></p>
<p>${prose(message)}</p>
${source(location, snippets)}${notes.length === 0 ? '' : `<ul>${notes.map((note) => `<li>${note}</li>`).join('')}</ul>\n`}${diff(fix, snippets)}</article>`;
}

/** The first line of a range, with the range marked. */
function source({ side, path, start, end }: Finding['location'], snippets: Snippets): string {
  const masked = snippets.line(path, start.line, side);
  if (!masked) return '';
  const { text } = masked;
  const first = masked.start(start.column - 1);
  const range = {
    start: first,
    end: end.line === start.line ? Math.max(first, masked.end(end.column - 1)) : text.length,
  };
  const from = Math.max(0, range.start - 200);
  const parts = [
    text.slice(from, range.start),
    text.slice(range.start, range.end),
    text.slice(range.end, range.end + 200),
  ];
  const [before = '', marked = '', after = ''] = parts.map((part) => escapeMarkup(part.slice(0, 400)));
  return `<pre><small>${start.line}</small>  ${before}<mark>${marked || ' '}</mark>${after}</pre>\n`;
}

function diff(fix: Finding['fix'], snippets: Snippets): string {
  const lines = ((fix && hunksOf(fix, snippets)) ?? []).flatMap(({ removed, added }) => [
    ...removed.slice(0, 20).map((line) => `<del>- ${escapeMarkup(line.slice(0, 400))}</del>`),
    ...added.slice(0, 20).map((line) => `<ins>+ ${escapeMarkup(line.slice(0, 400))}</ins>`),
  ]);
  return lines.length === 0 ? '' : `<pre>${lines.join('')}</pre>\n`;
}

function list(heading: string, items: readonly string[]): string {
  return items.length === 0 ? '' : `<h2>${heading}</h2>\n<ul>\n${items.join('\n')}\n</ul>\n`;
}

function acceptance(finding: AcceptedFinding): string {
  return `<li>${code(placeOf(finding.location))} ${code(finding.rule)}: ${acceptedWords(finding, code)}</li>`;
}

function note(text: string): string {
  return `<li>${prose(text)}</li>`;
}

function suppression({ rule, location, reason }: SuppressedFinding): string {
  return `<li>${code(placeOf(location))} ${code(rule)}: ${escapeMarkup(reason)}</li>`;
}

function placeOf({ side, path, start }: Finding['location']): string {
  return `${path}:${start.line}:${start.column}${side ? ' (deleted)' : ''}`;
}

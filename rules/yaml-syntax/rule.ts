import type { Problem } from '../../src/findings/problem.ts';
import { defineRule } from '../../src/lint/rule.ts';
import type { TextFile } from '../../src/repository/text-file.ts';
import { nearest } from '../../src/text/nearest.ts';
import { Origin } from '../../src/yaml/origin.ts';
import { LIMITS, type TextProblem } from '../../src/yaml/problem.ts';

/** `{ { .Value } }`: what a formatter turns the template `{{ .Value }}` into. */
const MANGLED = /\{ \{(-?) ?([.$A-Za-z_][^{}\n]*?) ?(-?)\} \}/g;

export default defineRule({
  id: 'yaml-syntax',
  description: 'A YAML file does not parse, or does not say what it seems to say.',
  severity: 'error',
  on: 'file',

  *check({ path, type, parsed: { file } }, { diagnoses }) {
    if (type === 'template') return;
    // A file that no cluster reads does not break a deployment.
    const isRead = type !== 'other' || looksLikeManifest(file);
    const severity: Problem['severity'] = isRead ? undefined : 'warning';
    const mangled = [...mangledTemplates(file)];
    yield* mangled.map((problem) => ({ ...problem, severity }));
    const before = new Map<string, number>();
    for (const problem of diagnoses.get(path) ?? []) {
      if (LIMITS.has(problem.kind)) continue;
      if (KUSTOMIZE_ONLY.has(problem.kind) && !isRead) continue;
      if (problem.kind === 'complex-key' && (mangled.length > 0 || type === 'other')) continue;
      const number = (before.get(problem.message) ?? 0) + 1;
      before.set(problem.message, number);
      // The same message twice in one file is two problems, so the fingerprint counts them. It contains no text of the file.
      yield { ...toProblem(file, problem), values: [problem.kind, problem.message, String(number)], severity };
    }
  },
});

function looksLikeManifest({ text }: TextFile): boolean {
  return /^apiVersion:/m.test(text) && /^kind:/m.test(text);
}

function toProblem(file: TextFile, { kind, message, start, end, related }: TextProblem): Problem {
  return {
    at: new Origin(file, start, start, start, end),
    message: `${capital(message)}. ${CONSEQUENCE[kind]}`.trim(),
    related: related
      ? [{ at: new Origin(file, related.start, related.start, related.start, related.end), message: related.message }]
      : [],
    fix: kind === 'undefined-alias' ? nearestAnchor(file, start, end) : undefined,
  };
}

/** Problems for kustomize only: other YAML readers accept them. */
const KUSTOMIZE_ONLY = new Set<TextProblem['kind']>(['directive', 'separator', 'unread-document']);

const CONSEQUENCE: Record<TextProblem['kind'], string> = {
  syntax: 'Nothing in this document can be deployed until it parses.',
  character: 'kustomize rejects the file, so nothing in it can be deployed.',
  directive: 'kustomize rejects the file, so nothing in it can be deployed.',
  separator: 'kustomize rejects the file, so nothing in it can be deployed.',
  'unread-document': 'It will not be deployed.',
  'conflict-marker': 'Keep one side and delete the markers.',
  'duplicate-key': 'Tools reject the file or lose one of the two values. Merge them or remove one.',
  'undefined-alias': 'Define the anchor before it is used, in the same document, or write the value out.',
  'recursive-alias': 'The file does not parse. Remove the alias or move it out of the anchor.',
  'complex-key': 'Kubernetes accepts only strings as keys. Put a template (`{{ … }}`) in quotes.',
  'bad-merge': 'The file does not parse. Merge a mapping instead.',
  'bad-tag': 'The file does not parse. Change the value or remove the tag.',
  more: 'Only the first ones are listed.',
  'too-deep': '',
  'too-many-values': '',
  'too-many-aliases': '',
  'too-many-documents': '',
};

function nearestAnchor(file: TextFile, start: number, end: number): string | undefined {
  const anchors = [...file.text.slice(0, start).matchAll(/(?:^|[\s,[{])&([^\s,[\]{}]+)/g)].map(([, name = '']) => name);
  const near = nearest(file.text.slice(start + 1, end), anchors);
  return near === undefined ? undefined : `*${near}`;
}

function* mangledTemplates(file: TextFile): Iterable<Problem> {
  for (const match of file.text.matchAll(MANGLED)) {
    const { line } = file.position(match.index);
    const before = file.text.slice(file.lineStart(line), match.index);
    if (/^\s*#|\s#/.test(before)) continue;
    const [whole, open = '', inner = '', close = ''] = match;
    const template = `{{${open} ${inner.trim()} ${close}}}`;
    const quoted = /:\s*$|^\s*-\s*$/.test(before);
    const at = new Origin(file, match.index, match.index, match.index, match.index + whole.length);
    yield {
      at,
      message:
        'A formatter added spaces inside this template, so it is now text or a mapping and will not be rendered. Remove the spaces and put the template in quotes.',
      fix: { title: 'Restore the template', edits: [{ at, text: quoted ? `"${template}"` : template }] },
      values: [`mangled ${inner.length}`],
    };
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

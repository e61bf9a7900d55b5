import type { Problem } from '../../src/findings/problem.ts';
import type { TextFile } from '../../src/repository/text-file.ts';
import { nearest } from '../../src/text/nearest.ts';
import { Origin } from '../../src/yaml/origin.ts';
import type { TextProblem } from '../../src/yaml/problem.ts';

/** What parsing found, with what happens to it. */
export function toProblem(file: TextFile, { kind, message, start, end, related }: TextProblem): Problem {
  return {
    at: new Origin(file, start, start, start, end),
    message: `${capital(message)}. ${CONSEQUENCE[kind]}`.trim(),
    related: related
      ? [{ at: new Origin(file, related.start, related.start, related.start, related.end), message: related.message }]
      : [],
    fix: kind === 'undefined-alias' ? nearestAnchor(file, start, end) : undefined,
  };
}

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

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

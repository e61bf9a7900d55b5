import type { YAMLError } from 'yaml';
import type { TextFile } from '../repository/text-file.ts';
import type { ParsedFile, TextProblem } from './parse.ts';

/** Errors of one file that are told; more of them follow from the first ones. */
const MAX_ERRORS = 10;

const CONFLICT = /^<{7} [^\n]*\n[\s\S]*?^={7}\r?\n[\s\S]*?^>{7} [^\n]*$/gm;

/**
 * All that is wrong with the text of a file: merge-conflict markers, every syntax error with its place, and what stands
 * in the documents that do parse.
 */
export async function diagnose(parsed: ParsedFile): Promise<readonly TextProblem[]> {
  const inDocuments = parsed.documents.flatMap(({ problems }) => problems);
  const conflicts = conflictMarkers(parsed.file);
  if (conflicts.length > 0) return conflicts;
  if (parsed.problems.length === 0) return inDocuments;
  return [...(await syntaxErrors(parsed)), ...inDocuments];
}

function conflictMarkers({ text }: TextFile): TextProblem[] {
  if (!text.includes('<<<<<<< ')) return [];
  return [...text.matchAll(CONFLICT)].map((match) => ({
    kind: 'conflict-marker',
    message: 'markers of a merge conflict were committed',
    start: match.index,
    end: match.index + (match[0].split('\n', 1)[0] ?? '').replace(/\r$/, '').length,
    related: {
      message: 'the conflict ends here',
      start: match.index + match[0].lastIndexOf('>>>>>>>'),
      end: match.index + match[0].length,
    },
  }));
}

/** The errors that the `yaml` library finds, which goes on behind the first; where it finds none, what the fast parser said. */
async function syntaxErrors({ file, problems }: ParsedFile): Promise<readonly TextProblem[]> {
  if (problems.every(({ kind }) => kind === 'too-deep')) return problems;
  const { parseAllDocuments } = await import('yaml');
  const documents = parseAllDocuments(file.text, {
    prettyErrors: false,
    uniqueKeys: false,
    version: '1.2',
    logLevel: 'silent',
  });
  const errors = (Array.isArray(documents) ? documents : []).flatMap((document): YAMLError[] => document.errors);
  if (errors.length === 0) return problems;
  const seen = new Set<number>();
  const told: TextProblem[] = [];
  for (const error of errors) {
    const { line } = file.position(error.pos[0]);
    if (seen.has(line)) continue;
    seen.add(line);
    told.push(toProblem(file, error));
  }
  return told.slice(0, MAX_ERRORS);
}

function toProblem(file: TextFile, { pos: [start, end], code, message }: YAMLError): TextProblem {
  const stop = Math.min(Math.max(end, start + 1), file.text.length);
  const lineEnd = file.text.indexOf('\n', start);
  return {
    kind: 'syntax',
    message: plainMessage(code, message),
    start: Math.min(start, file.text.length),
    end: lineEnd > start ? Math.min(stop, lineEnd) : stop,
  };
}

function plainMessage(code: string, message: string): string {
  if (code === 'TAB_AS_INDENT') return 'a tab indents this line; YAML takes spaces only';
  const [first = message] = message.split('\n');
  return first.charAt(0).toLowerCase() + first.slice(1);
}

import type { Problem } from '../../src/findings/problem.ts';
import { defineRule } from '../../src/lint/rule.ts';
import type { TextFile } from '../../src/repository/text-file.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { LIMITS, type TextProblem } from '../../src/yaml/problem.ts';
import { toProblem } from './problem.ts';
import { mangledTemplates } from './templates.ts';

/** Problems for kustomize only: other YAML readers accept them. */
const KUSTOMIZE_ONLY = new Set<TextProblem['kind']>(['directive', 'separator', 'unread-document']);

export default defineRule({
  id: 'yaml-syntax',
  description: 'A YAML file does not parse, or does not say what it seems to say.',
  theme: 'text',
  severity: 'error',
  unreached: 'warning',
  on: 'file',

  *check({ path, type, parsed: { file } }, revision) {
    const { diagnoses } = revision;
    if (type === 'template') return;
    // A file that no cluster reads does not break a deployment.
    const isRead = type !== 'other' || looksLikeManifest(file) || breaksBuild(path, revision);
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
      yield {
        ...toProblem(file, problem),
        values: [problem.kind, problem.message, String(number)],
        severity,
        ...causeOf(problem, file),
      };
    }
  },
});

/** A misplaced line makes many errors, and an alias that is copied with its line names the same missing anchor. */
function causeOf({ kind, message, start, end }: TextProblem, { path, text }: TextFile): Pick<Problem, 'cause'> {
  if (kind === 'syntax') return { cause: [path, message] };
  return kind === 'undefined-alias' ? { cause: [path, message, text.slice(start, end)] } : {};
}

const breaking = new WeakMap<Revision, ReadonlySet<string>>();

/** Whether a build fails because of a file. */
function breaksBuild(path: string, revision: Revision): boolean {
  let paths = breaking.get(revision);
  if (!paths) {
    const problems = revision.builds.flatMap((build) => build.problems);
    paths = new Set(problems.flatMap(({ kind, origin }) => (kind === 'malformed' && origin ? origin.file.path : [])));
    breaking.set(revision, paths);
  }
  return paths.has(path);
}

function looksLikeManifest({ text }: TextFile): boolean {
  return /^apiVersion:/m.test(text) && /^kind:/m.test(text);
}

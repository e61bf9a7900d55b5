import type { Origin } from '../../src/yaml/origin.ts';

/** Marks by which authors exclude a value from other scanners. */
const OF_SCANNERS =
  /(?:^|\s)#.*?(gitleaks:allow|pragma: ?allowlist|not[- ]?(?:a[- ])?secret|nosecret|NOSONAR|trufflehog:ignore)/i;
/** Words by which authors say that a value is for tests or for a cluster of their own. */
const OF_TESTS =
  /(?:^|\s)#.*?\b((?:test|testing|dummy|fake|example|throw-?away|local|dev) (?:keys?|secrets?|values?|credentials?|passwords?|tokens?|certs?|certificates?|clusters?)|(?:dev|devenv|development|tests?|testing|local|kind|k3d|minikube|e2e|ci) only|only (?:used )?(?:for|in) (?:the )?(?:dev|devenv|development|tests?|testing|local|kind|k3d|minikube|e2e|ci)|not (?:used )?(?:for|in) prod(?:uction)?)\b/i;

/** What a comment says of a secret. */
export interface Mark {
  /** The words of it. */
  readonly text: string;
  /** Whether it says that the secret is for tests, and not only that a scanner leaves it out. */
  readonly isOfTests: boolean;
}

/** What the line of a range, the comment above it, or the comment above its object says of it. */
export function markOf({ file, start }: Origin, object: Origin | undefined): Mark | undefined {
  const { line } = file.position(start);
  const texts = [file.line(line), ...commentsAbove(file, line), ...headingAbove(file, line)];
  if (object?.file === file) texts.push(...commentsAbove(file, file.position(object.start).line));
  const [ofTests, ofScanners] = [OF_TESTS, OF_SCANNERS].map((marks) => wordsIn(texts, marks));
  const text = ofScanners ?? ofTests;
  return text === undefined ? undefined : { text, isOfTests: ofTests !== undefined };
}

function wordsIn(texts: readonly string[], marks: RegExp): string | undefined {
  for (const text of texts) {
    const words = marks.exec(text)?.[1];
    if (words !== undefined) return words;
  }
  return undefined;
}

/** The comment directly above a line; the start of a document may be between them. */
function* commentsAbove(file: Origin['file'], below: number): Iterable<string> {
  for (let line = below - 1; line > 0; line--) {
    const text = file.line(line);
    if (/^\s*#/.test(text)) yield text;
    else if (!/^---\s*$/.test(text)) return;
  }
}

/** The comment that heads the entries of which a line is one, if it speaks of tests. */
function headingAbove(file: Origin['file'], below: number): string[] {
  const indent = /^\s*/.exec(file.line(below))?.[0] ?? '';
  for (let line = below - 1; line > 0; line--) {
    const text = file.line(line);
    if (text.trim() === '' || !text.startsWith(indent)) return [];
    if (/^\s*#/.test(text)) return OF_TESTS.test(text) ? [text] : [];
  }
  return [];
}

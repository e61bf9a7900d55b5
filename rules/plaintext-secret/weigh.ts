import {
  type AppliedFiles,
  directoryOf,
  discardedSecrets,
  isMap,
  isWithin,
  join,
  listAt,
  type Origin,
  type RuleContext,
} from '../../src/lint/rule.ts';
import type { Severity } from '../../src/severity.ts';
import { type FoundSecret, rangeOf } from './found.ts';

/** Marks by which authors tell other scanners that a value is no secret. */
const MARKED =
  /#.*(?:gitleaks:allow|pragma: ?allowlist|not[- ]?(?:a[- ])?secret|nosecret|NOSONAR|trufflehog:ignore|(?:test|dummy|fake|example) (?:keys?|secrets?|values?|credentials?|passwords?)|dev(?:env)? only)/i;
/** What a test may hold on purpose: keys made for it, and addresses of services beside it. */
const FOR_TESTS = /private key|JSON Web Token|URL/;

/** How grave a secret is where it stands; undefined where nothing is to be said. */
export function weigh(found: FoundSecret, files: AppliedFiles, context: RuleContext): Severity | undefined {
  const origin = rangeOf(found);
  const standing = files.standing(origin.file.path);
  const isToken = found.held === 'token' && found.certainty === 'certain' && !FOR_TESTS.test(found.what);
  if (isMarked(origin, found.object?.origin)) return isToken ? 'warning' : undefined;
  if (found.held === 'entry' && isDiscarded(origin.file.path, found.object?.name ?? '', context)) return undefined;
  if (standing === 'aside') return isToken ? 'warning' : undefined;
  if (found.certainty === 'certain') return 'error';
  return standing === 'applied' || !files.isKnown ? 'warning' : undefined;
}

/** Whether the line, or the comment above it or above the object, says that it holds no secret. */
function isMarked({ file, start }: Origin, object: Origin | undefined): boolean {
  const { line } = file.position(start);
  if (MARKED.test(file.line(line)) || isMarkedAbove(file, line)) return true;
  return object?.file === file && isMarkedAbove(file, file.position(object.start).line);
}

function isMarkedAbove(file: Origin['file'], below: number): boolean {
  for (let line = below - 1; line > 0; line--) {
    const text = file.line(line);
    if (!/^\s*#/.test(text)) return false;
    if (MARKED.test(text)) return true;
  }
  return false;
}

/** Whether an overlay that takes this file in throws the Secret away: then it is a leftover of what was vendored. */
function isDiscarded(path: string, name: string, { manifests }: RuleContext): boolean {
  return manifests.files.some(({ path: overlayPath, type, parsed }) => {
    if (type !== 'overlay' || name === '' || !parsed.file.text.includes(name)) return false;
    const directory = directoryOf(overlayPath);
    return parsed.documents.some(({ value }) => {
      if (!isMap(value) || !discardedSecrets(value).includes(name)) return false;
      const resources = [...listAt(value, 'resources'), ...listAt(value, 'bases')];
      return resources.some((resource) => {
        const taken = typeof resource === 'string' ? join(directory, resource) : undefined;
        return taken !== undefined && isWithin(path, taken);
      });
    });
  });
}

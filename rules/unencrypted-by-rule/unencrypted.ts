import type { Problem } from '../../src/findings/problem.ts';
import { groupBy } from '../../src/grouping.ts';
import type { YamlFile } from '../../src/kubernetes/manifests.ts';
import { objectsOf } from '../../src/kubernetes/object.ts';
import { declaredSecrets } from '../../src/kubernetes/secrets/find.ts';
import { decoded } from '../../src/kubernetes/secrets/holders.ts';
import { type Look, lookOf } from '../../src/kubernetes/secrets/value.ts';
import type { CreationRule, SopsConfig } from '../../src/kubernetes/sops/creation-rules.ts';
import { type PlainValue, scopedValues } from '../../src/kubernetes/sops/plain-values.ts';
import { scopeOf } from '../../src/kubernetes/sops/scope.ts';
import { nameOf } from '../../src/repository/tree.ts';
import { quoted } from '../../src/text/words.ts';
import type { YamlDocument } from '../../src/yaml/document.ts';
import { isMap } from '../../src/yaml/value.ts';

/** A file with the creation rule that SOPS takes for it. */
export interface CoveredFile {
  readonly config: SopsConfig;
  readonly rule: CreationRule;
  readonly file: YamlFile;
  readonly isEncrypted: boolean;
}

/** By such words a pattern, or the name of a file, says that files are encrypted. */
const NAMED = /sops|secret|encrypted|(?:^|[^a-z])enc(?:[^a-z]|$)/i;
const NAMED_FILE = /(?:^|[._-])(?:sops|enc|encrypted)[._-]/i;
/** What does not have to be encrypted. */
const OPEN: ReadonlySet<Look> = new Set(['empty', 'placeholder', 'encrypted', 'public']);

/** The files that a rule is for and that are not encrypted. A rule for all kinds of files proves nothing by itself. */
export function* unencrypted(
  covered: readonly CoveredFile[],
): Iterable<{ readonly problem: Problem; readonly path: string }> {
  const usual = usuallyEncrypted(covered);
  for (const one of covered) {
    if (one.isEncrypted) continue;
    for (const document of one.file.parsed.documents) {
      const problem = inDocument(one, document, usual);
      if (problem) yield { problem, path: one.file.path };
    }
  }
}

function inDocument(one: CoveredFile, document: YamlDocument, usual: ReadonlySet<CreationRule>): Problem | undefined {
  const { rule, file } = one;
  const scope = scopeOf(rule.settings);
  const { value, origin } = document;
  const [object] = objectsOf(document);
  if (!scope || !isMap(value)) return undefined;
  const isSecret = object?.groupKind === '/Secret' && file.type === 'manifest';
  const isNamed = NAMED.test(rule.pattern);
  // Without a setting all of a file is encrypted, which says nothing about one value.
  if (!isSecret && !(isNamed && NAMED_FILE.test(nameOf(file.path)) && scope.setting)) return undefined;
  const values = scopedValues(value, origin, scope).plain.filter((plain) => isClosed(plain, isSecret));
  const declared = declaredSecrets(value);
  // These are errors of plaintext-secret.
  if (declared.some(({ certainty }) => certainty === 'certain')) return undefined;
  const places = new Set(declared.map(({ path }) => path.join('\0')));
  const likely = values.find(({ path }) => places.has(path.join('\0')));
  const first = likely ?? values[0];
  if (!first || !(isNamed || usual.has(rule))) return undefined;
  return {
    at: first.origin,
    object,
    message: `${quoted(first.path.join('.'))} is in plain text, but rule ${rule.number} in ${quoted(one.config.path)} says that SOPS encrypts this file. Anyone who can read the repository can read it. Run \`sops encrypt --in-place ${file.path}\`, and rotate what is secret.`,
    severity: isSecret && isNamed ? 'error' : 'warning',
    related: ruleFound(one),
    values: ['plain', first.path.join('.')],
  };
}

/** The place of a rule, if it is in the checked folder. */
export function ruleFound({ config, rule }: Pick<CoveredFile, 'config' | 'rule'>): NonNullable<Problem['related']> {
  return config.above === undefined ? [{ at: rule.at, message: 'this rule is for the file' }] : [];
}

/** Whether a value is to be encrypted: of a Secret its entries that are not filled in later. */
function isClosed({ path: [field], value }: PlainValue, isSecret: boolean): boolean {
  if (isSecret && field !== 'data' && field !== 'stringData') return false;
  const text = String(value);
  return !OPEN.has(lookOf(text)) && !(field === 'data' && OPEN.has(lookOf(decoded(text))));
}

/** The rules of which most of the Secrets that they are for are encrypted. */
function usuallyEncrypted(covered: readonly CoveredFile[]): ReadonlySet<CreationRule> {
  const secrets = covered.filter(({ file }) => holdsSecret(file));
  return new Set(
    [...groupBy(secrets, ({ rule }) => rule)].flatMap(([rule, files]) => {
      const encrypted = files.filter(({ isEncrypted }) => isEncrypted).length;
      return encrypted > 0 && encrypted * 2 >= files.length ? rule : [];
    }),
  );
}

function holdsSecret({ objects }: YamlFile): boolean {
  return objects.some(({ groupKind }) => groupKind === '/Secret');
}

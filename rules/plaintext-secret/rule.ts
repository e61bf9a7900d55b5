import type { Manifests, YamlFile } from '../../src/kubernetes/manifests.ts';
import type { SecretPlace } from '../../src/kubernetes/secrets.ts';
import {
  certaintyOfText,
  declaredSecrets,
  defineRule,
  directoryOf,
  discardedSecrets,
  isMap,
  isWithin,
  join,
  KubernetesObject,
  listAt,
  Origin,
  objectsOf,
  type Place,
  type Problem,
  type RuleContext,
  type SubstitutedSecret,
  secretSources,
  substitutedSecrets,
  tokensIn,
} from '../../src/lint/rule.ts';
import type { TextFile } from '../../src/repository/text-file.ts';
import type { Severity } from '../../src/severity.ts';

/** Paths of tests, whose secrets are made up; of examples, whose secrets are to be replaced. */
const TEST = /(?:^|\/)(?:tests?|e2e|testdata|fixtures?|__tests__|\.?chainsaw[^/]*|\.?kuttl[^/]*)\//i;
const EXAMPLE = /(?:^|\/)(?:examples?|samples?|docs?)\/|\.(?:example|sample|tmpl|tpl)(?:\.|$)/i;
/** Marks by which authors tell other scanners that a value is no secret. */
const MARKED = /#.*(?:gitleaks:allow|pragma: ?allowlist|not[- ]?(?:a[- ])?secret|nosecret|trufflehog:ignore)/i;
const MEND = 'Rotate it, then keep it encrypted (SOPS, SealedSecret) or outside of git (ExternalSecret).';

export default defineRule({
  id: 'plaintext-secret',
  description: 'A secret stands in clear where everybody who can read the repository can read it.',
  severity: 'error',
  on: 'tree',

  *check(context) {
    for (const file of context.manifests.files) yield* inFile(file, context);
    for (const secret of substitutedSecrets(context.flux)) yield carried(secret);
  },
});

function* inFile(file: YamlFile, context: RuleContext): Iterable<Problem> {
  const places: Place[] = [];
  for (const { problem, place } of declared(file, context)) {
    places.push(place);
    yield problem;
  }
  for (const problem of tokens(file, places)) yield problem;
  if (file.type === 'overlay') yield* generated(file, context);
}

/** A secret that is no secret by its own place: only what the cluster gets shows it. */
function carried({ object, secret, at, variable, definition, cluster }: SubstitutedSecret): Problem {
  const message = `\`${secret.key}\` gets ${secret.what} in clear from the variable \`${variable}\`: everybody who can read the repository, now or later, has it. ${MEND}`;
  const related = [{ at: definition, message: `${variable} is defined here` }];
  return { at, message, object, related, builds: [cluster], values: ['variable', variable] };
}

function* declared(file: YamlFile, { manifests }: RuleContext): Iterable<{ problem: Problem; place: Place }> {
  for (const document of file.parsed.documents) {
    const objects = objectsOf(document);
    if (objects.length === 0 && !isMap(document.value)) continue;
    const whole = isMap(document.value) ? [new KubernetesObject(document.value, document.origin)] : [];
    for (const object of objects.length > 0 ? objects : whole) {
      for (const secret of declaredSecrets(object.value)) {
        const place = object.at(...secret.path);
        const harmless =
          secret.held === 'entry' && (isMarkedAbove(object.origin) || isDiscarded(file.path, object.name, manifests));
        const severity = harmless ? 'notice' : severityAt(file, secret.certainty, place.origin);
        const message = harmless ? harmlessMessage(secret) : messageOf(secret);
        const problem = { at: place, message, severity, values: [secret.held, secret.key] };
        yield { place, problem: objects.length > 0 ? { ...problem, object } : problem };
      }
    }
  }
}

function* tokens(file: YamlFile, known: readonly Place[]): Iterable<Problem> {
  const { file: text, documents } = file.parsed;
  for (const { what, start, end, certain } of tokensIn(text.text)) {
    if (known.some(({ origin }) => origin.file === text && origin.start <= start && start < origin.end)) continue;
    const at = new Origin(text, start, start, start, end);
    const object = documents.flatMap(objectsOf).find(({ origin }) => origin.start <= start && start < origin.end);
    const inComment = /^\s*#/.test(text.line(text.position(start).line));
    const severity = severityAt(file, certain ? 'certain' : inComment ? 'possible' : 'likely', at);
    const message = `This is ${what}: everybody who can read the repository, now or later, has it. ${MEND}`;
    yield { at, message, severity, values: [what], ...(object ? { object } : {}) };
  }
}

const CERTAINTIES = new WeakMap<TextFile, Map<string, ReturnType<typeof certaintyOfText>>>();

/** What is known of a file under a name; looked at once, however many generators read it. */
function certaintyOf(name: string, file: TextFile): ReturnType<typeof certaintyOfText> {
  const known = CERTAINTIES.get(file) ?? new Map<string, ReturnType<typeof certaintyOfText>>();
  CERTAINTIES.set(file, known);
  if (!known.has(name)) known.set(name, certaintyOfText(name, file.text));
  return known.get(name);
}

/** Files in clear that a secretGenerator reads; YAML files among them are judged by themselves. */
function* generated(file: YamlFile, { tree, manifests }: RuleContext): Iterable<Problem> {
  for (const { value, origin } of file.parsed.documents) {
    if (!isMap(value)) continue;
    for (const { generator, file: path, at } of secretSources(value)) {
      const source = join(directoryOf(file.path), path);
      const text = source === undefined ? undefined : tree.textAt(source);
      if (source === undefined || !text) continue;
      if (manifests.at(source)?.parsed.documents.some((document) => declaredSecrets(document.value).length > 0))
        continue;
      const certainty = certaintyOf(path, text);
      if (!certainty) continue;
      const place = new KubernetesObject(value, origin).at(...at);
      const message = `The file \`${path}\` is in clear, and the generator \`${generator}\` makes a Secret of it: everybody who can read the repository has what it holds. ${MEND}`;
      yield { at: place, message, severity: severityAt(file, certainty, place.origin), values: ['file', path] };
    }
  }
}

function severityAt({ path }: YamlFile, certainty: SecretPlace['certainty'], origin: Origin): Severity {
  const { file, start } = origin;
  if (certainty === 'possible' || TEST.test(path) || MARKED.test(file.line(file.position(start).line))) return 'notice';
  return certainty === 'likely' || EXAMPLE.test(path) ? 'warning' : 'error';
}

/** Whether the comment above an object says that it holds no secret. */
function isMarkedAbove({ file, start }: Origin): boolean {
  for (let line = file.position(start).line - 1; line > 0; line--) {
    const text = file.line(line);
    if (!/^\s*#/.test(text)) return false;
    if (MARKED.test(text)) return true;
  }
  return false;
}

/** Whether an overlay that takes this file in throws the Secret away: then it is a leftover of what was vendored. */
function isDiscarded(path: string, name: string, manifests: Manifests): boolean {
  return manifests.files.some(({ path: overlayPath, type, parsed }) => {
    if (type !== 'overlay' || !parsed.file.text.includes(name)) return false;
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

function harmlessMessage({ key, holder }: SecretPlace): string {
  return `The Secret \`${holder}\` holds \`${key}\` in clear. It is marked as no secret, or an overlay throws it away; if it ever was one, rotate it.`;
}

function messageOf({ held, key, holder, what, certainty }: SecretPlace): string {
  const name = holder === '' ? '' : ` \`${holder}\``;
  if (held === 'entry' || held === 'literal') {
    const owner = held === 'entry' ? `The Secret${name}` : `The secretGenerator${name}`;
    if (certainty === 'possible')
      return `${owner} holds \`${key}\` in clear. It does not look like a secret: if it is none, a ConfigMap says so; if it is one, encrypt it.`;
    if (certainty === 'likely')
      return `${owner} holds \`${key}\` in clear; its value is weak, or may be no secret. ${MEND}`;
    return `${owner} holds \`${key}\` in clear: everybody who can read the repository, now or later, has it. ${MEND}`;
  }
  if (certainty === 'certain')
    return `\`${key}\` holds ${what} in clear: everybody who can read the repository, now or later, has it. ${MEND}`;
  return `\`${key}\` looks like ${what} in clear. If it is one, everybody who can read the repository has it: take it from a Secret that is encrypted or kept outside of git.`;
}

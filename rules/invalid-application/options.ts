import type { Problem } from '../../src/findings/problem.ts';
import type { KubernetesObject, Place } from '../../src/kubernetes/object.ts';
import { isUnknown } from '../../src/kubernetes/terms/unknown.ts';
import { listWords, quoted } from '../../src/text/words.ts';
import { listAt } from '../../src/yaml/value.ts';
import { slipOf } from './near.ts';
import { withWord, wordsOf } from './words.ts';

const BOOLEAN = ['true', 'false'];
const DELETION = ['true', 'false', 'confirm'];

/** The sync options of Argo CD with their values (docs/user-guide/sync-options.md; controller/sync.go and gitops-engine compare them as whole texts). */
const OPTIONS: ReadonlyMap<string, readonly string[]> = new Map([
  ['ApplyOutOfSyncOnly', BOOLEAN],
  ['ClientSideApplyMigration', BOOLEAN],
  ['CreateNamespace', BOOLEAN],
  ['Delete', DELETION],
  ['FailOnSharedResource', BOOLEAN],
  ['Force', BOOLEAN],
  ['Prune', DELETION],
  ['PruneLast', BOOLEAN],
  ['PrunePropagationPolicy', ['foreground', 'background', 'orphan']],
  ['Replace', BOOLEAN],
  ['RespectIgnoreDifferences', BOOLEAN],
  ['ServerSideApply', BOOLEAN],
  ['SkipDryRunOnMissingResource', BOOLEAN],
  ['Validate', BOOLEAN],
]);
/** Those of the annotation `compare-options`, which are compared as whole texts too (docs/user-guide/compare-options.md). */
const COMPARE_OPTIONS = [
  'IgnoreExtraneous',
  'ServerSideDiff=true',
  'ServerSideDiff=false',
  'IncludeMutationWebhook=true',
];
const NAMES = [...OPTIONS.keys()];

/** What is wrong with a sync option: a sentence, and the option that was meant if only one can be. */
interface OptionFault {
  readonly words: string;
  readonly meant: string | undefined;
}

/** The options in `syncPolicy.syncOptions` that Argo CD ignores. */
export function* badOptions(object: KubernetesObject, prefix: readonly string[]): Iterable<Problem> {
  const path = [...prefix, 'spec', 'syncPolicy', 'syncOptions'];
  for (const [index, option] of listAt(object.value, ...path).entries()) {
    const fault = typeof option === 'string' ? faultOf(option) : undefined;
    if (fault) yield toProblem(object.at(...path, index), fault);
  }
}

/** The same for the options of an annotation, which are separated by commas. */
export function* badOptionsIn(at: Place): Iterable<Problem> {
  const text = typeof at.value === 'string' ? at.value : '';
  for (const option of wordsOf(text)) {
    const fault = faultOf(option);
    if (fault) yield { ...toProblem(at, fault), fix: fault.meant && withWord(text, option, fault.meant) };
  }
}

/** What Argo CD ignores in the annotation `compare-options`. */
export function* badCompareOptionsIn(at: Place): Iterable<Problem> {
  const text = typeof at.value === 'string' ? at.value : '';
  for (const option of wordsOf(text)) {
    if (COMPARE_OPTIONS.includes(option) || isUnknown(option)) continue;
    const meant = slipOf(option, COMPARE_OPTIONS);
    // A later version of Argo CD may know more.
    if (meant === undefined) continue;
    const words = `Argo CD ignores the compare option ${quoted(option)}. Did you mean \`${meant}\`?`;
    yield { ...toProblem(at, { words, meant }), fix: withWord(text, option, meant) };
  }
}

function toProblem(at: Place, { words, meant }: OptionFault): Problem {
  // The same option in many Applications is one mistake.
  return { at, message: words, cause: [words], severity: meant === undefined ? 'warning' : undefined, fix: meant };
}

function faultOf(text: string): OptionFault | undefined {
  if (text === '' || isUnknown(text)) return undefined;
  const [key = '', ...rest] = text.split('=');
  const value = rest.length === 0 ? undefined : rest.join('=');
  const values = OPTIONS.get(key);
  if (values && value !== undefined && values.includes(value)) return undefined;
  const start = `Argo CD ignores the sync option ${quoted(text)}`;
  const name = values ? key : slipOf(key, NAMES);
  if (name === undefined)
    return { words: `${start} because it does not know it. Correct or remove it.`, meant: undefined };
  const allowed = OPTIONS.get(name) ?? [];
  const meantValue = meantValueOf(value, allowed);
  const meant = meantValue === undefined ? undefined : `${name}=${meantValue}`;
  if (meant !== undefined) return { words: `${start}. Did you mean \`${meant}\`?`, meant };
  const forms = listWords(
    allowed.map((one) => `\`${name}=${one}\``),
    'or',
  );
  return { words: `${start}. Write ${forms}.`, meant };
}

/** The value that was meant. */
function meantValueOf(value: string | undefined, allowed: readonly string[]): string | undefined {
  if (value === undefined) return undefined;
  const plain = value.trim().replace(/^(["'])(.*)\1$/, '$2');
  if (allowed.includes(plain)) return plain;
  return slipOf(plain, allowed);
}

import type { Problem } from '../../src/findings/problem.ts';
import type { KubernetesObject, Place } from '../../src/kubernetes/object.ts';
import { isUnknown } from '../../src/kubernetes/terms/unknown.ts';
import { listWords, quoted } from '../../src/text/words.ts';
import { mapAt, stringAt } from '../../src/yaml/value.ts';
import { slipOf } from './near.ts';
import { badCompareOptionsIn, badOptionsIn } from './options.ts';
import { withWord, wordsOf } from './words.ts';

const PREFIX = 'argocd.argoproj.io/';
/** The hooks of gitops-engine (common.HookType) and of deletion (controller/hook.go). */
const HOOKS = ['PreSync', 'Sync', 'PostSync', 'SyncFail', 'Skip', 'PreDelete', 'PostDelete'];
/** common.HookDeletePolicy. */
const DELETE_POLICIES = ['HookSucceeded', 'HookFailed', 'BeforeHookCreation'];
/** The annotations that decide how Argo CD syncs an object. */
const KEYS = [
  ...['sync-options', 'sync-wave', 'hook', 'hook-delete-policy', 'compare-options', 'ignore-healthcheck'],
  ...['manifest-generate-paths', 'ignore-resource-updates', 'skip-reconcile', 'deletion-approved'],
];
/** Keys that look like one of those and are others. */
const OTHER_KEYS = new Set([
  ...[
    'managed-by',
    'managed-by-url',
    'tracking-id',
    'installation-id',
    'refresh',
    'hydrate',
    'secret-type',
    'instance',
  ],
  ...['ignore-default-links', 'ignore-restart-policy', 'application-set-refresh', 'auto-label-cluster-info'],
  ...['kubernetes-version', 'client-side-apply-migration-manager', 'hook-finalizer', 'hydrate-timestamp'],
]);

/** What Argo CD does not understand of the annotations that it reads from an object. */
export function* badAnnotations(object: KubernetesObject): Iterable<Problem> {
  const annotations = mapAt(object.value, 'metadata', 'annotations');
  if (!annotations) return;
  for (const key of Object.keys(annotations)) {
    if (!key.startsWith(PREFIX)) continue;
    const at = object.at('metadata', 'annotations', key);
    if (typeof at.value !== 'string' || isUnknown(at.value)) continue;
    const name = key.slice(PREFIX.length);
    if (name === 'sync-wave') yield* badWave(at, at.value);
    else if (name === 'sync-options') yield* badOptionsIn(at);
    else if (name === 'hook') yield* badHook(at, at.value, object);
    else if (name === 'hook-delete-policy') yield* badPolicy(at, at.value);
    else if (name === 'compare-options') yield* badCompareOptionsIn(at);
    else if (!KEYS.includes(name) && !OTHER_KEYS.has(name)) yield* badKey(at, name);
  }
}

/** A wave is read with strconv.Atoi; what is not a number is 0 (syncwaves.Wave). */
function* badWave(at: Place, text: string): Iterable<Problem> {
  if (/^[-+]?\d+$/.test(text)) return;
  const whole = text.trim();
  yield {
    at,
    message: `The sync wave ${quoted(text)} is not a whole number, so Argo CD syncs the object in wave 0. Use a number such as \`"5"\` or \`"-1"\`.`,
    fix: /^[-+]?\d+$/.test(whole) ? whole : undefined,
  };
}

/** Words that are not hooks are dropped; an object with none left is a hook of no phase, which is never applied (hook.IsHook, hook.Types). */
function* badHook(at: Place, text: string, { kind, name, value }: KubernetesObject): Iterable<Problem> {
  const hooks = wordsOf(text);
  const wrong = hooks.filter((hook) => !HOOKS.includes(hook));
  const isHelmHook = stringAt(value, 'metadata', 'annotations', 'helm.sh/hook') !== undefined;
  for (const hook of wrong) {
    const harm =
      wrong.length === hooks.length && !isHelmHook
        ? `so Argo CD never applies ${kind} \`${name}\``
        : 'so Argo CD ignores it';
    yield unknownWord({ at, word: hook, words: HOOKS, what: 'hook', harm, text });
  }
}

function* badPolicy(at: Place, text: string): Iterable<Problem> {
  for (const policy of wordsOf(text).filter((one) => !DELETE_POLICIES.includes(one)))
    yield unknownWord({
      at,
      word: policy,
      words: DELETE_POLICIES,
      what: 'hook delete policy',
      harm: 'so Argo CD ignores it',
      text,
    });
}

interface UnknownWord {
  readonly at: Place;
  readonly word: string;
  readonly words: readonly string[];
  readonly what: string;
  readonly harm: string;
  readonly text: string;
}

function unknownWord({ at, word, words, what, harm, text }: UnknownWord): Problem {
  const near = slipOf(word, words);
  const quotedWords = listWords(
    words.map((one) => `\`${one}\``),
    'or',
  );
  return {
    at,
    message: `${quoted(word)} is not a ${what}, ${harm}. ${near === undefined ? `Use ${quotedWords}.` : `Did you mean \`${near}\`?`}`,
    fix: near === undefined ? undefined : withWord(text, word, near),
  };
}

function* badKey(at: Place, name: string): Iterable<Problem> {
  const near = name.length < 4 ? undefined : slipOf(name, KEYS);
  if (near === undefined) return;
  yield {
    at: at.key,
    severity: 'warning',
    message: `Argo CD does not read the annotation \`${PREFIX}${name}\`, so it has no effect. Did you mean \`${PREFIX}${near}\`?`,
    fix: { title: `Rename to \`${PREFIX}${near}\``, edits: [{ at: at.key.origin, text: `${PREFIX}${near}` }] },
  };
}

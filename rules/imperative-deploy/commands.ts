import { Origin } from '../../src/yaml/origin.ts';
import { type ScriptLine, withoutTexts } from './texts.ts';

/** A command of a script that changes what a cluster runs. */
export interface Deployment {
  readonly at: Origin;
  /** The program and what it does: `kubectl apply`. */
  readonly command: string;
}

/** What each program does to a cluster, as the words after its name. What restarts or shows something is not in it. */
const CHANGES: Readonly<Record<string, RegExp>> = {
  kubectl: /^(?:apply|create|edit|patch|scale|autoscale|set|replace|delete|rollout undo)\b/,
  oc: /^(?:apply|create|edit|patch|scale|autoscale|set|replace|delete|rollout undo)\b/,
  helm: /^(?:install|upgrade|uninstall|delete|rollback)\b/,
  helmfile: /^(?:apply|sync|destroy)\b/,
  argocd: /^app (?:set|unset|create|delete|patch)\b/,
  flux: /^(?:create|delete) (?:kustomization|helmrelease|source|image|alert|alert-provider|receiver)\b/,
};
/** Options whose value is a word of its own. */
const WITH_VALUE =
  /^(?:-n|-f|-e|-l|--(?:namespace|context|kube-context|kubeconfig|cluster|server|token|environment|file|selector))$/;
/** What does not change a cluster, or removes what finished. */
const HARMLESS =
  /--dry-run(?!=none)|--export\b|--help\b|\bcreate (?:secret|namespace|ns)\b|\bdelete (?:pods?|po|jobs?|events?)\b|\bbootstrap/;
/** What installs the reconciler itself, which another program must do. */
const BEGINNING = /^\s*(?:kubectl|oc|helm|helmfile)\b.*\b(?:flux|flux2|flux-system|flux-operator|gotk\w*|argo-?cd)\b/;
/** Words before the name of a program. */
const BEFORE = /^(?:sudo|exec|time|then|do|else|if|!|\w+=\S*)$/;
const SEPARATORS = /[;|&()`\n]/;

/** The commands of a script that change a cluster. */
export function deploymentsIn(script: Origin): Deployment[] {
  return withoutTexts(lines(script)).flatMap(({ text, start }) => {
    if (HARMLESS.test(text)) return [];
    let offset = start;
    return text.split(SEPARATORS).flatMap((part) => {
      const from = offset;
      offset += part.length + 1;
      const command = BEGINNING.test(part) ? undefined : commandOf(part);
      if (command === undefined) return [];
      const begin = from + part.length - part.trimStart().length;
      return [{ at: new Origin(script.file, begin, begin, begin, from + part.trimEnd().length), command }];
    });
  });
}

/** The lines of a script as the shell reads them. */
function lines({ file, start, end }: Origin): ScriptLine[] {
  const found: ScriptLine[] = [];
  for (const match of file.text.slice(start, end).matchAll(/(?:[^\n\\]|\\(?:\r?\n|.)?)+/g))
    found.push({ text: match[0].replace(/\\\r?\n/g, (cut) => ' '.repeat(cut.length)), start: start + match.index });
  return found;
}

function commandOf(part: string): string | undefined {
  const words = part.replace(/^\s*[-@+]*["']?/, '').split(/\s+/);
  let first = 0;
  while (BEFORE.test(words[first] ?? '')) first++;
  const program = words[first] ?? '';
  const changes = Object.hasOwn(CHANGES, program) ? CHANGES[program] : undefined;
  const match = changes?.exec(withoutOptions(words.slice(first + 1)));
  return match ? `${program} ${match[0]}` : undefined;
}

/** The first words that are not options. */
function withoutOptions(words: readonly string[]): string {
  const kept: string[] = [];
  for (let at = 0; at < words.length && kept.length < 3; at++) {
    const word = words[at] ?? '';
    if (WITH_VALUE.test(word)) at++;
    else if (!word.startsWith('-')) kept.push(word);
  }
  return kept.join(' ');
}

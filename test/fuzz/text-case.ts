import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readEvent } from '../../src/hosts/github/event.ts';
import { suppressionsOf } from '../../src/lint/suppression.ts';
import { parsePolicy } from '../../src/policy/read.ts';
import { renderGo } from '../../src/reconcilers/argocd/template/go-template.ts';
import { parameterOf } from '../../src/reconcilers/argocd/template/parameters.ts';
import { renderPlain } from '../../src/reconcilers/argocd/template/plain-template.ts';
import { Codeowners } from '../../src/repository/codeowners/codeowners.ts';
import { parsePatches } from '../../src/repository/patch.ts';
import { TextFile } from '../../src/repository/text-file.ts';
import { rules } from '../../src/run.ts';
import { UsageError } from '../../src/usage-error.ts';
import { diagnose } from '../../src/yaml/diagnose.ts';
import { parseYaml } from '../../src/yaml/parse.ts';

/** A reader of hostile text: gives what is wrong with how it took a text, undefined where all is well; it must not throw. */
type Reader = (text: string, folder: string) => undefined | string | Promise<undefined | string>;

/** What reads text of a repository or of GitHub outside of the judging of trees; each with texts to begin with. */
export const READERS: Readonly<Record<string, { readonly read: Reader; readonly seeds: readonly string[] }>> = {
  yaml: {
    seeds: ['a: 1\nb: [c, {d: e}]\nf: |\n  text\n# comment\ng: "q\\u0041"\nh: &x {i: *y}\n---\nj: !!str k\n'],
    async read(text) {
      for (const reading of ['resource', 'kustomization'] as const) {
        const parsed = parseYaml(new TextFile('a.yaml', text), reading);
        for (const { start, end } of [...parsed.problems, ...(await diagnose(parsed))])
          if (start < 0 || end < start || end > text.length)
            return `a problem lies outside of its text: ${start} ${end}`;
      }
      return undefined;
    },
  },
  suppressions: {
    seeds: ['a: b # gitops-gate-ignore plaintext-secret: known until 2027-01-01\n'],
    read: (text) => void suppressionsOf(new TextFile('a.yaml', text)),
  },
  codeowners: {
    seeds: ['* @a\n/clusters/**/x @acme/team a@b.c # why\n\\#x @a\n[ab] @c\n!x @d\n'],
    read: (text) => {
      const owners = new Codeowners(new TextFile('CODEOWNERS', text));
      return owners.lines.length <= text.split('\n').length ? undefined : 'more lines than there are';
    },
  },
  policy: {
    seeds: [
      'preset: strict\nfailOn: error\nrules: {unowned-file: off}\noverrides: [{paths: [a/**], rules: {schema: warning}}]\nignore: [b]\ntargets: {flux: "2.9"}\nsources: {oci://x/y: z}\nschemaLocations: [s/{{.Group}}.json]\n',
    ],
    async read(text) {
      try {
        await parsePolicy(
          new TextFile('.github/gitops-gate.yaml', text),
          rules.map(({ id }) => id),
        );
      } catch (error) {
        if (!(error instanceof UsageError)) throw error;
      }
      return undefined;
    },
  },
  diff: {
    seeds: [
      'diff --git a/a.yaml b/a.yaml\nindex 1..2 100644\n--- a/a.yaml\n+++ b/a.yaml\n@@ -1,2 +1,3 @@ x\n a\n-b\n+c\n+d\n\\ No newline at end of file\n@@ -9 +10,0 @@\n-diff --git a/x b/x\n',
    ],
    read: (text) => {
      for (const { hunks, added } of parsePatches(Buffer.from(text)))
        for (const { first, last } of [...hunks, ...added])
          if (!(first <= last)) return `a range of lines ends before it begins: ${first} ${last}`;
      return undefined;
    },
  },
  event: {
    seeds: [
      `{"pull_request":{"number":7,"head":{"sha":"${'a'.repeat(40)}"},"base":{"sha":"${'b'.repeat(40)}","ref":"main"}},"merge_group":{"head_sha":"${'c'.repeat(40)}"},"before":"${'0'.repeat(40)}"}`,
    ],
    read(text, folder) {
      const file = join(folder, 'event.json');
      writeFileSync(file, text);
      for (const name of ['pull_request', 'merge_group', 'push', 'workflow_dispatch']) {
        try {
          const { head, bases } = readEvent({
            GITHUB_EVENT_NAME: name,
            GITHUB_REPOSITORY: 'acme/fleet',
            GITHUB_EVENT_PATH: file,
            GITHUB_SHA: 'd'.repeat(40),
          });
          // What is handed to git must be a commit or a plain branch: never an option or a refspec of several parts.
          const odd = [head, ...bases].find(
            (name) => !/^(?:[0-9a-f]{40,64}|refs\/heads\/[^\s:~^?*[\\-][^\s:~^?*[\\]*)$/.test(name),
          );
          if (odd !== undefined) return `git would get ${JSON.stringify(odd)}`;
        } catch (error) {
          if (!(error instanceof UsageError)) throw error;
        }
      }
      return undefined;
    },
  },
  template: {
    seeds: ['{{ .a.b | default "x" | upper }}-{{index . "a" "b"}} {{- range .l }}{{ . }}{{ end }} {{a.b}}'],
    read: (text) => {
      const value = parameterOf(
        parseYaml(new TextFile('p.yaml', 'a: {b: c}\nl: [1, 2]\n'), 'resource').documents[0]?.value,
      );
      const values = value instanceof Map ? value : new Map();
      const parameters = { values, isOpen: false, isCertain: true, written: [] };
      renderGo(text, parameters);
      renderPlain(text, parameters);
      return undefined;
    },
  },
};

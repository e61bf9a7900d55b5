import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Builder, KUSTOMIZE_BUILD } from '../../src/kustomize/build.ts';
import { writeObjects } from '../../src/kustomize/write/write.ts';
import { YamlReader } from '../../src/yaml/reader.ts';
import { type Files, treeOf } from './tree.ts';

interface Recorded {
  readonly name: string;
  readonly files: Files;
  readonly builds: readonly { readonly directory: string; readonly output?: string; readonly error?: string }[];
}

/** What kustomize 5.8.1 said of small repositories, one per line (record.ts); the first come from the facts of the project. */
const CASES: readonly Recorded[] = JSON.parse(readFileSync(new URL('recorded.json', import.meta.url), 'utf8'));

/** What kustomize 5.8.2 and later no longer write: admission policies have no namespace. */
const NO_LONGER: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['ns-transform-1', ['  name: vap\n  namespace: foo\n', '  name: vap\n']],
]);

describe('what kustomize 5.8.1 said', () => {
  for (const { name, files, builds } of CASES) {
    for (const { directory, output, error } of builds) {
      test(`${name} ${directory || '.'}`, () => {
        const build = new Builder(treeOf(files), new YamlReader(), KUSTOMIZE_BUILD).build(directory);
        if (error === undefined) {
          expect(build.problems.map(({ text }) => text)).toEqual([]);
          // What is only partly known is not compared: kustomize renders charts and runs plugins.
          if (build.unknown.length === 0)
            expect(writeObjects(build.objects)).toBe(output?.replace(...(NO_LONGER.get(name) ?? ['', ''])));
        } else if (build.unknown.length === 0) {
          expect(build.problems.length).toBeGreaterThan(0);
          expect(plain(error)).toContain(plain(cause(build.problems[0]?.cause ?? '').trim()));
        }
      });
    }
  }
});

/** The cause without what the parsers of YAML say in their own words. */
function cause(text: string): string {
  return text.replace(/(MalformedYAMLError|invalid Kustomization: yaml).*/s, '$1');
}

/** Without the escapes that come with each step of kustomize's errors that quotes the one inside. */
function plain(text: string): string {
  return text.replaceAll('\\n', '\n').replaceAll('\\', '').replaceAll('"', '');
}

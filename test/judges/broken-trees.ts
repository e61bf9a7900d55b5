/**
 * Breaks names of real repositories one by one, at random, and tells what comes of it: `npm run test:broken -- COUNT SEED TREE...`.
 * One broken path, source, dependency, reference to values or variable should be one finding more, at that line, and none less.
 */

import type { Finding } from '../../src/findings/finding.ts';
import { readManifests } from '../../src/kubernetes/manifests.ts';
import type { Place } from '../../src/kubernetes/object.ts';
import { DEFAULT_POLICY } from '../../src/policy/policy.ts';
import { type FluxGraph, followFlux } from '../../src/reconcilers/flux/graph.ts';
import { configReferences } from '../../src/reconcilers/flux/references/config-references.ts';
import { dependenciesOf } from '../../src/reconcilers/flux/references/dependencies.ts';
import { sourceReferences } from '../../src/reconcilers/flux/source/references.ts';
import { Tree } from '../../src/repository/tree.ts';
import { readWorkTree } from '../../src/repository/work-tree.ts';
import { check } from '../../src/run.ts';
import { YamlReader } from '../../src/yaml/reader.ts';
import { numbersOf } from '../random.ts';

/** A name in a file; offsets in its text. */
interface Name {
  readonly path: string;
  readonly start: number;
  readonly word: string;
}

const [count = '5', seed = '1', ...trees] = process.argv.slice(2);
const next = numbersOf(Number(seed));
for (const directory of trees) await breakTree(directory);

async function breakTree(directory: string): Promise<void> {
  const tree = readWorkTree(directory);
  const reader = new YamlReader();
  const names = namesIn(followFlux(tree, reader, readManifests(tree, reader)), tree);
  const before = await judge(tree);
  const figures = new Map<string, number>();
  for (const [kind, list] of names) {
    for (let run = 0; run < Number(count); run++) {
      const name = list[Math.floor(next() * list.length)];
      if (!name) continue;
      const verdict = await outcome(tree, name, before);
      figures.set(`${kind}: ${verdict}`, (figures.get(`${kind}: ${verdict}`) ?? 0) + 1);
    }
  }
  console.log(directory, Object.fromEntries(figures));
}

/** The names that clusters rely on, by what they are. */
function namesIn({ clusters }: FluxGraph, tree: Tree): Map<string, Name[]> {
  const names = new Map<string, Map<string, Name>>();
  const add = (kind: string, path: string, start: number, word: string): void => {
    const file = tree.textAt(path);
    if (!file || file.text.slice(start, start + word.length) !== word || !/[A-Za-z]/.test(word)) return;
    const ofKind = names.get(kind) ?? new Map<string, Name>();
    names.set(kind, ofKind.set(`${path}\0${start}`, { path, start, word }));
  };
  const addPlace = (kind: string, { value, origin }: Place): void => {
    const start = origin.start + (/^["']/.test(origin.text) ? 1 : 0);
    if (typeof value === 'string') add(kind, origin.file.path, start, value);
  };
  for (const cluster of clusters) {
    for (const { object } of cluster.objects) {
      for (const { at } of sourceReferences(object)) addPlace('source', at.name);
      if (object.group.endsWith('.toolkit.fluxcd.io'))
        for (const { at } of dependenciesOf(object)) addPlace('dependency', at.name);
    }
    for (const { object, uses } of cluster.kustomizations) {
      addPlace('path', object.at('spec', 'path'));
      for (const { variable, origin } of uses) {
        const at = origin.text.indexOf(`\${${variable}`);
        if (at !== -1) add('variable', origin.file.path, origin.start + at + 2, variable);
      }
    }
    for (const { at } of configReferences(cluster)) for (const place of [at.name, at.key]) addPlace('values', place);
  }
  return new Map([...names].map(([kind, ofKind]) => [kind, [...ofKind.values()]]));
}

async function judge(head: Tree): Promise<readonly Finding[]> {
  const today = '2026-11-01';
  const { report } = await check({
    head,
    base: undefined,
    policy: DEFAULT_POLICY,
    scope: 'all',
    failOn: 'error',
    today,
  });
  return report.findings;
}

/** What doubling a letter of a name changes. */
async function outcome(tree: Tree, { path, start, word }: Name, before: readonly Finding[]): Promise<string> {
  const letters = [...word].flatMap((letter, at) => (/[A-Za-z]/.test(letter) ? [at] : []));
  const at = start + (letters[Math.floor(next() * letters.length)] ?? 0);
  const text = tree.textAt(path)?.text ?? '';
  const worse = Buffer.from(text.slice(0, at) + text.charAt(at) + text.slice(at));
  const files = [...tree.files.values()].map((file) =>
    file.path === path ? { path, size: worse.length, contentId: () => `${path}\0${at}`, bytes: () => worse } : file,
  );
  const after = await judge(new Tree(files));
  const keyOf = ({ rule, location, message }: Finding): string => `${rule}\0${location.path}\0${message}`;
  const [old, now] = [new Set(before.map(keyOf)), new Set(after.map(keyOf))];
  const fresh = after.filter((finding) => !old.has(keyOf(finding)));
  const gone = before.filter((finding) => !now.has(keyOf(finding)));
  const line = text.slice(0, start).split('\n').length;
  const [first] = fresh;
  const isExact =
    fresh.length === 1 && gone.length === 0 && first?.location.path === path && first.location.start.line === line;
  if (isExact) return `one ${first.severity}`;
  const told = (sign: string, findings: readonly Finding[]): string =>
    findings
      .map(({ severity, rule, location }) => `\n  ${sign} ${severity} ${rule} ${location.path}:${location.start.line}`)
      .join('');
  console.log(`${path}:${line} ${word}${told('+', fresh)}${told('-', gone)}`);
  return fresh.length === 0 ? 'none' : `${fresh.length} more, ${gone.length} less`;
}

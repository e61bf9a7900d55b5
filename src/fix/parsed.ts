import type { TextFile } from '../repository/text-file.ts';
import type { Tree } from '../repository/tree.ts';
import { diagnose } from '../yaml/diagnose.ts';
import { parseYaml } from '../yaml/parse.ts';

const IS_YAML = /\.(?:ya?ml|json)$/i;

/** The files of a tree that parsed before they were edited, and do not any more. */
export function brokenFiles(before: Tree, after: Tree, paths: Iterable<string>): Set<string> {
  const broken = [...paths].filter((path) => {
    const [old, now] = [before.textAt(path), after.textAt(path)];
    return IS_YAML.test(path) && old && now && faults(now) > faults(old);
  });
  return new Set(broken);
}

function faults(file: TextFile): number {
  return diagnose(parseYaml(file, 'resource')).length;
}

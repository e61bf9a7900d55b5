import { getOrInsert } from '../../src/grouping.ts';
import type { TextFile } from '../../src/repository/text-file.ts';
import type { Tree } from '../../src/repository/tree.ts';
import type { Origin } from '../../src/yaml/origin.ts';
import { parseYaml } from '../../src/yaml/parse.ts';
import { isList, isMap, mapAt, newMap, originOf, stringAt, type YamlMap } from '../../src/yaml/value.ts';

/** Values of a Taskfile, and tasks that need each other, at most. */
const MOST_VALUES = 20_000;
const MOST_TASKS = 100;

/** The commands of a task of a Taskfile, and of those that it needs; `namespace:task` is one of an included file. */
export function taskCommands(file: TextFile, task: string, tree: Tree): Origin[] {
  const found: Origin[] = [];
  const wanted = new Set([task]);
  const root = taskfile(file);
  for (const name of wanted) {
    if (wanted.size > MOST_TASKS) break;
    const [namespace = '', ...rest] = name.split(':');
    const included = rest.length > 0 ? includedFile(root, namespace, tree) : undefined;
    const definition = included ? mapAt(included, 'tasks')?.[rest.join(':')] : mapAt(root, 'tasks')?.[name];
    if (!isMap(definition)) continue;
    const qualified = (other: string): string =>
      included && !other.startsWith(':') ? `${namespace}:${other}` : other.replace(/^:/, '');
    const { deps, cmds } = definition;
    for (const needed of isList(deps) ? deps : []) {
      const other = typeof needed === 'string' ? needed : stringAt(needed, 'task');
      if (other !== undefined) wanted.add(qualified(other));
    }
    for (const [index, command] of (isList(cmds) ? cmds : []).entries()) {
      const other = stringAt(command, 'task');
      if (other !== undefined) wanted.add(qualified(other));
      const origin = isMap(command) ? originOf(command, 'cmd') : isList(cmds) ? originOf(cmds, index) : undefined;
      if (origin) found.push(origin);
    }
    const single = typeof definition.cmd === 'string' ? originOf(definition, 'cmd') : undefined;
    if (single) found.push(single);
  }
  return found;
}

function includedFile(root: YamlMap, namespace: string, tree: Tree): YamlMap | undefined {
  const path = stringAt(root, 'includes', namespace) ?? stringAt(root, 'includes', namespace, 'taskfile');
  if (path === undefined) return undefined;
  const plain = path.replace(/^\.\//, '').replace(/\/$/, '');
  const file = [plain, `${plain}/Taskfile.yml`, `${plain}/Taskfile.yaml`].flatMap((one) => tree.textAt(one) ?? [])[0];
  return file && taskfile(file);
}

/** Each Taskfile is parsed once, because pipelines call many tasks of one; empty if it is none. */
const TASKFILES = new WeakMap<TextFile, YamlMap>();

function taskfile(file: TextFile): YamlMap {
  return getOrInsert(TASKFILES, file, () => {
    const value = parseYaml(file, 'resource', MOST_VALUES).documents[0]?.value;
    return isMap(value) ? value : newMap();
  });
}

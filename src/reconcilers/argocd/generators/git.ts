import { directoryOf, nameOf } from '../../../repository/tree.ts';
import type { TreeFile } from '../../../repository/tree-file.ts';
import { isList, isMap, stringAt, type YamlValue } from '../../../yaml/value.ts';
import { normalizeName } from '../template/functions.ts';
import {
  flatten,
  isParameterMap,
  type Parameter,
  type ParameterMap,
  type ParameterSet,
  parameterOf,
} from '../template/parameters.ts';
import { isTemplated } from '../template/rendered.ts';
import { type Generated, type GeneratorContext, type GeneratorEntry, unknownGenerator } from './generator.ts';
import { type Match, matchingDirectories, matchingFiles, type Request } from './git-paths.ts';
import { withValues } from './values.ts';

/** The directories or files of this repository, or of another one that is known, which a `git` generator lists. */
export function generateGit(entry: GeneratorEntry, context: GeneratorContext): Generated {
  const { map, origin } = entry;
  const url = stringAt(map, 'repoURL') ?? '';
  const revision = stringAt(map, 'revision') ?? '';
  const repository = isTemplated(url) || isTemplated(revision) ? undefined : context.filesOf(url, revision);
  if (!repository) {
    const where = revision === '' ? `\`${url}\`` : `\`${url}\` at \`${revision}\``;
    return unknownGenerator(`The content of ${where} is not known.`, origin);
  }
  const directories = requests(map.directories);
  const files = requests(map.files);
  if ([...directories, ...files].some(({ path }) => isTemplated(path)))
    return unknownGenerator('The paths of the generator are not known.', origin);
  // Looking through all files again for each set of an outer generator is work that counts.
  context.budget.left -= Math.floor((repository.tree.files.size * (directories.length + files.length)) / 1000);
  const found =
    directories.length > 0 ? matchingDirectories(repository, directories) : matchingFiles(repository, files);
  if (!found) return unknownGenerator('A pattern of the generator is not supported.', origin);
  const unreadable = found.filter(({ file }) => file && !isReadable(file, context));
  const sets = found.flatMap((match) => setsOf(match, entry, context));
  const unknowns = unreadable.map(({ path }) => {
    const reason = `The generator cannot use \`${path}\`: it is neither a mapping nor a list of mappings.`;
    return { kind: 'generator' as const, reason, origin };
  });
  return { sets, unknowns };
}

function requests(value: YamlValue | undefined): Request[] {
  const list = isList(value) ? value : [];
  return list.flatMap((item) => {
    const path = stringAt(item, 'path');
    return path === undefined || !isMap(item) ? [] : [{ path, isExcluded: item.exclude === true }];
  });
}

function setsOf({ path, file, isCertain }: Match, { map }: GeneratorEntry, context: GeneratorContext): ParameterSet[] {
  const prefix = stringAt(map, 'pathParamPrefix') ?? '';
  const contents = file ? contentsOf(file, context) : [NOTHING];
  return contents.map(({ values: content, written }) => {
    const own = context.isGo ? content : flatten(content);
    const values = new Map([...own, ...pathParameters(path, file !== undefined, prefix, context.isGo)]);
    return { values: withValues(values, map.values, false, context), isOpen: false, isCertain, written };
  });
}

/** A mapping of a file of parameters, and what it is made from. */
interface Content {
  readonly values: ParameterMap;
  readonly written: readonly YamlValue[];
}

const NOTHING: Content = { values: new Map(), written: [] };

/** The mappings that a file of parameters holds. */
function contentsOf(file: TreeFile, { reader, tree }: GeneratorContext): Content[] {
  const value = reader.read(tree, file, 'kustomization')?.documents[0]?.value ?? null;
  if (value === null) return [NOTHING];
  return (isList(value) ? value : [value]).flatMap((item) => {
    const values = parameterOf(item);
    return isParameterMap(values) ? [{ values, written: [item] }] : [];
  });
}

function isReadable(file: TreeFile, context: GeneratorContext): boolean {
  return contentsOf(file, context).length > 0;
}

function pathParameters(path: string, isFile: boolean, prefix: string, isGo: boolean): Map<string, Parameter> {
  const directory = isFile ? directoryOf(path) || '.' : path;
  const segments = directory.split('/');
  const parameters = new Map<string, string>([
    ['basename', nameOf(directory)],
    ['basenameNormalized', normalizeName(nameOf(directory))],
  ]);
  if (isFile) {
    parameters.set('filename', nameOf(path));
    parameters.set('filenameNormalized', normalizeName(nameOf(path)));
  }
  if (isGo) {
    const nested = new Map<string, Parameter>([...parameters, ['path', directory], ['segments', segments]]);
    return new Map<string, Parameter>(prefix === '' ? [['path', nested]] : [[prefix, new Map([['path', nested]])]]);
  }
  const name = prefix === '' ? 'path' : `${prefix}.path`;
  return new Map<string, Parameter>([
    [name, directory],
    ...[...parameters].map(([key, value]): [string, string] => [`${name}.${key}`, value]),
    ...segments.map((segment, at): [string, string] => [`${name}[${at}]`, segment]),
  ]);
}

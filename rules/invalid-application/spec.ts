import type { Problem } from '../../src/findings/problem.ts';
import { groupBy } from '../../src/grouping.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { isUnknown } from '../../src/kubernetes/terms/unknown.ts';
import { nearest } from '../../src/text/nearest.ts';
import { listWords, quoted } from '../../src/text/words.ts';
import { isMap, listAt, mapAt, stringAt, type YamlMap, type YamlValue } from '../../src/yaml/value.ts';

type Path = readonly (string | number)[];

/** A destination that Argo CD rejects: it names its cluster in two ways, or in none (argo.GetDestinationServer). */
export function* badDestination(object: KubernetesObject, prefix: Path, isWhole: boolean): Iterable<Problem> {
  const path = [...prefix, 'spec', 'destination'];
  const [server = '', name = ''] = ['server', 'name'].map((field) => stringAt(object.value, ...path, field));
  const who = `${object.kind} \`${object.name}\``;
  if (server !== '' && name !== '' && ![server, name].some(isUnknown))
    yield {
      at: object.at(...path, 'name'),
      message: `The destination of ${who} has both \`server\` and \`name\`, so Argo CD rejects it. Remove one of the two.`,
    };
  else if (server === '' && name === '' && isWhole && isMap(object.at(...path).value))
    yield {
      at: object.at(...path),
      message: `The destination of ${who} has neither \`server\` nor \`name\`, so Argo CD rejects it. Add one, such as \`server: https://kubernetes.default.svc\`.`,
    };
}

/** Sources that Argo CD rejects, and fields of them that it ignores (argo.validateSourcePermissions, GetRefSources, ExplicitType). */
export function* badSources(object: KubernetesObject, prefix: Path, isWhole: boolean): Iterable<Problem> {
  const spec = [...prefix, 'spec'];
  const list = listAt(object.value, ...spec, 'sources');
  const single = mapAt(object.value, ...spec, 'source');
  if (list.length > 0 && single)
    yield {
      at: object.at(...spec, 'source').key,
      severity: 'warning',
      message: `${object.kind} \`${object.name}\` has both \`source\` and \`sources\`, and Argo CD ignores \`source\`. Remove one of the two.`,
    };
  const several = list.flatMap((map, index) => (isMap(map) ? [{ map, at: [...spec, 'sources', index] }] : []));
  const sources = several.length > 0 || !single ? several : [{ map: single, at: [...spec, 'source'] }];
  for (const { map, at } of sources) yield* badSource(object, map, at, isWhole, several.length > 0);
  if (several.length > 0) yield* badReferences(object, several);
}

function* badSource(
  object: KubernetesObject,
  map: YamlMap,
  at: Path,
  isWhole: boolean,
  isOfSeveral: boolean,
): Iterable<Problem> {
  const { path, chart, ref } = map;
  const types = ['helm', 'kustomize', 'directory', 'plugin'].filter((type) => isMap(map[type]));
  if (types.length > 1)
    yield {
      at: object.at(...at, types[1] ?? '').key,
      message: `A source of ${object.kind} \`${object.name}\` has ${listWords(types.map((type) => `\`${type}\``))}, so Argo CD fails with "multiple application sources defined". Keep one of them.`,
    };
  if (isSet(path) && isSet(chart) && ![path, chart].some((text) => typeof text === 'string' && isUnknown(text)))
    yield {
      at: object.at(...at, 'path'),
      severity: 'warning',
      message: `A source of ${object.kind} \`${object.name}\` has both \`chart\` and \`path\`, and Argo CD ignores \`path\`. Remove one of the two.`,
    };
  if (!isWhole) return;
  if (!isSet(path) && !isSet(chart) && !(isOfSeveral && isSet(ref)))
    yield {
      at: object.at(...at),
      message: `A source of ${object.kind} \`${object.name}\` has neither \`path\` nor \`chart\`, so Argo CD rejects it. Add one of them, such as \`path: .\`.`,
    };
  if (typeof chart === 'string' && chart !== '' && !isSet(map.targetRevision))
    yield {
      at: object.at(...at, 'chart'),
      message: `The chart ${quoted(chart)} has no \`targetRevision\`, so Argo CD rejects ${object.kind} \`${object.name}\`. Add the version of the chart.`,
    };
}

/** References of one source to the files of another: `$name/…` in values files, `ref: name` in the other. */
function* badReferences(
  object: KubernetesObject,
  sources: readonly { readonly map: YamlMap; readonly at: Path }[],
): Iterable<Problem> {
  const refs = sources.flatMap(({ map, at }) =>
    typeof map.ref === 'string' && map.ref !== '' ? [{ ref: map.ref, at: [...at, 'ref'] }] : [],
  );
  const names = refs.map(({ ref }) => ref);
  if (names.some(isUnknown)) return;
  for (const [ref, [, second]] of groupBy(refs, (one) => one.ref))
    if (second)
      yield {
        at: object.at(...second.at),
        message: `Two sources of ${object.kind} \`${object.name}\` have the \`ref\` \`${ref}\`, so Argo CD rejects it. Rename one of them.`,
      };
  for (const { ref, at } of refs)
    if (!/^[A-Za-z0-9_-]+$/.test(ref))
      yield {
        at: object.at(...at),
        message: `The \`ref\` ${quoted(ref)} has characters that Argo CD rejects. Use letters, digits, \`-\` and \`_\`.`,
      };
  for (const { map, at } of sources) {
    const files = listAt(map, 'helm', 'valueFiles').map((file, index) => ({
      file,
      path: [...at, 'helm', 'valueFiles', index],
    }));
    const parameters = listAt(map, 'helm', 'fileParameters').map((parameter, index) => ({
      file: stringAt(parameter, 'path') ?? '',
      path: [...at, 'helm', 'fileParameters', index, 'path'],
    }));
    for (const { file, path } of [...files, ...parameters]) yield* badReference(object, file, path, names);
  }
}

function* badReference(
  object: KubernetesObject,
  file: YamlValue,
  path: Path,
  names: readonly string[],
): Iterable<Problem> {
  const [, name] = typeof file === 'string' ? (/^\$([^/{}]+)\//.exec(file) ?? []) : [];
  if (name === undefined || names.includes(name) || typeof file !== 'string') return;
  const near = nearest(name, names) ?? (names.length === 1 ? names[0] : undefined);
  const meant = near === undefined ? 'Add `ref` to one of them.' : `Did you mean \`$${near}\`?`;
  yield {
    at: object.at(...path),
    message: `No source of ${object.kind} \`${object.name}\` has the \`ref\` \`${name}\`, so Argo CD cannot find ${quoted(file)}. ${meant}`,
    fix: near === undefined ? undefined : file.replace(`$${name}/`, () => `$${near}/`),
  };
}

function isSet(value: YamlValue | undefined): boolean {
  return value !== undefined && value !== null && value !== '';
}

import { nearest } from '../../../text/nearest.ts';
import { quoted } from '../../../text/words.ts';
import { fixOf, oneOf, unique } from '../checks.ts';
import type { Field } from '../field.ts';

/** The volumes of a pod by name, those of claim templates without a field, or undefined if not all are known. */
export type PodVolumes = ReadonlyMap<string, Field | undefined> | undefined;

/** Names that are compared with a misspelled one, at most. */
const MOST = 200;

/** Reports mounts of volumes that the pod does not have, and two mounts in one place. */
export function volumeMounts(container: Field, volumes: PodVolumes): void {
  const seen = new Map<string, Field>();
  for (const mount of container.at('volumeMounts').items) {
    const path = mount.at('mountPath');
    if (!mount.require('name')) knownVolume(mount.at('name'), volumes);
    mount.require('mountPath');
    if (path.word !== undefined) {
      const first = seen.get(path.word);
      if (first) path.duplicate(`${path.name} is ${quoted(path.word)}, which ${first.name} already uses.`, [path.word]);
      else seen.set(path.word, path);
    }
    subPaths(mount);
    oneOf(mount.at('mountPropagation'), ['None', 'HostToContainer', 'Bidirectional'], 'check');
    const propagation = mount.at('mountPropagation');
    const privileged = container.at('securityContext', 'privileged');
    if (
      propagation.word === 'Bidirectional' &&
      !privileged.isTrue &&
      (privileged.value === false || privileged.isEmpty)
    )
      propagation.wrong(
        'propagation',
        `${propagation.name} is \`Bidirectional\`, which requires \`securityContext.privileged: true\` in the container.`,
      );
    recursiveReadOnly(mount);
  }
}

function recursiveReadOnly(mount: Field): void {
  const recursive = mount.at('recursiveReadOnly');
  oneOf(recursive, ['Disabled', 'Enabled', 'IfPossible'], 'check');
  if (recursive.word !== 'Enabled' && recursive.word !== 'IfPossible') return;
  if (mount.at('readOnly').value === false || mount.lacks('readOnly'))
    recursive.wrong('read-only', `${recursive.name} requires \`readOnly: true\` in the same mount.`);
  const propagation = mount.at('mountPropagation').word;
  if (propagation !== undefined && propagation !== 'None')
    recursive.wrong('propagation', `${recursive.name} cannot be combined with \`mountPropagation: ${propagation}\`.`);
}

function subPaths(mount: Field): void {
  const [path, expression] = [mount.at('subPath'), mount.at('subPathExpr')];
  // `$(NAME)` is the kubelet's own, and never empty.
  if (path.word !== undefined && typeof expression.value === 'string' && /\$\(\w|^[^$]+$/.test(expression.value))
    expression.wrong('sub-path', `${expression.name} cannot be combined with \`subPath\`. Keep one of them.`);
  localPath(path);
  localPath(expression);
}

/** Reports a path that leads out of the directory that it is in: the text of a field, or a part of it. */
export function localPath(field: Field, path = field.word): void {
  if (path === undefined) return;
  if (path.startsWith('/'))
    field.wrong('path', `${field.name} is ${quoted(path)}, but must be a relative path.`, [path]);
  else backsteps(field, path);
}

/** Reports a path of a projected file that leads out of its volume, or that the kubelet uses itself. */
export function reservedPath(path: Field): void {
  localPath(path);
  if (path.word?.startsWith('..') && !path.word.split('/').includes('..'))
    path.wrong('path', `${path.name} must not start with \`..\`.`, [path.word]);
}

/** Reports a path with `..` in it. */
export function backsteps(field: Field, word = field.word): void {
  if (word?.split('/').includes('..'))
    field.wrong('path', `${field.name} is ${quoted(word)}, but must not contain \`..\`.`, [word]);
}

/** Reports devices of volumes that the pod does not have, or that are not block devices. */
export function volumeDevices(container: Field, volumes: PodVolumes): void {
  const mounted = new Set(container.at('volumeMounts').items.map((mount) => mount.at('name').word));
  const paths = new Set(container.at('volumeMounts').items.map((mount) => mount.at('mountPath').word));
  for (const [key, what] of [
    ['name', 'volume'],
    ['devicePath', 'path'],
  ] as const)
    unique(
      container.at('volumeDevices').items.map((device) => device.at(key)),
      what,
    );
  for (const device of container.at('volumeDevices').items) {
    const name = device.at('name');
    device.require('devicePath');
    const path = device.at('devicePath');
    backsteps(path);
    if (path.word !== undefined && paths.has(path.word))
      path.wrong('device', `${path.name} is ${quoted(path.word)}, where the container already mounts a file system.`);
    if (device.require('name')) continue;
    const volume = name.word === undefined ? undefined : volumes?.get(name.word);
    knownVolume(name, volumes);
    if (volume?.isWhole && volume.given(['ephemeral', 'persistentVolumeClaim']).length === 0)
      name.wrong(
        'device',
        `${name.name} is ${quoted(name.word ?? '')}, but a block device must be a \`persistentVolumeClaim\` volume.`,
      );
    if (name.word !== undefined && mounted.has(name.word))
      name.wrong(
        'device',
        `${name.name} is ${quoted(name.word)}, which the container already mounts as a file system.`,
      );
  }
}

/** Reports a name that is not one of the volumes of the pod. */
export function knownVolume(name: Field, volumes: PodVolumes): void {
  const { word } = name;
  if (word === undefined || !volumes || volumes.has(word)) return;
  const near = nearest(word, [...volumes.keys()].slice(0, MOST));
  const hint = near === undefined ? ' Add it to `volumes` or remove the mount.' : ` Did you mean ${quoted(near)}?`;
  name.lacking(
    'volume',
    `${name.name} is ${quoted(word)}, but the pod has no volume with that name.${hint}`,
    [word],
    fixOf(near),
  );
}

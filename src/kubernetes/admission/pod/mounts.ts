import { nearest } from '../../../text/nearest.ts';
import { quoted } from '../../../text/words.ts';
import { fixOf, oneOf } from '../checks.ts';
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
    oneOf(mount.at('mountPropagation'), ['None', 'HostToContainer', 'Bidirectional']);
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
  oneOf(recursive, ['Disabled', 'Enabled', 'IfPossible']);
  if (
    (recursive.word === 'Enabled' || recursive.word === 'IfPossible') &&
    !mount.at('readOnly').isTrue &&
    mount.lacks('readOnly')
  )
    recursive.wrong('read-only', `${recursive.name} requires \`readOnly: true\` in the same mount.`);
}

function subPaths(mount: Field): void {
  const [path, expression] = [mount.at('subPath'), mount.at('subPathExpr')];
  if (path.word !== undefined && expression.word !== undefined)
    expression.wrong('sub-path', `${expression.name} cannot be combined with \`subPath\`. Keep one of them.`);
  localPath(path);
  localPath(expression);
}

/** Reports a path that leads out of the directory that it is in. */
export function localPath(field: Field): void {
  const { word } = field;
  if (word === undefined) return;
  if (word.startsWith('/'))
    field.wrong('path', `${field.name} is ${quoted(word)}, but must be a relative path.`, [word]);
  else backsteps(field);
}

/** Reports a path with `..` in it. */
export function backsteps(field: Field): void {
  const { word } = field;
  if (word?.split('/').includes('..'))
    field.wrong('path', `${field.name} is ${quoted(word)}, but must not contain \`..\`.`, [word]);
}

/** Reports devices of volumes that the pod does not have, or that are not block devices. */
export function volumeDevices(container: Field, volumes: PodVolumes): void {
  const mounted = new Set(container.at('volumeMounts').items.map((mount) => mount.at('name').word));
  for (const device of container.at('volumeDevices').items) {
    const name = device.at('name');
    device.require('devicePath');
    backsteps(device.at('devicePath'));
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

function knownVolume(name: Field, volumes: PodVolumes): void {
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

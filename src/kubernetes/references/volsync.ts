import type { ReferenceField } from './reference.ts';

/** The keys without which VolSync does not start restic. */
const OF_RESTIC = ['RESTIC_REPOSITORY', 'RESTIC_PASSWORD'];

/** The repository of each of its movers. */
const repositories = (without: string): readonly ReferenceField[] => [
  { in: 'spec.restic', name: 'repository', to: '/Secret', needs: OF_RESTIC, without },
  { in: 'spec.kopia', name: 'repository', to: '/Secret', without },
  { in: 'spec.rclone', name: 'rcloneConfig', to: '/Secret', without },
];

const NO_COPY = 'cannot copy anything';

/** What the objects of VolSync name, by `group/Kind`. */
export const VOLSYNC: readonly (readonly [string, readonly ReferenceField[]])[] = [
  [
    'volsync.backube/ReplicationSource',
    [{ in: 'spec', name: 'sourcePVC', to: '/PersistentVolumeClaim', without: NO_COPY }, ...repositories(NO_COPY)],
  ],
  ['volsync.backube/ReplicationDestination', repositories('cannot restore anything')],
];

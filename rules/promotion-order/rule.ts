import { getOrInsert } from '../../src/grouping.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { hasLine } from '../../src/repository/change.ts';
import { environmentOfFile } from '../../src/repository/environments.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { quoted } from '../../src/text/words.ts';
import { type DeployedVersion, isNewer, versionsOf } from './versions.ts';

/** Environments that try a version before production, the last ones before it first. */
const BEFORE_PRODUCTION = ['preproduction', 'staging', 'uat', 'qa', 'testing', 'development'];

/** The versions of one object and one chart or image, by environment. */
type Versions = ReadonlyMap<string, readonly DeployedVersion[]>;

export default defineRule({
  id: 'promotion-order',
  description: 'A change gives production a newer version than the environment before it.',
  theme: 'practices',
  severity: 'notice',
  on: 'tree',

  *check(revision) {
    for (const versions of versionsByObject(revision)) {
      const before = BEFORE_PRODUCTION.find((name) => versions.has(name));
      const earlier = before === undefined ? [] : (versions.get(before) ?? []);
      const [compared] = earlier;
      const newest = newestOf(earlier);
      for (const { at, version } of versions.get('production') ?? []) {
        if (!compared || !newest || !isNewer(version, newest.version) || !isOfChange(at.origin, revision)) continue;
        yield {
          at,
          message: `This change gives production version ${quoted(version)}, but ${before} still has ${quoted(compared.version)}, so production is the first to try it. Update ${before} first.`,
          related: [{ at: compared.at, message: `The version in ${before}` }],
          values: [version, compared.version],
        };
      }
    }
  },
});

function newestOf(versions: readonly DeployedVersion[]): DeployedVersion | undefined {
  let newest = versions[0];
  for (const one of versions) if (newest && isNewer(one.version, newest.version)) newest = one;
  return newest;
}

function versionsByObject({ base, objects, standings, patches }: Revision): Iterable<Versions> {
  const found = new Map<string, Map<string, DeployedVersion[]>>();
  for (const object of base ? objects : []) {
    const versions = versionsOf(object);
    if (versions.length === 0 || standings.ofObject(object) !== 'deployed') continue;
    const environments = new Set(environmentsOf(object));
    for (const version of versions) {
      if (patches.mayWrite(object, version.at.path)) continue;
      const id = `${object.groupKind}/${object.stated.name}/${version.of}`;
      const byEnvironment = getOrInsert(found, id, () => new Map());
      for (const environment of environments) getOrInsert(byEnvironment, environment, () => []).push(version);
    }
  }
  return found.values();
}

/** The environments that an object is built for, or in whose folder its file is. */
function environmentsOf({ builds, origin }: KubernetesObject): string[] {
  const paths = builds.length > 0 ? builds.map((build) => `${build}/`) : [origin.file.path];
  return paths.flatMap((path) => environmentOfFile(path) ?? []);
}

function isOfChange({ file, start }: KubernetesObject['origin'], { change }: Revision): boolean {
  const changed = change?.files.get(file.path);
  return changed !== undefined && hasLine(changed.added, file.position(start).line);
}

import { getOrInsert } from '../grouping.ts';
import { type InstalledProducts, type InstalledVersion, isAtLeast, lowestOf } from '../kubernetes/installed.ts';
import type { Manifests } from '../kubernetes/manifests.ts';
import { type ProductMarks, retiredApis } from '../kubernetes/retired-apis.ts';
import { isArchived, isInExamples, isInTests } from '../repository/folder-names.ts';
import { type Install, installsOf, installsOfOverlay } from './installs.ts';

/** The versions of operators that a repository installs, in everything that is not an archive: by charts, images and GitHub releases. */
export function installedProducts(manifests: Manifests): InstalledProducts {
  const found = new Map<string, InstalledVersion[]>();
  const texts = manifests.files.map(({ parsed }) => parsed.file.text);
  const products = Object.entries(retiredApis().products).filter(
    ([, { keptBy }]) => keptBy === undefined || !texts.some((text) => text.includes(keptBy)),
  );
  const add = (installs: Iterable<Install>): void => {
    for (const install of installs) {
      for (const [product, marks] of products) {
        if (isOf(install, marks)) getOrInsert(found, product, () => []).push(versionOf(install, marks));
      }
    }
  };
  for (const file of manifests.files) if (isInUse(file.path)) add(installsOfOverlay(file));
  for (const object of manifests.objects()) if (isInUse(object.origin.file.path)) add(installsOf(object));
  return found;
}

function isInUse(path: string): boolean {
  return !isArchived(path) && !isInTests(path) && !isInExamples(path);
}

function isOf({ by, name }: Install, { charts, images, repositories }: ProductMarks): boolean {
  if (by === 'chart') return Object.hasOwn(charts, name);
  if (by === 'image') return images.some((image) => name === image || name.endsWith(`/${image}`));
  return repositories.includes(name);
}

function versionOf({ by, name, version = '', at }: Install, { charts }: ProductMarks): InstalledVersion {
  const lowest = lowestOf(version);
  const table = by === 'chart' ? (charts[name] ?? []) : [];
  if (lowest === undefined || table.length === 0) return { text: version, lowest, at };
  const own = table.findLast(([chart]) => isAtLeast(lowest, chart))?.[1] ?? '0';
  return { text: own, lowest: own, at };
}

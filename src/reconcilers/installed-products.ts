import { getOrInsert } from '../grouping.ts';
import {
  firstBehind,
  type InstalledProducts,
  type InstalledVersion,
  isAtLeast,
  lowestOf,
} from '../kubernetes/installed.ts';
import type { Manifests } from '../kubernetes/manifests.ts';
import { type ProductMarks, retiredApis } from '../kubernetes/retired-apis.ts';
import { isArchived, isInExamples, isInTests } from '../repository/folder-names.ts';
import { type Install, installsOf, installsOfOverlay } from './installs.ts';

/** The versions of operators that a repository installs, in everything that is not an archive: by charts, images and GitHub releases. */
export function installedProducts(manifests: Manifests): InstalledProducts {
  const found = new Map<string, ProductInstall[]>();
  const texts = manifests.files.map(({ parsed }) => parsed.file.text);
  const products = Object.entries(retiredApis().products).filter(
    ([, { keptBy }]) => keptBy === undefined || !texts.some((text) => text.includes(keptBy)),
  );
  const add = (installs: Iterable<Install>): void => {
    for (const install of installs) {
      for (const [product, marks] of products) {
        if (isOf(install, marks))
          getOrInsert(found, product, () => []).push({ by: install.by, version: versionOf(install, marks) });
      }
    }
  };
  for (const file of manifests.files) if (isInUse(file.path)) add(installsOfOverlay(file));
  for (const object of manifests.objects()) if (isInUse(object.origin.file.path)) add(installsOf(object));
  return new Map([...found].map(([product, installs]) => [product, versionsOf(installs)]));
}

/** What installs a product, and which version. */
interface ProductInstall {
  readonly by: Install['by'];
  readonly version: InstalledVersion;
}

/** The versions of a product. What comes from a branch of its repository, such as its CRDs, says nothing where a chart or an image does. */
function versionsOf(installs: readonly ProductInstall[]): InstalledVersion[] {
  const isStated = installs.some(({ by, version }) => by !== 'repository' && version.lowest !== undefined);
  const kept = installs.filter(({ by, version }) => !isStated || by !== 'repository' || version.lowest !== undefined);
  return kept.map(({ version }) => version);
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
  const [lowest, before] = [lowestOf(version), firstBehind(version)];
  const table = by === 'chart' ? (charts[name] ?? []) : [];
  if (lowest === undefined || table.length === 0) return { text: version, lowest, before, at };
  const own = table.findLast(([chart]) => isAtLeast(lowest, chart))?.[1] ?? '0';
  const next = before === undefined ? undefined : table.find(([chart]) => isAtLeast(chart, before))?.[1];
  return { text: own, lowest: own, before: next, at };
}

// The pinned versions of everything that schemas are made from, read from versions.json.
import { readFileSync } from 'node:fs';

export const { toolchain, tools, flux, kubernetes, custom } = JSON.parse(
  readFileSync(new URL('versions.json', import.meta.url), 'utf8'),
);

/** Orders minors such as 2.9 and 2.10 by number. */
export function byMinor(a, b) {
  return Number(a.split('.')[1]) - Number(b.split('.')[1]);
}

/** The yardstick: what js-yaml's loadAll alone needs for all YAML files below a folder. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';

for (const entry of readdirSync(process.argv[2], { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !/\.ya?ml$/.test(entry.name) || entry.parentPath.includes('/.git')) continue;
  try {
    loadAll(readFileSync(join(entry.parentPath, entry.name), 'utf8'));
  } catch {
    // Templates do not parse; the attempt counts.
  }
}

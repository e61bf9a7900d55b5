/**
 * Mutates repositories and texts and judges them: `npm run test:fuzz -- --seed N --trees N --texts N [--keep FOLDER] [FOLDER…]`.
 *
 * FOLDERs are checkouts whose files are mutated too, a directory at a time. Nothing may throw, hang, lose the planted secret or
 * show it, or let a text of the repository steer a terminal or a runner. With --keep the inputs of faults are written to a folder.
 */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Repository } from '../fuzz/repository.ts';
import { type Fault, fuzz } from '../fuzz/run.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    trees: { type: 'string', default: '1000' },
    texts: { type: 'string', default: '10000' },
    keep: { type: 'string' },
  },
});
const extent = { seed: Number(values.seed), trees: Number(values.trees), texts: Number(values.texts) };
const started = performance.now();
let told = started;
const faults = await fuzz({
  ...extent,
  more: positionals.flatMap(directories),
  progress(done) {
    if (performance.now() - told < 5_000) return;
    told = performance.now();
    process.stderr.write(`${done} …\n`);
  },
});
const kinds = new Map<string, Fault[]>();
for (const fault of faults) {
  const kind = fault.what.replace(/\d+/g, 'N').slice(0, 300);
  kinds.set(kind, [...(kinds.get(kind) ?? []), fault]);
}
for (const [what, of] of kinds)
  console.log(
    `${of.length} × ${what}\n    seeds ${of
      .slice(0, 8)
      .map(({ seed }) => seed)
      .join(', ')}`,
  );
if (values.keep !== undefined) {
  mkdirSync(values.keep, { recursive: true });
  for (const [first] of kinds.values())
    if (first)
      writeFileSync(join(values.keep, `${first.seed}.${first.input.startsWith('{') ? 'json' : 'txt'}`), first.input);
}
const seconds = Math.round((performance.now() - started) / 1000);
console.log(
  `${extent.trees} trees and ${extent.texts} texts from seed ${extent.seed}: ${faults.length} faults in ${seconds} s`,
);
process.exitCode = faults.length > 0 ? 1 : 0;

/** Every directory of a checkout that holds YAML, as a repository of its own with all below it; large ones are left out. */
function directories(folder: string): Repository[] {
  const found: Repository[] = [];
  const visit = (directory: string): Map<string, Buffer> => {
    const files = new Map<string, Buffer>();
    for (const entry of readdirSync(directory, { withFileTypes: true })) {
      const path = join(directory, entry.name);
      if (entry.name === '.git') continue;
      if (entry.isDirectory()) for (const [inside, bytes] of visit(path)) files.set(`${entry.name}/${inside}`, bytes);
      else if (entry.isFile() && statSync(path).size < 50_000) files.set(entry.name, readFileSync(path));
    }
    if (files.size > 0 && files.size <= 40) found.push(files);
    return files;
  };
  visit(folder);
  return found;
}

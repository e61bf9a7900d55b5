/**
 * Records what the API server's own code says of updates: `node test/recorders/immutable-fields.ts`. It needs Go, and takes
 * minutes the first time.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UPDATES } from '../kubernetes/immutable/updates.ts';

const answer = execFileSync('go', ['run', '.'], {
  cwd: join(import.meta.dirname, 'immutable-fields'),
  input: JSON.stringify(UPDATES),
  encoding: 'utf8',
  maxBuffer: 1e8,
});
const verdicts: readonly { readonly refused: readonly string[]; readonly broken?: string }[] = JSON.parse(answer);
const lines: Record<string, readonly string[]> = {};
for (const [index, { refused, broken }] of verdicts.entries()) {
  const name = UPDATES[index]?.name ?? '';
  if (broken !== undefined) throw new Error(`${name}: ${broken}`);
  lines[name] = refused;
}
const out = join(import.meta.dirname, '../kubernetes/immutable/verdicts.json');
writeFileSync(out, `${JSON.stringify(lines, null, 2)}\n`);

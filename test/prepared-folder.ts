import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for what the tests of a run share, which goes when the run ends: a worker is stopped before it could clear up itself. */
export default function prepareFolder(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'gitops-gate-prepared-'));
  process.env.TESTS_PREPARED = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentsOf, Ours, objectOf } from './ours.ts';

/** An object of Kubernetes' own validation tests, and what the API server says of it. */
interface Case {
  readonly name: string;
  readonly status: 'valid' | 'invalid';
  readonly errors: readonly string[];
  readonly object: unknown;
}

const FILE = join(import.meta.dirname, '../../../../shared/facts/data/kubernetes-validation-objects.jsonl');
/** The share of the rejected objects that must be rejected, in percent. */
const FLOOR = 97;

/** Prints, per API group, how many of the objects that the API server rejects are rejected here, and those that are not. */
function main(): void {
  if (!existsSync(FILE)) {
    console.log(`Skipped: ${FILE} does not exist.`);
    return;
  }
  const ours = new Ours({ flux: '2.9', kubernetes: '1.36' });
  const groups = new Map<string, { rejected: number; found: number }>();
  const [missed, wrong]: [string[], string[]] = [[], []];
  for (const { name, status, errors, object } of readCases(readFileSync(FILE, 'utf8'))) {
    const parsed = objectOf(documentsOf(`${name}.yaml`, JSON.stringify(object))[0]);
    const found = parsed ? ours.problems(parsed) : [];
    if (status === 'valid') {
      if (found.length > 0) wrong.push(`${name}\t${found.map(({ message }) => message).join(' | ')}`);
      continue;
    }
    const group = name.replace(/-[0-9a-f]+$/, '');
    const count = groups.get(group) ?? { rejected: 0, found: 0 };
    groups.set(group, { rejected: count.rejected + 1, found: count.found + (found.length > 0 ? 1 : 0) });
    if (found.length === 0) missed.push(`${name}\t${errors.join(' | ').slice(0, 400)}`);
  }
  const [rejected, found] = [...groups.values()].reduce(
    ([all, some], group) => [all + group.rejected, some + group.found],
    [0, 0],
  );
  for (const [group, count] of groups) console.log(`${group}\t${count.found} of ${count.rejected}`);
  for (const line of missed) console.log(`missed\t${line}`);
  for (const line of wrong) console.log(`false\t${line}`);
  const percent = (100 * found) / rejected;
  console.log(
    `${found} of ${rejected} rejected objects (${percent.toFixed(1)} %), ${wrong.length} valid ones wrongly.`,
  );
  if (percent < FLOOR || wrong.length > 0) process.exitCode = 1;
}

function readCases(text: string): Case[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Case => JSON.parse(line));
}

main();

/**
 * What rules cost next to parsing and building: `npm run bench:rules -- TREE [RULES]`, in one process that has not run before.
 *
 * The totals are CPU time of the main thread. What rules share is computed before them and counted separately, as are the files of
 * schemas that they need. With RULES, the most expensive rules are listed. Their figures are by the clock, so they are only comparable
 * on a machine that does nothing else, and the clocks add to the total. A rule that is the first to ask for an index of several rules
 * pays for it.
 */
import { resolve } from 'node:path';
import { rules } from '../../rules/index.ts';
import { Guard } from '../../src/guard.ts';
import { runRules } from '../../src/lint/engine.ts';
import type { Rule } from '../../src/lint/rule.ts';
import { readWorkTree } from '../../src/repository/work-tree.ts';
import { FILES_ALONE } from '../../src/revision/options.ts';
import { Revision } from '../../src/revision/revision.ts';
import { YamlReader } from '../../src/yaml/reader.ts';

const [root = '.', listed = '0'] = process.argv.slice(2);
const guard = new Guard();
const revision = new Revision(readWorkTree(resolve(root)), new YamlReader(guard), {
  ...FILES_ALONE,
  ruleIds: rules.map(({ id }) => id),
});
const spent = new Map<string, number>();

const built = milliseconds(() => {
  void revision.manifests;
  void revision.reconcilers;
  void revision.overlays;
  void revision.objects;
});
const masked = milliseconds(() => {
  revision.hideSecrets();
  // The values to hide are collected for the first message.
  revision.redactor.text('');
});
const start = process.threadCpuUsage();
await revision.loadSchemas();
void [revision.standings, revision.deployments, revision.patches, revision.appliedFiles, revision.diagnoses];
const shared = since(start);
const loaded = milliseconds(() => {
  for (const object of revision.objects) for (const { read } of revision.schemas.versionStatus(object).schemas) read();
});
const timed = listed === '0' ? rules : rules.map(withClock);
let findings = 0;
const checked = milliseconds(() => {
  findings = runRules(timed, revision, guard).length;
});

const whole = [...spent.values()].reduce((sum, time) => sum + time, 0);
console.log(
  `${root}: parsing and building ${built} ms, masking ${masked} ms, shared answers ${shared} ms, reading schemas ${loaded} ms, ${rules.length} rules ${checked} ms; ratio ${(checked / built).toFixed(2)}; ${findings} findings`,
);
for (const [id, time] of [...spent].sort((a, b) => b[1] - a[1]).slice(0, Number(listed)))
  console.log(`  ${id.padEnd(28)} ${Math.round(time)} ms, ${((100 * time) / whole).toFixed(1)} %`);

function milliseconds(step: () => void): number {
  const before = process.threadCpuUsage();
  step();
  return since(before);
}

function since(before: NodeJS.CpuUsage): number {
  const { user, system } = process.threadCpuUsage(before);
  return Math.round((user + system) / 1000);
}

/** The rule, with its time added to `spent` while it is asked for problems. */
function withClock(rule: Rule): Rule {
  const copy: Record<string, unknown> = { ...rule };
  for (const [name, value] of Object.entries(rule))
    if (typeof value === 'function') copy[name] = clocked(rule.id, value.bind(rule));
  return Object.assign(Object.create(null), copy);
}

function clocked<A extends unknown[], T>(
  id: string,
  check: (...given: A) => Iterable<T>,
): (...given: A) => Iterable<T> {
  return (...given) => {
    const before = performance.now();
    const problems = [...check(...given)];
    spent.set(id, (spent.get(id) ?? 0) + performance.now() - before);
    return problems;
  };
}

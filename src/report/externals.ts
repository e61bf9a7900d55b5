import { groupBy } from '../grouping.ts';
import type { Need } from '../reconcilers/externals.ts';

/** Objects of a kind and namespace that one cluster or all need. */
interface Entry {
  readonly kind: string;
  readonly namespace: string;
  /** Undefined for all clusters. */
  readonly cluster: string | undefined;
  readonly names: readonly string[];
}

/** `externals` of a policy file with what clusters need from elsewhere, sorted; what is certainly wrong is not in it. */
export function externalsText(needs: readonly Need[], clusters: number): string {
  const entries = entriesOf(
    needs.filter(({ isWrong }) => !isWrong),
    clusters,
  );
  if (entries.length === 0) return 'externals: []\n';
  return `externals:\n${entries.map(entryText).join('')}`;
}

function entriesOf(needs: readonly Need[], clusters: number): Entry[] {
  const byObject = groupBy(needs, ({ groupKind, namespace, name }) => [groupKind, namespace, name].join('\0'));
  const single = [...byObject.values()].flatMap((same) => (same.length === clusters ? same.slice(0, 1) : same));
  const isOfAll = (need: Need): boolean =>
    byObject.get([need.groupKind, need.namespace, need.name].join('\0'))?.length === clusters;
  const grouped = groupBy(single, (need) =>
    [need.groupKind, need.namespace, isOfAll(need) ? '' : need.cluster].join('\0'),
  );
  return [...grouped]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, [first, ...others]]) => ({
      kind: first.groupKind.slice(first.groupKind.indexOf('/') + 1),
      namespace: first.namespace,
      cluster: isOfAll(first) ? undefined : first.cluster,
      names: [first, ...others].map(({ name }) => name).sort(),
    }));
}

function entryText({ kind, namespace, cluster, names }: Entry): string {
  const [only = '', ...others] = names;
  const name = others.length === 0 ? `    name: ${scalar(only)}\n` : `    name:\n${names.map(item).join('')}`;
  return `  - kind: ${kind}\n${name}${field('namespace', namespace)}${field('cluster', cluster ?? '')}`;
}

function item(name: string): string {
  return `      - ${scalar(name)}\n`;
}

function field(key: string, value: string): string {
  return value === '' ? '' : `    ${key}: ${scalar(value)}\n`;
}

/** A text as YAML; quoted where it could be read as something else. */
function scalar(text: string): string {
  return /^[a-z][a-z0-9./-]*$/.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/.test(text)
    ? text
    : JSON.stringify(text);
}

import { groupBy } from '../grouping.ts';
import type { Need } from '../reconcilers/externals.ts';

/** Namespaces, or clusters, that need the same name from which on an entry is for any: no one would read the list. */
const MANY = 4;

/** Objects of a kind and namespace that one cluster or all need. */
interface Entry {
  readonly kind: string;
  /** Empty for any. */
  readonly namespace: string;
  /** Empty for any. */
  readonly cluster: string;
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
  const kinds = needs.map(({ groupKind, ...need }) => ({ ...need, kind: groupKind.slice(groupKind.indexOf('/') + 1) }));
  const ofObjects = groupBy(kinds, ({ kind, namespace, name }) => [kind, namespace, name].join('\0'));
  const ofClusters = [...ofObjects.values()].flatMap((same) =>
    same.length === clusters || same.length >= MANY ? [{ ...same[0], cluster: '' }] : same,
  );
  const ofNames = groupBy(ofClusters, ({ kind, cluster, name }) => [kind, cluster, name].join('\0'));
  const single = [...ofNames.values()].flatMap((same) =>
    same.length >= MANY ? [{ ...same[0], namespace: '' }] : same,
  );
  const grouped = groupBy(single, ({ kind, namespace, cluster }) => [kind, namespace, cluster].join('\0'));
  return [...grouped]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, group]) => ({ ...group[0], names: group.map(({ name }) => name).sort() }));
}

function entryText({ kind, namespace, cluster, names }: Entry): string {
  const [only = '', ...others] = names;
  const name = others.length === 0 ? `    name: ${scalar(only)}\n` : `    name:\n${names.map(item).join('')}`;
  return `  - kind: ${kind}\n${name}${field('namespace', namespace)}${field('cluster', cluster)}`;
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

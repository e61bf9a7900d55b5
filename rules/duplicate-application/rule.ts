import type { Problem } from '../../src/findings/problem.ts';
import { groupBy } from '../../src/grouping.ts';
import { isUnknown } from '../../src/kubernetes/terms/unknown.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { type InstanceMember, instancesOf } from '../../src/reconcilers/argocd/instances.ts';
import { isApplicationLaidAside, isLaidAside } from '../../src/reconcilers/argocd/laid-aside.ts';
import { nameOf } from '../../src/repository/tree.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { isTemplate } from '../../src/text/variables.ts';
import { writtenAt } from '../../src/yaml/origin.ts';
import { loneDuplicates } from './lone.ts';

export default defineRule({
  id: 'duplicate-application',
  description: 'Two Applications or ApplicationSets of one Argo CD have the same name and namespace.',
  theme: 'reconcilers',
  severity: 'error',
  on: 'tree',

  *check(revision) {
    for (const { members } of instancesOf(revision.argo.roots)) {
      const known = members.filter((member) => isKnown(member, revision));
      for (const [, alike] of groupBy(known, keyOf)) yield* duplicatesIn(alike, revision);
    }
    yield* loneDuplicates(revision);
  },
});

/** Whether a member certainly exists under its name. */
function isKnown({ node, namespace }: InstanceMember, revision: Revision): boolean {
  const { object } = node;
  if ([object.name, namespace].some((text) => text === '' || isTemplate(text) || isUnknown(text))) return false;
  if ('applications' in node)
    return !isLaidAside(object.origin.file.path, revision) && node.applications.every((one) => isInUse(one, revision));
  return node.isCertain && isInUse(node, revision);
}

function isInUse(application: Revision['argo']['applications'][number], revision: Revision): boolean {
  return revision.argo.isInUse(application) && !isApplicationLaidAside(application, revision);
}

function keyOf({ node, namespace, cluster }: InstanceMember): string {
  return [node.object.kind, cluster, namespace, node.object.name].join('\0');
}

/** The members after the first one; what one place of a file makes twice is no second Application there, except in an ApplicationSet. */
function* duplicatesIn(alike: readonly InstanceMember[], revision: Revision): Iterable<Problem> {
  if (alike.length < 2) return;
  const [first, ...others] = [...alike].sort((a, b) => rankOf(a, revision) - rankOf(b, revision));
  if (!first) return;
  for (const other of others) {
    const { node, parent, namespace } = other;
    const isOfOneSet = parent !== undefined && 'applications' in parent && parent === first.parent;
    if (!isOfOneSet && writtenAt(node.object.origin) === writtenAt(first.node.object.origin)) continue;
    yield describe(first, other, `${namespace}/${node.object.name}`, isOfOneSet);
  }
}

/** What the change adds is the copy. Otherwise it is the one whose file or path has nothing of the name. */
function rankOf({ node }: InstanceMember, { change }: Revision): number {
  const { object } = node;
  const isNew = change?.files.get(object.origin.file.path)?.status === 'added';
  const words = new Set(object.name.split(/[-_.]/));
  const paths = 'applications' in node ? [] : node.sources.flatMap(({ path }) => path?.directory.split('/') ?? []);
  const own = [nameOf(object.origin.file.path).replace(/\.\w+$/, ''), ...paths].flatMap((text) => text.split(/[-_.]/));
  return (isNew ? 2 : 0) + (own.some((word) => words.has(word)) ? 0 : 1);
}

function describe(first: InstanceMember, other: InstanceMember, id: string, isOfOneSet: boolean): Problem {
  const { object } = other.node;
  const { kind, name } = object;
  const place = first.node.object.at('metadata', 'name');
  const related = [{ at: place, message: `the other ${kind} \`${name}\` is defined here` }];
  const at = object.at('metadata', 'name');
  const base = { at, object: setOf(other) ?? object, values: [id] };
  if (isOfOneSet && other.parent)
    return {
      ...base,
      cause: [other.parent.object.name],
      message: `ApplicationSet \`${other.parent.object.name}\` generates two Applications named \`${name}\`, so Argo CD rejects the second one. Use a parameter in \`metadata.name\` that is different for each.`,
    };
  return {
    ...base,
    message: `\`${first.node.object.origin.file.path}\` also defines ${kind} \`${id}\`. Argo CD keeps only one of the two, and can delete what the other one deployed. Rename one of them.`,
    related,
  };
}

function setOf({ parent }: InstanceMember): InstanceMember['node']['object'] | undefined {
  return parent && 'applications' in parent ? parent.object : undefined;
}

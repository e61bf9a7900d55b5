import { nearest } from '../../text/nearest.ts';
import { quoted } from '../../text/words.ts';
import { fixOf, oneOf, PATH_SEGMENT, requireName, SUBDOMAIN } from './checks.ts';
import type { Field } from './field.ts';
import { grantsNothing } from './granted-resources.ts';
import { labelSelector } from './selectors.ts';

const GROUP = 'rbac.authorization.k8s.io';
const KINDS = ['ServiceAccount', 'User', 'Group'];

/** Server-side apply identifies the Secrets of a ServiceAccount by their names. */
export function serviceAccount(object: Field): void {
  for (const secret of object.at('secrets').items) if (secret.at('name').value === undefined) secret.require('name');
}

export function role(object: Field): void {
  rules(object, 'Role');
}

export function clusterRole(object: Field): void {
  rules(object, 'ClusterRole');
  const aggregation = object.at('aggregationRule');
  if (!aggregation.isSet) return;
  aggregation.require('clusterRoleSelectors');
  for (const selector of aggregation.at('clusterRoleSelectors').items) labelSelector(selector);
}

function rules(object: Field, kind: 'Role' | 'ClusterRole'): void {
  for (const rule of object.at('rules').items) {
    rule.require('verbs', 'A rule must grant at least one verb');
    const urls = rule.at('nonResourceURLs');
    if (urls.isEmpty) {
      rule.require('apiGroups', 'A rule for resources must list their API groups. The core group is `""`');
      rule.require('resources', 'A rule for resources must list at least one');
      grantsNothing(rule);
      continue;
    }
    if (urls.items.length === 0) continue;
    if (kind === 'Role')
      urls.wrong('urls', `${urls.name} can be set only in a ClusterRole because URLs do not belong to a namespace.`);
    else if (['apiGroups', 'resources', 'resourceNames'].some((key) => rule.at(key).items.length > 0))
      urls.wrong(
        'urls',
        `${urls.name} cannot be combined with \`apiGroups\`, \`resources\` or \`resourceNames\`. Move the URLs to a separate rule.`,
      );
  }
}

export function roleBinding(object: Field): void {
  roleRef(object.at('roleRef'), ['Role', 'ClusterRole']);
  for (const subject of object.at('subjects').items) subjectProblems(subject, true);
}

export function clusterRoleBinding(object: Field): void {
  roleRef(object.at('roleRef'), ['ClusterRole']);
  for (const subject of object.at('subjects').items) subjectProblems(subject, false);
}

function roleRef(ref: Field, kinds: readonly string[]): void {
  oneOf(ref.at('apiGroup'), [GROUP]);
  if (!ref.require('kind')) oneOf(ref.at('kind'), kinds);
  requireName(ref, 'name', PATH_SEGMENT);
}

function subjectProblems(subject: Field, namespaced: boolean): void {
  const kind = subject.at('kind');
  const group = subject.at('apiGroup');
  subject.require('name');
  if (subject.require('kind')) return;
  if (kind.word === 'ServiceAccount') {
    requireName(subject, 'name', SUBDOMAIN);
    if (group.word !== undefined)
      group.wrong(
        'group',
        `${group.name} is ${quoted(group.word)}, but a ServiceAccount is in the core group. Remove \`apiGroup\`.`,
        [group.word],
      );
    if (!namespaced) subject.require('namespace', 'A ClusterRoleBinding must define the namespace of a ServiceAccount');
  } else if (kind.word === 'User' || kind.word === 'Group') {
    oneOf(group, [GROUP]);
  } else if (kind.word !== undefined) {
    const near = nearest(kind.word, KINDS);
    kind.wrong(
      'subject',
      `${kind.name} cannot be ${quoted(kind.word)}.${near ? ` Did you mean ${quoted(near)}?` : ''} Use \`ServiceAccount\`, \`User\` or \`Group\`.`,
      [kind.word],
      fixOf(near),
    );
  }
}

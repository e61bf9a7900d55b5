import { quoted } from '../../text/words.ts';
import { schemaIndex } from '../bundled-schemas.ts';
import { fixOf } from './checks.ts';
import type { Field } from './field.ts';

/** The names of a kind that a person may write for its plural. */
interface Names {
  readonly group: string;
  readonly plural: string;
}

let plurals: ReadonlyMap<string, readonly Names[]> | undefined;

/**
 * Reports API groups and resources that no API server has, so that a rule grants nothing for them. The API server takes any text. A group
 * has no version, and a resource is the plural of a kind in lowercase (apiextensions validates it as a DNS label).
 */
export function grantsNothing(rule: Field): void {
  const groups = rule.at('apiGroups');
  for (const group of groups.items) withVersion(group);
  const resources = rule.at('resources');
  const listed = new Set(resources.items.map(({ text }) => text));
  for (const resource of resources.items) {
    const [name = '', ...rest] = resource.word?.split('/') ?? [];
    const plural = pluralOf(name, groups);
    const lower = name.toLowerCase();
    if (name === plural || (name === lower && plural === undefined)) continue;
    const meant = [plural ?? lower, ...rest].join('/');
    // Some tools write a kind in all its forms.
    if (listed.has(meant)) continue;
    const isPlural = plural !== undefined || lower.endsWith('s');
    resource.accepted.wrong(
      'resource',
      `${resource.name} is ${quoted(resource.word ?? '')}, but the names of resources are plural and lowercase, so this rule does not grant anything for it.${isPlural ? ` Did you mean ${quoted(meant)}?` : ''}`,
      [resource.word ?? ''],
      fixOf(plural === undefined ? undefined : meant),
    );
  }
}

function withVersion(group: Field): void {
  const { word = '' } = group;
  const name = /^([a-z0-9.-]*)\/v\d\w*$/.exec(word)?.[1];
  if (name !== undefined)
    group.accepted.wrong(
      'group',
      `${group.name} is ${quoted(word)}, but an API group does not include a version, so this rule does not grant anything for it. Did you mean ${quoted(name)}?`,
      [word],
      fixOf(name),
    );
}

/** The plural of a kind that a text means in one of some groups, or undefined if there is not exactly one. */
function pluralOf(name: string, groups: Field): string | undefined {
  plurals ??= namesOfKinds();
  const known = plurals.get(name.toLowerCase()) ?? [];
  const meant = new Set(
    known.flatMap(({ group, plural }) =>
      groups.items.some(({ text }) => text?.split('/')[0] === group) ? plural : [],
    ),
  );
  return meant.size === 1 ? [...meant][0] : undefined;
}

/** Where each kind and each plural is defined. */
function namesOfKinds(): ReadonlyMap<string, readonly Names[]> {
  const found = new Map<string, Names[]>();
  for (const [groupKind, { plural }] of Object.entries(schemaIndex().kinds)) {
    const at = groupKind.lastIndexOf('/');
    const group = at === -1 ? '' : groupKind.slice(0, at);
    for (const name of new Set([groupKind.slice(at + 1).toLowerCase(), plural]))
      found.set(name, [...(found.get(name) ?? []), { group, plural }]);
  }
  return found;
}

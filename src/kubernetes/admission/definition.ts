import { quoted } from '../../text/words.ts';
import { LABEL, named, oneOf, SUBDOMAIN, unique, wrongServiceName } from './checks.ts';
import { schemaRules } from './definition-rules.ts';
import type { Field } from './field.ts';

/** Reports common mistakes in a CustomResourceDefinition. */
export function customResourceDefinition(object: Field): void {
  const spec = object.at('spec');
  const [group, names, versions] = [spec.at('group'), spec.at('names'), spec.at('versions')];
  if (!spec.require('group')) named(group, SUBDOMAIN);
  oneOf(spec.at('scope'), ['Namespaced', 'Cluster']);
  if (!names.require('plural')) named(names.at('plural'), wrongServiceName);
  if (!names.require('kind') && names.at('kind').word !== undefined) named(names.at('singular'), LABEL);
  const name = object.at('metadata', 'name');
  const wanted = `${names.at('plural').word}.${group.word}`;
  if (
    name.word !== undefined &&
    names.at('plural').word !== undefined &&
    group.word !== undefined &&
    name.word !== wanted
  )
    name.wrong('name', `${name.name} must be ${quoted(wanted)}, which is the plural name, a dot and the group.`, [
      name.word,
      wanted,
    ]);
  if (spec.require('versions')) return;
  for (const version of versions.items) {
    if (!version.require('name')) named(version.at('name'), wrongServiceName);
    schemaRules(version.at('schema', 'openAPIV3Schema'));
  }
  unique(
    versions.items.map((version) => version.at('name')),
    'version',
  );
  const stored = versions.items.filter((version) => version.at('storage').isTrue);
  const known = versions.isWhole && versions.items.every((version) => typeof version.at('storage').value === 'boolean');
  if (known && stored.length !== 1)
    versions.wrong(
      'storage',
      `${versions.name} must have exactly one version with \`storage: true\`, but has ${stored.length === 0 ? 'none' : stored.length}.`,
    );
}

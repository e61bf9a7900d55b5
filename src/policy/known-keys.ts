import schema from '../../schemas/policy.schema.json' with { type: 'json' };

/** The settings that the schema has at a path. */
export function knownKeys(path: readonly string[]): object {
  if (path.length === 0) return schema.properties;
  const [first] = path;
  if (first === 'targets') return schema.properties.targets.properties;
  if (first === 'suppressions') return schema.properties.suppressions.properties;
  if (first === 'acknowledge') return schema.properties.acknowledge.properties;
  if (first === 'baseline') return schema.properties.baseline.properties;
  if (first === 'limits') return schema.properties.limits.properties;
  if (first === 'policies') return policyKeys(path);
  if (first === 'externals') return schema.properties.externals.items.properties;
  return schema.properties.overrides.items.properties;
}

/** The settings of a policy, or of a part of one. */
function policyKeys([, , part]: readonly string[]): object {
  const { properties } = schema.properties.policies.items;
  if (part === undefined) return properties;
  if (part === 'variables') return properties.variables.items.properties;
  return part === 'validations' ? properties.validations.items.properties : schema.definitions.matched.properties;
}

import { describe, expect, it } from 'vitest';
import { bundledSchema } from '../../../src/kubernetes/bundled-schemas.ts';
import type { Schema } from '../../../src/kubernetes/terms/schema.ts';
import { check } from './evaluate.ts';
import { FLUX_CASES, type FluxCase } from './flux-objects.ts';

function schemaOf({ apiVersion, kind }: FluxCase, minor: string): Schema {
  const [group, version] = apiVersion.split('/');
  return bundledSchema(`flux/${group}_${kind.toLowerCase()}_${version}.${minor}.json`).root;
}

/** What the rules say that users can break: those of the status are not theirs. */
function messagesOf(schema: Schema): string[] {
  const { status: _, ...properties } = schema.properties ?? {};
  const messages: string[] = [];
  JSON.stringify(properties, (key, value: unknown) => {
    if (key === 'message' && typeof value === 'string') messages.push(value);
    return value;
  });
  return [
    ...messages,
    ...JSON.stringify(schema['x-kubernetes-validations'] ?? []).matchAll(/"message":"([^"]*)"/g),
  ].map((found) => (typeof found === 'string' ? found : (found[1] ?? '')));
}

const all = FLUX_CASES.flatMap((flux) =>
  flux.minors.map((minor) => ({ ...flux, minor, schema: schemaOf(flux, minor) })),
);

describe.each(all)('$kind of $apiVersion in Flux $minor', ({ apiVersion, kind, minor, valid, invalid, schema }) => {
  it.each(valid)('takes %j', (spec) => {
    const verdict = check({ apiVersion, kind, metadata: { name: 'x' }, spec }, schema);
    expect(verdict).toMatchObject({ problems: [], unknown: [] });
  });

  it.each(invalid)('%s: %j', (message, spec) => {
    const { problems, unknown } = check({ apiVersion, kind, metadata: { name: 'x' }, spec }, schema);
    expect(problems.map((problem) => problem.message)).toContain(message);
    expect(unknown).toEqual([]);
  });

  it('has no rule that no case breaks', () => {
    const same = all.filter((other) => other.apiVersion === apiVersion && other.kind === kind && other.minor === minor);
    const broken = same.flatMap((other) => other.invalid.map(([message]) => message));
    expect(broken).toEqual(expect.arrayContaining(messagesOf(schema)));
  });
});

import { Ajv, type ValidateFunction } from 'ajv';
import description from './openapi.json' with { type: 'json' };

/** A request as GitHub's API description sees it. */
export interface DescribedCall {
  readonly route: string;
  /** Values of the parameters in the path. */
  readonly path: Readonly<Record<string, string>>;
  /** What of the request the description does not allow. */
  readonly violations: readonly string[];
}

const ajv = new Ajv({ strict: false, allErrors: true, coerceTypes: true, validateFormats: false });
const calls = description.calls.map((call) => ({
  ...call,
  pattern: new RegExp(`^${call.path.replace('{path}', '(?<path>.+)').replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
  parameters: call.parameters.map(({ in: where, name, schema }) => ({
    where,
    name,
    validate: validatorOf(name, schema),
  })),
  validateBody: call.body === null ? undefined : ajv.compile(closed(call.body)),
}));

/** Finds the call of a request and checks path, query and body; undefined where the description cut for these tests has no such call. */
export function describe(method: string, url: URL, body: unknown): DescribedCall | undefined {
  for (const call of calls) {
    const match = method === call.method ? call.pattern.exec(url.pathname) : null;
    if (!match) continue;
    const path = Object.fromEntries(
      Object.entries(match.groups ?? {}).map(([key, value]) => [key, decodeURIComponent(value)]),
    );
    const violations: string[] = [];
    for (const [name, value] of url.searchParams) {
      const parameter = call.parameters.find((one) => one.where === 'query' && one.name === name);
      if (!parameter) violations.push(`unknown query parameter ${name}`);
      else violations.push(...parameter.validate(value));
    }
    for (const { name, validate } of call.parameters.filter((one) => one.where === 'path'))
      violations.push(...validate(path[name]));
    if (call.validateBody && !call.validateBody(body)) violations.push(ajv.errorsText(call.validateBody.errors));
    if (!call.validateBody && body !== undefined) violations.push('a body where none belongs');
    return { route: `${call.method} ${call.path}`, path, violations };
  }
  return undefined;
}

/** Says what is wrong with a value of a parameter; the schema is compiled for the first one. */
function validatorOf(name: string, schema: object): (value: unknown) => string[] {
  let validate: ValidateFunction | undefined;
  return (value) => {
    validate ??= ajv.compile({ type: 'object', properties: { [name]: schema }, required: [name] });
    return validate({ [name]: value }) ? [] : [ajv.errorsText(validate.errors)];
  };
}

/** A schema that takes no keys but its own: GitHub lets unknown ones pass, but they would be a mistake of ours. */
function closed(schema: unknown): object {
  if (typeof schema !== 'object' || schema === null) return {};
  const copy = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [
      key,
      key === 'properties'
        ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, closed(one)]))
        : key === 'items'
          ? closed(value)
          : value,
    ]),
  );
  return 'properties' in copy ? { ...copy, additionalProperties: false } : copy;
}

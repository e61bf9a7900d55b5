import { isMap, mapAt, originOf, stringAt, type YamlMap, type YamlValue } from '../../yaml/value.ts';
import { type BuildFailure, fail } from '../failure.ts';
import { partOf, textOf, type WrittenText } from '../load/entries.ts';
import type { Target } from '../target.ts';

/** The only schema that kustomize 5.8 brings along. */
const BUILT_IN_VERSION = 'v1.21.2';

/** Takes in `openapi` of a kustomization file, before its resources. Throws a BuildFailure. */
export function takeOpenApi(target: Target): void {
  const { overlay, context, schema, directory } = target;
  const openapi = mapAt(overlay.map, 'openapi');
  const path = openapi && textOf(openapi, 'path');
  const version = openapi && versionOf(openapi);
  const part = partOf('openapi', path ?? { text: '', origin: overlay.origin });
  target.attempt(part, () => {
    const file = path && !target.skips(part) ? target.file(path) : undefined;
    if (schema.isSet || !openapi) return;
    if (path && version && file) {
      throw fail('invalid-overlay', 'builtin version and custom schema provided, cannot use both', {
        origin: version.origin,
        directory,
        message: '`openapi` has both `version` and `path`, and kustomize accepts only one.',
      });
    }
    if (file && path) {
      const value = target.settings(file, path.origin)?.value;
      if (value === undefined || value === null) schema.set(context.builtInMerge);
      else if (isMap(value) && isMapOrAbsent(value.definitions)) schema.set(context.mergeWith(file.path, value));
      else throw notSchemas(path, directory);
    } else if (version && version.text !== '' && version.text !== BUILT_IN_VERSION) {
      throw fail('invalid-overlay', 'the specified OpenAPI version is not built in', {
        origin: version.origin,
        directory,
        message: `kustomize has no OpenAPI schema \`${version.text}\`. The only version is \`${BUILT_IN_VERSION}\`.`,
      });
    } else if (version?.text) schema.set(context.builtInMerge);
  });
}

/** The `version` of `openapi`, which counts as given although it is empty. */
function versionOf(openapi: YamlMap): WrittenText | undefined {
  const text = stringAt(openapi, 'version');
  const origin = originOf(openapi, 'version');
  return text !== undefined && origin ? { text, origin } : undefined;
}

function isMapOrAbsent(value: YamlValue | undefined): boolean {
  return value === undefined || value === null || isMap(value);
}

function notSchemas({ text, origin }: WrittenText, directory: string): BuildFailure {
  return fail('invalid-overlay', 'panic: invalid schema file', {
    origin,
    directory,
    message: `\`${text}\` is not an OpenAPI document with \`definitions\`, so kustomize crashes.`,
  });
}

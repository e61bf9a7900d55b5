import { isMap, mapAt } from '../../yaml/value.ts';
import { fail } from '../failure.ts';
import { partOf, textOf } from '../load/entries.ts';
import type { Target } from '../target.ts';

/** The only schema that kustomize 5.8 brings along. */
const BUILT_IN_VERSION = 'v1.21.2';

/** Takes in `openapi` of a kustomization file, before its resources. Throws a BuildFailure. */
export function takeOpenApi(target: Target): void {
  const { overlay, context, schema, directory } = target;
  const openapi = mapAt(overlay.map, 'openapi');
  const path = openapi && textOf(openapi, 'path');
  const version = openapi && textOf(openapi, 'version');
  const part = partOf('openapi', path ?? { text: '', origin: overlay.origin });
  target.attempt(part, () => {
    const file = path && !target.skips(part) ? target.file(path) : undefined;
    if (schema.isSet || !openapi) return;
    if (path && version) {
      throw fail('invalid-overlay', 'builtin version and custom schema provided, cannot use both', {
        origin: version.origin,
        directory,
        message: '`openapi` has both `version` and `path`, and kustomize accepts only one.',
      });
    }
    if (file && path) {
      const value = target.settings(file, path.origin)?.value;
      schema.set(isMap(value) ? context.mergeWith(file.path, value) : context.builtInMerge);
    } else if (version && version.text !== BUILT_IN_VERSION) {
      throw fail('invalid-overlay', 'the specified OpenAPI version is not built in', {
        origin: version.origin,
        directory,
        message: `kustomize has no OpenAPI schema \`${version.text}\`. The only version is \`${BUILT_IN_VERSION}\`.`,
      });
    } else if (version) schema.set(context.builtInMerge);
  });
}

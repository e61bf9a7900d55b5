import type { Origin } from '../yaml/origin.ts';
import { mapAt, originOf } from '../yaml/value.ts';
import { type BuildFailure, fail } from './failure.ts';
import { idText, isClusterScoped } from './resources/identity.ts';
import type { Resource } from './resources/resource.ts';

/** That an object has the id of another one of the same build. */
export function duplicate(
  resource: Resource,
  first: Resource,
  origin: Origin | undefined,
  directory: string,
): BuildFailure {
  const { id } = resource;
  const place = isClusterScoped(id) ? '' : id.namespace ? ` in namespace \`${id.namespace}\`` : ' without a namespace';
  const [one, other] = [first.origin, resource.origin];
  const isSame = one.file === other.file && one.start === other.start;
  const where = isSame
    ? ` because \`${one.file.path}\` is included twice`
    : one.file === other.file
      ? `, both times in \`${one.file.path}\``
      : `, in \`${one.file.path}\` and \`${other.file.path}\``;
  return fail('duplicate-id', `may not add resource with an already registered id: ${idText(id)}`, {
    // One entry brings both then: the second one is to blame.
    origin: !isSame && one.file === other.file ? nameOrigin(resource) : (origin ?? other),
    directory,
    message: `The ${id.kind} \`${id.name}\`${place} is defined twice in this build${where}.${isSame ? '' : ' Remove or rename one.'}`,
    related: [
      { origin: one, message: 'defined here' },
      ...(isSame ? [] : [{ origin: other, message: 'and defined here' }]),
    ],
  });
}

/** The name in the document of an object; the document if something else has changed the name. */
function nameOrigin({ value, origin }: Resource): Origin {
  const metadata = mapAt(value, 'metadata');
  const name = metadata && originOf(metadata, 'name');
  return name?.file === origin.file ? name : origin;
}

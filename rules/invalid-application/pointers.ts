import type { Problem } from '../../src/findings/problem.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { isUnknown } from '../../src/kubernetes/terms/unknown.ts';
import { quoted } from '../../src/text/words.ts';
import { listAt } from '../../src/yaml/value.ts';

/** The key of a label or annotation as what is left of a pointer. Values are texts, so that nothing is below a key. */
const KEY = /^(?<above>(?:\/[^/]+)*?\/metadata\/(?:labels|annotations)\/)(?<key>.+)$/;

/** Pointers in `ignoreDifferences` that cannot match anything (RFC 6901; evanphx/json-patch reads them). */
export function* badPointers(object: KubernetesObject, prefix: readonly string[]): Iterable<Problem> {
  const path = [...prefix, 'spec', 'ignoreDifferences'];
  for (const index of listAt(object.value, ...path).keys()) {
    const at = [...path, index, 'jsonPointers'];
    for (const [position, pointer] of listAt(object.value, ...at).entries()) {
      const fault = typeof pointer === 'string' && !isUnknown(pointer) ? faultOf(pointer) : undefined;
      if (fault)
        yield {
          at: object.at(...at, position),
          severity: 'warning',
          message: `The JSON pointer ${quoted(String(pointer))} does not match any field because ${fault.why}, so Argo CD keeps reporting the difference. Did you mean ${quoted(fault.meant)}?`,
          cause: ['pointer', String(pointer)],
          fix: fault.meant,
        };
    }
  }
}

function faultOf(pointer: string): { readonly why: string; readonly meant: string } | undefined {
  if (pointer === '') return undefined;
  if (!pointer.startsWith('/')) return { why: 'it does not start with `/`', meant: `/${pointer}` };
  const { above = '', key = '' } = KEY.exec(pointer)?.groups ?? {};
  if (key.includes('/'))
    return { why: 'a `/` in a key must be written as `~1`', meant: `${above}${key.replaceAll('/', '~1')}` };
  // A key of a label cannot have a `~`.
  const meant = `${above}${key.replace(/~(?![01])/g, '~1')}`;
  return key === '' || meant === pointer ? undefined : { why: 'a `/` in a key must be written as `~1`', meant };
}

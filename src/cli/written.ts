import { KubernetesObject } from '../kubernetes/object.ts';
import type { BuiltObject } from '../kustomize/built.ts';
import { writeObjects } from '../kustomize/write/write.ts';
import { hideOrigins } from '../masking/hidden-origins.ts';
import { RedactedValues } from '../masking/redacted-values.ts';
import type { Redactor } from '../masking/redactor.ts';

/** What of an object is needed to write it. */
export type WrittenObject = Pick<BuiltObject, 'value' | 'origin'>;

/** How objects are written: with what wrote each line, and with masks for hidden values. */
export interface WritingOptions {
  readonly withOrigins: boolean;
  readonly isRedacted: boolean;
}

/** Objects as `build` prints them. */
export function written(objects: readonly WrittenObject[], redactor: Redactor, options: WritingOptions): string {
  const { withOrigins, isRedacted } = options;
  if (!isRedacted) return writeObjects(objects, withOrigins);
  hideOrigins(objects, redactor);
  const shown = objects.map(({ value, origin }) => ({
    value: new RedactedValues(new KubernetesObject(value, origin), redactor).object(),
    origin,
  }));
  return writeObjects(shown, withOrigins);
}

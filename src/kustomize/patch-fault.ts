import type { Origin } from '../yaml/origin.ts';
import { parseInlineText } from './load/inline-text.ts';
import { type Misspelt, readPatch } from './patch/patch-content.ts';

/** Why a text is no patch, neither a list of operations nor an object: a misspelled key, if that is it. Undefined if it is one. */
export function patchFault(text: string, origin: Origin): { readonly misspelt: Misspelt | undefined } | undefined {
  const content = readPatch(parseInlineText(text, origin, 'resource', true), () =>
    parseInlineText(text, origin, 'kustomization', true),
  );
  return 'error' in content ? { misspelt: content.misspelt } : undefined;
}

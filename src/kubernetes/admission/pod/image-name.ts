import { quoted } from '../../../text/words.ts';
import type { SchemaFix } from '../../terms/problem.ts';
import type { Field } from '../field.ts';

const PART = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const PATH = new RegExp(`^${PART}(?:/${PART})*$`);
const HOST =
  /^(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*|\[[a-fA-F0-9:]+\])(?::[0-9]+)?$/;
const SCHEME = /^[a-z][a-z+.-]*:\/\//;
const TAG = /:(?<tag>\w[\w.-]{0,127})$/;
const DIGEST = /@(?<digest>[a-zA-Z][a-zA-Z0-9]*(?:[-_+.][a-zA-Z][a-zA-Z0-9]*)*:[0-9a-fA-F]{32,})$/;
/** What tools other than a container runtime read: `ko://` is a Go package, which ko builds. */
const OF_TOOLS = /^ko:\/\//;

/**
 * Reports an image that no container runtime can look for. The API server takes it in a template, and the kubelet reports
 * InvalidImageName for each pod (distribution/reference, ParseNormalizedNamed). A name without lowercase letters is a blank that
 * something else fills in, as is one of spaces in OpenShift.
 */
export function imageName(image: Field): void {
  const { word } = image;
  if (word === undefined || word.trim() === '' || OF_TOOLS.test(word) || word === word.toUpperCase()) return;
  // The API server checks this in pods only, so that it takes the template and rejects every pod of it.
  if (word.trim() !== word)
    image.wrong('image', `${image.name} is ${quoted(word)}, but must not start or end with a space.`, [word]);
  else if (!isReference(word)) {
    const fix = meantBy(word);
    const advice = fix ? ` Did you mean ${quoted(fix.text)}?` : ' Correct it.';
    const start = `${image.name} is ${quoted(word)}, which is not a valid image reference${reasonOf(word)}`;
    image.wrong('image-reference', `${start}, so its pods cannot start.${advice}`, [word], fix);
  }
}

function isReference(text: string): boolean {
  const name = nameOf(text);
  const at = name.indexOf('/');
  const first = name.slice(0, Math.max(at, 0));
  const hasHost = at !== -1 && (/[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase());
  return hasHost ? HOST.test(first) && PATH.test(name.slice(at + 1)) : PATH.test(name);
}

function nameOf(text: string): string {
  return text.replace(DIGEST, '').replace(TAG, '');
}

function reasonOf(text: string): string {
  const name = nameOf(text);
  if (SCHEME.test(text)) return ' because it has a scheme';
  if (/^\/|\/\/|\/$/.test(name)) return ' because a part of its path is empty';
  return name === name.toLowerCase() ? '' : ' because its path has capital letters';
}

/** The same image without a scheme and without empty parts, if that makes it valid. */
function meantBy(text: string): Extract<SchemaFix, { kind: 'value' }> | undefined {
  const meant = text.replace(SCHEME, '').replace(/\/{2,}/g, '/');
  return meant !== text && isReference(meant) ? { kind: 'value', text: meant } : undefined;
}

import { keyOf } from './built-objects.ts';
import type { NamedObject } from './result.ts';

/** A kind followed by a name: `Deployment/web`, `Deployment web`, `Deployment "web"`, `deployment.apps/web` is none. */
const MENTION = /(?<![\w./-])([A-Z][A-Za-z0-9]{1,62})[ /:]{1,2}["'`]?([a-z0-9][a-z0-9.-]{0,252})(?![\w/])/g;

/** The one of some objects, by their keys, that a message mentions by its kind and name; undefined if it mentions none, or several. */
export function mentionedIn(message: string, objects: Pick<ReadonlySet<string>, 'has'>): NamedObject | undefined {
  const mentioned = new Map<string, NamedObject>();
  for (const [, kind = '', name = ''] of message.matchAll(MENTION)) {
    const named = { kind, name: name.replace(/[.-]+$/, '') };
    const key = keyOf(named.kind, named.name);
    if (objects.has(key)) mentioned.set(key, named);
  }
  const [first] = mentioned.values();
  return mentioned.size === 1 ? first : undefined;
}

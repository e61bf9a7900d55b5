import { inQuotes } from '../../yaml/edit.ts';
import { Origin } from '../../yaml/origin.ts';
import { resolvePlain } from '../../yaml/scalars.ts';
import type { Place } from '../object.ts';
import type { SchemaFix } from '../terms/problem.ts';

/** A repair as a new string for the scalar, or as a range of the file and its new text. */
export type Repair =
  | string
  | { readonly title: string; readonly edits: readonly { readonly at: Origin; readonly text: string }[] };

/** The repair of a field at a place, or undefined if the text there does not allow it: values from anchors, variables and patches' own lines stay. */
export function repairAt(at: Place, fix: SchemaFix | undefined): Repair | undefined {
  if (!fix || at.origin.related) return undefined;
  switch (fix.kind) {
    case 'value':
      return fix.text;
    case 'rename':
      return renamed(at.origin, fix.text);
    case 'quote':
      return requoted(at);
    case 'raw':
      return unquoted(at, fix.text);
    case 'before':
      return preceded(at.origin, fix.text);
  }
}

/** A new line above a key that begins its own. */
function preceded({ file, keyStart, keyEnd }: Origin, field: string): Repair | undefined {
  const indent = file.text.slice(file.text.lastIndexOf('\n', keyStart - 1) + 1, keyStart);
  if (keyStart === keyEnd || !/^ *$/.test(indent)) return undefined;
  const at = new Origin(file, keyStart, keyStart, keyStart, keyStart);
  return { title: `Add \`${field}\``, edits: [{ at, text: `${field}\n${indent}` }] };
}

function renamed({ file, keyStart, keyEnd }: Origin, name: string): Repair | undefined {
  if (keyStart === keyEnd) return undefined;
  const at = new Origin(file, keyStart, keyEnd, keyStart, keyEnd);
  return { title: `Rename to \`${name}\``, edits: [{ at, text: name }] };
}

function requoted({ origin, value }: Place): Repair | undefined {
  const { text } = origin;
  const plain = resolvePlain(text, 'resource') === value || resolvePlain(text, 'kustomization') === value;
  return plain && /^[\w.+:-]+$/.test(text)
    ? { title: `Put \`${text}\` in quotes`, edits: [{ at: origin, text: inQuotes(text, origin.file.text) }] }
    : undefined;
}

function unquoted({ origin, value }: Place, raw: string): Repair | undefined {
  const { text } = origin;
  const quote = text.charAt(0);
  const written = (quote === '"' || quote === "'") && text.slice(1, -1) === value;
  return written ? { title: `Replace with \`${raw}\``, edits: [{ at: origin, text: raw }] } : undefined;
}

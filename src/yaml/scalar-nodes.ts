import type { Node } from './node.ts';
import { emptyNode, type NodeReader } from './node-reader.ts';
import { resolvePlain, resolveTagged } from './scalars.ts';
import type { Token } from './token.ts';
import type { YamlValue } from './value.ts';

/** A scalar with its tag, which is empty if there is none. */
export function scalarNode(reader: NodeReader, token: Token, tag: string): Node {
  const { start, end, value: text, isPlain } = token;
  const value = isPlain && tag === '' ? resolvePlain(text, reader.reading) : tagged(reader, token, tag);
  const isMerge = text === '<<' && (tag === '!!merge' || (isPlain && (tag === '' || tag === '!')));
  return { value, start, end, text, isMerge };
}

/** A scalar that is not written but has properties, such as a tag. */
export function emptyScalar(reader: NodeReader, tag: string): Node {
  const { start, end } = emptyNode(reader.tokens);
  return { value: tagged(reader, { value: '', isPlain: true, start, end }, tag), start, end };
}

type Scalar = Pick<Token, 'value' | 'isPlain' | 'start' | 'end'>;

function tagged({ reading, notes }: NodeReader, { value: text, isPlain, start, end }: Scalar, tag: string): YamlValue {
  const isResolved = isPlain && (tag === '' || reading === 'resource');
  if (tag === '' || tag === '!') return isResolved ? resolvePlain(text, reading) : text;
  const value = resolveTagged(text, tag, reading);
  if (value === undefined)
    notes.problem('bad-tag', 'this value does not have the type that its tag (`!!`) says', start, end);
  return value ?? null;
}

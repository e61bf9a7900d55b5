/** The encoding that the byte order mark indicates, as go-yaml reads it. */
export function encodingOf([first, second]: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

/** A text, with its byte order mark where it has one, as bytes in the encoding of others. */
export function encodeLike(bytes: Buffer, text: string): Buffer {
  const encoding = encodingOf(bytes);
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
  const encoded = Buffer.from(text, 'utf16le');
  return encoding === 'utf-16be' ? encoded.swap16() : encoded;
}

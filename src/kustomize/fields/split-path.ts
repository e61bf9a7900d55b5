const SPLIT = new Map<string, readonly string[]>();

/** The parts of a path; `\/` is a slash within a part. */
export function splitPath(path: string, separator = '/'): readonly string[] {
  const key = separator + path;
  let parts = SPLIT.get(key);
  if (!parts) {
    parts = split(path, separator);
    if (SPLIT.size < 5000) SPLIT.set(key, parts);
  }
  return parts;
}

function split(path: string, separator: string): string[] {
  const raw = path.split(separator);
  if (raw.length > 1 && raw[0] === '') raw.shift();
  const parts = [raw[0] ?? ''];
  for (const part of raw.slice(1)) {
    const last = parts[parts.length - 1] ?? '';
    if (last.endsWith('\\')) parts[parts.length - 1] = last.slice(0, -1) + separator + part;
    else parts.push(part);
  }
  return parts;
}

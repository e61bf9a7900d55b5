const SIGN = /[:=]/g;
const MAX_KEY = 128;
const MAX_BLANKS = 32;

/** A name that is set in a line, and where its value starts. */
export interface Setting {
  readonly key: string;
  readonly from: number;
}

/** `key: value`, `key = value`, `--key=value` anywhere in a line, quoted or not, in comments too. Looks at each letter once or twice. */
export function settingsIn(line: string): Setting[] {
  const settings: Setting[] = [];
  SIGN.lastIndex = 1;
  for (let found = SIGN.exec(line); found; found = SIGN.exec(line)) {
    const at = found.index;
    const end = keyEnd(line, at);
    let from = at + 1;
    if (line.charAt(from) === ':' || line.charAt(from) === '=') from++;
    const next = line.charAt(from);
    if (end > 0 && next !== ':' && next !== '=' && next !== '/') {
      let start = end;
      while (start > 0 && end - start < MAX_KEY && /[\w.-]/.test(line.charAt(start - 1))) start--;
      const key = line.slice(start, end).replace(/^[^A-Za-z_]+/, '');
      if (key !== '') settings.push({ key, from: from + blanksAt(line, from) });
    }
    SIGN.lastIndex = from;
  }
  return settings;
}

/** Where the key before a sign ends: before a quote and blanks. */
function keyEnd(line: string, sign: number): number {
  let end = sign;
  while (end > 0 && sign - end < MAX_BLANKS && /[ \t]/.test(line.charAt(end - 1))) end--;
  if (/["']/.test(line.charAt(end - 1))) end--;
  return line.charAt(end - 1) === '\\' ? end - 1 : end;
}

function blanksAt(line: string, from: number): number {
  let count = 0;
  while (count < MAX_BLANKS && /[ \t]/.test(line.charAt(from + count))) count++;
  return count;
}

/** Strings and comments, quoted fields, numbers, names, and single characters. */
const TOKENS =
  /(?<kept>[rRbB]{0,2}(?:"""(?:\\[\s\S]|[^\\])*?"""|'''(?:\\[\s\S]|[^\\])*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')|\/\/[^\n]*|\s+|\w+(?:\.\d+)?)|`(?<field>[\w.\-/ ]{1,400})`|[\s\S]/g;
const FIELD = 'quoted_field_';
/** Stands before an entry that may be absent. */
export const OPTIONAL = '\0optional';
const MARKS: Readonly<Record<string, string>> = {
  '[': `${JSON.stringify(OPTIONAL)}, `,
  '{': `${JSON.stringify(OPTIONAL)}: true, `,
};

/** An expression in the notation that the parser reads: without quoted fields, `[?a]`, `{?b: c}` and `.5`. */
export function readable(expression: string): string {
  if (!/[`?]|\.\d/.test(expression)) return expression;
  const open: string[] = [];
  let before = '';
  return expression.replace(TOKENS, (token, ...rest) => {
    const { kept, field }: Readonly<Record<string, string | undefined>> = rest.at(-1);
    const last = before;
    if (kept === undefined || /\S/.test(token)) before = token;
    if (kept !== undefined) return token;
    if (field !== undefined) return /^\.\??$/.test(last) ? `${FIELD}${Buffer.from(field).toString('hex')}` : token;
    if (token === '?') {
      // After a point it is a field that may be absent, and `[?` after a value an index.
      if (last === '.') before = '.?';
      const isFirst = last === '{' || last === '[' || last === ',';
      return (isFirst && MARKS[open.at(-1) ?? '']) || token;
    }
    if (token === '.' && !isValue(last) && /^\d/.test(expression.slice(rest.at(-3) + 1, rest.at(-3) + 2))) return '0.';
    if ('([{'.includes(token)) open.push(token === '[' && isValue(last) ? 'index' : token);
    if (')]}'.includes(token)) open.pop();
    return token;
  });
}

/** Whether a token ends a value. */
function isValue(token: string): boolean {
  return /[\w)\]}"'`]$/.test(token) && token !== 'in';
}

/** The name of a field as it is in the object. */
export function fieldName(name: string): string {
  return name.startsWith(FIELD) ? Buffer.from(name.slice(FIELD.length), 'hex').toString() : name;
}

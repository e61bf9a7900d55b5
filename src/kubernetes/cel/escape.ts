const RESERVED = new Set(
  'true false null in as break const continue else for function if import let loop package namespace return var void while'.split(
    ' ',
  ),
);
const SIGNS: Readonly<Record<string, string>> = { underscores: '__', dot: '.', dash: '-', slash: '/' };

/** The name by which expressions call a field, or undefined if they cannot. */
export function escapeField(name: string): string | undefined {
  if (RESERVED.has(name)) return `__${name}__`;
  if (!/^[A-Za-z_./-][\w./-]*$/.test(name)) return undefined;
  return name.replace(/__|[-./]/g, (sign) => `__${Object.keys(SIGNS).find((word) => SIGNS[word] === sign)}__`);
}

/** The name of a field that an expression calls so (`x__dash__y` is `x-y`, `__namespace__` is `namespace`), or undefined if there is none. */
export function unescapeField(name: string): string | undefined {
  if (!name.includes('__')) return name;
  let valid = true;
  const plain = name.replace(/__([^_]+)__/g, (escaped, inside: string) => {
    const sign = Object.hasOwn(SIGNS, inside) ? SIGNS[inside] : undefined;
    if (sign !== undefined) return sign;
    if (!RESERVED.has(inside) || escaped !== name) valid = false;
    return inside;
  });
  return valid ? plain : undefined;
}

const RESERVED = new Set(
  'true false null in as break const continue else for function if import let loop package namespace return var void while'.split(
    ' ',
  ),
);
const SIGNS: Readonly<Record<string, string>> = { underscores: '__', dot: '.', dash: '-', slash: '/' };

/** The name of a field as an expression writes it (`x__dash__y` is `x-y`, `__namespace__` is `namespace`); undefined where it names none. */
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

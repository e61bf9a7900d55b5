/**
 * Whether a scalar is not known before something else fills it in: a Flux variable `${…}`, a value that SOPS encrypted, a
 * template's `{{ … }}` or `<< … >>`.
 */
export function isUnknown(text: string): boolean {
  return text.includes('${') || text.startsWith('ENC[') || text.includes('{{') || /<<.*>>/.test(text);
}

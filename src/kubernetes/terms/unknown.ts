import { hasBlank } from '../../text/blanks.ts';
import { hasVariable } from '../../text/variables.ts';

/** One of these is in every text that is not known; most texts have none. */
const SIGNS = /[$<%@#_({]|ENC\[/;

/**
 * Whether a scalar is not known before something else fills it in: a variable (`${NAME}`, `$NAME`, `$(NAME)`), a value that SOPS
 * encrypted, a template's `{{ … }}` or `<< … >>`, a blank (`<NAME>`), an expression `( … )` of a test.
 */
export function isUnknown(text: string): boolean {
  if (!SIGNS.test(text)) return false;
  if (hasVariable(text) || text.startsWith('ENC[') || text.includes('{{') || hasBlank(text)) return true;
  return text.includes('$') || text.startsWith('(') || text.includes('<<')
    ? /\$[A-Za-z_(]|^\(.*\)$|<<.*>>/.test(text)
    : false;
}

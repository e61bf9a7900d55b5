import { hasPlaceholder } from '../../text/variables.ts';

/** Words by which authors say that a value is filled in later. */
export const FILLED_IN_LATER =
  /place[-_ ]?holder|example|chang(?:e[-_ ]?(?:me|it|this)|ed)|replac(?:e|ed)|overrid(?:e|den)|^insert|^fill[-_ ]|^(?:set|put|add|enter|paste)[-_ ]|goes[-_ ]here|redacted|^your[-_ ]?|^(?:my|some)[-_ ]?(?:access|api|secret)?[-_ ]?(?:password|secret|token|key)(?:[-_ ]?id)?$|^update[-_ ]|[-_ ]here$|(?:^|[^a-z])(?:todo|tbd|fixme|dummy|fake|sample|removed|unused|unset|x{3,}|not[-_ ]?(?:set|used|needed|required|secret|real|applicable)|same[-_ ]as.*)(?:$|[^a-z])/i;
/** What asks to be changed and nothing else. */
const UNCHANGED = /^(?:please[-_ ]?)?(?:change|replace)[-_ ]?(?:me|it|this)(?:[-_ ]?(?:now|please))?[-_!?.\d]*$/i;
/** `$name:key` and `$name.key` are references of Argo CD. */
const SUBSTITUTED =
  /%\{|^\$[A-Za-z_]\w*$|^\$[A-Za-z_][\w-]*[.:][\w.:-]+$|^\$__|^<[^<>]*>$|^\[[^[\]]*\]$|^%\w+%$|^__\w+__$|^@@?[\w-]+@@?$|^#\{[^{}]*\}#?$|^&[\w.-]+;$/;
const SECRET_STORE =
  /^(?:op|vault|ref\+\w+|awssm|gcpsm|azurekv|akv|bws|doppler|arn|ssm|keyvault|projects|secret):?\/|^(?:op|vault|arn|awssm|env|file):/i;
/** The name of what belongs there, in capital letters. */
const NAMED = /^(?:PASS(?:WORD|WD)?|PWD|SECRET|TOKEN|(?:API)?KEY|USER(?:NAME)?)$/;
/** Base64 of a few words. */
const ENCODED = /^(?:[A-Za-z0-9+/]{4}){2,16}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
/** Letters of a placeholder that are looked at. */
export const MAX_PLACEHOLDER = 256;

/** Whether a value asks to be changed, but works until then: a program takes `changeme` as its password. */
export function isUnchanged(value: string): boolean {
  return UNCHANGED.test(value) || UNCHANGED.test(plainOf(value));
}

/** Whether a value is filled in later, refers to a secret store, or says that it is only an example. */
export function isPlaceholder(value: string): boolean {
  const start = value.slice(0, MAX_PLACEHOLDER);
  return (
    hasPlaceholder(start) ||
    SUBSTITUTED.test(start) ||
    SECRET_STORE.test(start) ||
    FILLED_IN_LATER.test(start) ||
    FILLED_IN_LATER.test(plainOf(start)) ||
    NAMED.test(start) ||
    new Set(start).size === 1
  );
}

/** The words that a value writes in base64. Empty if it does not. */
function plainOf(value: string): string {
  if (!ENCODED.test(value)) return '';
  const plain = Buffer.from(value, 'base64').toString('latin1').trim();
  return /^[\w .<>-]{4,}$/.test(plain) ? plain : '';
}

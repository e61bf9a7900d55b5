import { isSecretMeaning, meaningOf } from '../terms/secret-names.ts';
import { passwordOf } from './phrases.ts';

const HTPASSWD = /^[^:\s]{1,64}:\$(?:2[aby]|apr1|5|6)\$/;
const HEADER = /^(bearer|basic|token|api-?key) +([\w.~+/=-]{8,})$/i;

/** What a header of HTTP gives access with, its scheme left out; the text itself if it has none. */
export function headerValue(text: string): string {
  return HEADER.exec(text)?.[2] ?? text;
}

/** The secret in a text of one line, with its name. `isEncrypted`: SOPS left it next to encrypted values. */
export function valueOfLine(
  text: string,
  key: string,
  isEncrypted: boolean,
): { readonly key: string; readonly text: string } | undefined {
  const [, scheme = '', value = ''] = /authorization$/i.test(key) ? (HEADER.exec(text) ?? []) : [];
  if (value !== '') return { key: 'Authorization token', text: /basic/i.test(scheme) ? passwordOf(value) : value };
  if (isEncrypted || isSecretMeaning(meaningOf(key))) return { key, text };
  return text.includes(':$') && HTPASSWD.test(text) ? { key: key === '' ? 'hash' : key, text } : undefined;
}

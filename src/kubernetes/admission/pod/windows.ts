import { named, SUBDOMAIN } from '../checks.ts';
import type { Field } from '../field.ts';

/** Bytes of a credential spec, at most. */
const LONGEST_CREDENTIALS = 64 * 1024;
const LONGEST_DOMAIN = 255;
const LONGEST_USER = 104;

const CONTROL = /\p{Cc}/u;
/** A domain as NetBIOS has it, or as DNS has it. */
const NETBIOS = /^[^\\/:*?"<>|.][^\\/:*?"<>|]{0,14}$/;
const LABEL = '[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?';
const DNS = new RegExp(`^${LABEL}(?:\\.${LABEL})*$`);

/** Reports what is wrong with the Windows options of a security context. */
export function windowsOptions(options: Field): void {
  if (!options.isSet) return;
  named(options.at('gmsaCredentialSpecName'), SUBDOMAIN, 'check');
  credentials(options.at('gmsaCredentialSpec'));
  const user = options.at('runAsUserName');
  const wrong = user.text === undefined ? undefined : wrongUser(user.text);
  if (wrong !== undefined) user.wrong('user', `${user.name} ${wrong}.`, [user.text ?? '']);
}

function credentials(spec: Field): void {
  if (spec.text === '') spec.wrong('empty', `${spec.name} is empty. Remove it.`);
  else if (spec.text !== undefined && Buffer.byteLength(spec.text) > LONGEST_CREDENTIALS)
    spec.wrong('size', `${spec.name} can have at most 64 KiB.`);
}

/** Why a text is not the name of a user, with or without a domain; undefined if it is one. */
function wrongUser(text: string): string | undefined {
  if (text === '') return 'is empty. Remove it';
  if (CONTROL.test(text)) return 'contains a control character';
  const parts = text.split('\\');
  if (parts.length > 2) return 'has more than one backslash, but must have the form `user` or `domain\\user`';
  const [user = '', domain] = parts.reverse();
  if (domain !== undefined && domain.length > LONGEST_DOMAIN)
    return `has a domain with ${domain.length} characters, but it can have at most ${LONGEST_DOMAIN}`;
  if (domain !== undefined && !NETBIOS.test(domain) && !DNS.test(domain))
    return 'has a domain that is neither a NetBIOS nor a DNS name';
  if (user === '') return 'has no user after the backslash';
  if (user.length > LONGEST_USER)
    return `has a user with ${user.length} characters, but it can have at most ${LONGEST_USER}`;
  if (/^[. ]+$/.test(user)) return 'has a user of only dots and spaces';
  return /["/:;|=,+*?<>@[\]]/.test(user) ? 'has a user with one of the characters `"/:;|=,+*?<>@[]`' : undefined;
}

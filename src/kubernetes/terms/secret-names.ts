/**
 * What the name of a key says about its value.
 *
 * `password`, `credential`: the value gives access. `hash`: the hash of a password. `identifier`: names or places a thing and
 * gives no access by itself (user, host, region, client id). `other`: says nothing.
 */
export type KeyMeaning = 'password' | 'credential' | 'hash' | 'identifier' | 'other';

const PASSWORD =
  /(?:password|passwd|passphrase|passwort|kennwort|wachtwoord|contrasena|salasana|losenord|requirepass|masterauth|bindpw|rootpw|^pass|^pwd|^pw|^passe|^senha|^parola|^haslo|^heslo)$/;
/** The word for it if it is not written in Latin letters. */
const FOREIGN_PASSWORD = /пароль|密码|密碼|パスワード|비밀번호/i;
/** Cyrillic and Greek letters that look the same as Latin ones. */
const LOOK_ALIKES: ReadonlyMap<string, string> = new Map(
  [...'аaеeоoрpсcуyхxѕsіiјjԁdԛqԝwтtкkвbнhмmοoαaρpνvιiτtυu'].flatMap((letter, at, all) =>
    at % 2 === 0 ? [[letter, all[at + 1] ?? '']] : [],
  ),
);
const MAX_KEY = 128;
const CREDENTIAL =
  /(?:token|secret|credentials?|api_?key|secretkey|accesskey|privatekey|signingkey|encryptionkey|^bearer|^authorization|^pat|^psk)$/;
const HASH = /(?:hash|htpasswd|htaccess)$/;
/** The words before `key` that make it a secret key. */
const KEPT_KEYS = new Set(
  'access account admin api app application auth consumer deploy encryption hmac integration master private root routing secret service session shared signing storage webhook'.split(
    ' ',
  ),
);
const IDENTIFIERS = new Set(
  `account bucket ca cert certificate cluster cn cookie-domain crt database db dbname dir directory dn domain driver
  email enabled endpoint env environment file fqdn group host hostname id ids insecure ip issuer kind lang level locale login
  app apps class driver engine format handle hosts mtime pattern properties regex remote version
  method mode name namespace oci organization org owner path port project protocol provider pub realm region registry
  repo repository role schema scope scopes server servers site size ssl tenant timeout timezone tls ttl type tz uri url user
  username users zone`.split(/\s+/),
);
/** Words that make a name mention something public or of where a secret is kept. */
const HARMLESS = new Set('checksum digest existing max min pub public publishable pull sha256 site'.split(' '));
/** Words at the end of a name for what everyone may know. */
const PUBLIC = new Set('checksum commit digest fingerprint pubkey revision sha sha1 sha256 sha512'.split(' '));
const PUBLIC_KEY = /(?:^| )(?:pub|public|publishable) (?:key|cert)$/;
/** Ends of words that are written as one: `lvm_volumegroup`, `storageclass`, `hostname`. */
const NAMES_A_THING = /(?:class|group|name|host|handle|regex|pattern|mtime)$/;

/** Whether the value under a key with a meaning gives access. */
export function isSecretMeaning(meaning: KeyMeaning): boolean {
  return meaning === 'password' || meaning === 'credential' || meaning === 'hash';
}

const meanings = new Map<string, KeyMeaning>();
const MAX_REMEMBERED = 20_000;

/** The meaning of a key as people write them: `adminPassword`, `AWS_SECRET_ACCESS_KEY`, `client-secret`. */
export function meaningOf(key: string): KeyMeaning {
  let meaning = meanings.get(key);
  if (meaning === undefined) {
    meaning = readMeaning(key);
    if (meanings.size < MAX_REMEMBERED) meanings.set(key, meaning);
  }
  return meaning;
}

function readMeaning(key: string): KeyMeaning {
  if (FOREIGN_PASSWORD.test(key)) return 'password';
  // The end of a name says what it is.
  const words = inLatin(key.slice(-MAX_KEY))
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const last = (words.at(-1) ?? '').replace(/\d+$/, '') || (words.at(-2) ?? '');
  if (PUBLIC.has(last) || PUBLIC_KEY.test(words.join(' '))) return 'identifier';
  if (words.some((word) => HARMLESS.has(word))) return IDENTIFIERS.has(last) ? 'identifier' : 'other';
  if (PASSWORD.test(last)) return 'password';
  if (CREDENTIAL.test(last) || (last === 'key' && KEPT_KEYS.has(words.at(-2) ?? ''))) return 'credential';
  if (last === 'auth' && /^redis/.test(words.at(-2) ?? '')) return 'password';
  if (HASH.test(last)) return 'hash';
  return IDENTIFIERS.has(last) || NAMES_A_THING.test(last) ? 'identifier' : 'other';
}

function inLatin(key: string): string {
  if (/^[\0-\x7f]*$/.test(key)) return key;
  // The Kelvin sign and the dotted I are small letters to whoever compares without case.
  const letters = key
    .replaceAll('\u212a', 'k')
    .replaceAll('\u0130', 'i')
    .normalize('NFKD')
    .replace(/\p{M}|\p{Cf}/gu, '');
  return [...letters].map((letter) => LOOK_ALIKES.get(letter.toLowerCase()) ?? letter).join('');
}

/** Names of headers and settings whose values give access, besides those that `meaningOf` knows. */
const FURTHER =
  /^(?:(?:proxy-?)?authori[sz]ation|(?:set-?)?cookie|x-[\w-]*(?:key|token|auth)|dsn|connection-?string|webhook-?url|pass(?:word|wd|phrase|code)s|tokens|credentials|api-?keys|secret-?keys|sa-?password)$/i;
/** Names that say which Secret is meant. */
const REFERENCES = /^(?:secretName|existingSecret|secretKey|tokenSecret|secretRef|passwordSecret|credentialsSecret)$/i;

const verdicts = new Map<string, boolean>();

/** Whether the name of a key, variable, parameter, flag or header says that its value gives access. */
export function speaksOfSecret(name: string): boolean {
  let speaks = verdicts.get(name);
  if (speaks === undefined) {
    speaks = readName(name);
    if (verdicts.size < MAX_REMEMBERED) verdicts.set(name, speaks);
  }
  return speaks;
}

function readName(name: string): boolean {
  if (REFERENCES.test(name)) return false;
  return isSecretMeaning(meaningOf(name)) || FURTHER.test(name);
}

/** Names of which a message does without the value, whether it gives access or not. */
const SENSITIVE =
  /pass(?:word|wd|phrase)?$|secret|token|api-?key|private-?key|access-?key|credential|^data$|^stringData$/i;

/** Whether the value of a key is better not shown where nothing depends on it. */
export function mayNameSecret(name: string): boolean {
  return SENSITIVE.test(name);
}

const HINT = /pass|pwd|secret|token|key|cred|auth/i;

/** Whether a text has a part of a word for a secret; most texts do not, and need no closer look. */
export function hintsAtSecret(text: string): boolean {
  return HINT.test(text);
}

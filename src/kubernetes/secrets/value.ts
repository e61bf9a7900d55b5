import { disguisedIn } from './disguise.ts';
import { entropy } from './entropy.ts';
import { isPlaceholder, isUnchanged, MAX_PLACEHOLDER } from './placeholders.ts';

/**
 * The appearance of a text in a place that may contain a secret.
 *
 * `empty`, `placeholder` (filled in later, or a reference to a secret store), `encrypted`, `public` (certificates, public
 * keys), `plain` (a switch, a number, an address, a path, an identifier), `default` (a well-known value), `unchanged` (asks to
 * be changed, and works until then: `changeme`), `hash` (of a password), `weak` (may be a chosen word), `complex` (as people choose passwords), `random` (as machines make secrets).
 */
export type Look =
  | 'empty'
  | 'placeholder'
  | 'encrypted'
  | 'public'
  | 'plain'
  | 'default'
  | 'unchanged'
  | 'hash'
  | 'weak'
  | 'complex'
  | 'random';

const ENCRYPTED =
  /^ENC\[(?:AES256_GCM|PKCS7|GPG|KMS)\b[^\]]*\]$|^-----BEGIN (?:AGE ENCRYPTED FILE|PGP MESSAGE)|^\$ANSIBLE_VAULT;\d\.\d;AES|^vault:v\d{1,9}:[A-Za-z0-9+/]{38}|^age-encryption\.org\//;
const PUBLIC =
  /^(?:(?:@[a-z-]+ )?(?:[^\s:=]+ )?(?:ssh-(?:rsa|dss|ed25519) AAAA|ecdsa-sha2-\S+ AAAA)|age1[a-z0-9]{50}|-----BEGIN (?:CERTIFICATE|[A-Z ]*PUBLIC KEY))/;
const SWITCH =
  /^(?:true|false|yes|no|on|off|none|null|nil|n\/a|enabled?|disabled?|required?|optional|default|auto|always|never|read|write|plain|bearer|basic)$/i;
const DEFAULTS = new Set(
  `password passwd pass admin administrator root secret supersecret test testing guest user postgres mysql mariadb redis mongo
  minio minioadmin minio123 rabbitmq grafana prom-operator admin123 password1 password123 secret123 qwerty letmein welcome
  devpassword devpassword123 testpassword mypassword mysecret s3cr3t p@ssw0rd passw0rd hunter2 dev development foobar
  secretvalue secret-value secret_value secretkey secret-key`.split(/\s+/),
);
const HASH =
  /^(?:[^:\s]{1,64}:)?(?:\$(?:2[abxy]|apr1|1|5|6|argon2\w*|pbkdf2[\w-]*|y|scrypt)\$|\{(?:SSHA|SHA|CRYPT|ARGON2)\w*\})/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const NUMBER = /^[-+]?\d{1,15}(?:\.\d+)?(?:[a-z]{1,2})?$/i;
const URL = /^[a-z][a-z0-9+.-]{0,20}:\/\//i;
const PATH =
  /^(?:\.{0,2}|~)\/|^[\w.-]+(?:\/[\w.@-]+)+\.\w{1,8}$|\.(?:ya?ml|json|txt|pem|crt|key|env|conf|ini|toml|sh)$/i;
const HOST = /^(?:[\w-]+\.)+[a-z][a-z-]+\.?(?::\d+)?(?:\/\S*)?$/i;
const DATE = /^\d{4}-\d\d-\d\d(?:[T ][\d:.]+(?:Z|[+-][\d:]+)?)?$/;
const DIGEST = /(?:^|@)sha\d+:[0-9a-f]{8}/;
/** How often a text changes between digits and letters that no words in a row make up. */
const MIN_CHANGES = 4;
const DISGUISED: readonly Look[] = ['random', 'complex', 'weak', 'default'];
const VARIABLE_NAME = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/;

/** Classifies a text by its format alone. Long texts are classified by their beginning. */
export function lookOf(text: string): Look {
  const value = text.trim();
  if (!/[\p{L}\p{N}]/u.test(value) || isComment(value)) return 'empty';
  if (ENCRYPTED.test(value)) return 'encrypted';
  if (PUBLIC.test(value)) return 'public';
  if (isUnchanged(value)) return 'unchanged';
  if (isPlaceholder(value)) return lookBehind(value.slice(0, MAX_PLACEHOLDER));
  if (value.length < 32 && DEFAULTS.has(value.toLowerCase())) return 'default';
  if (isPlain(value)) return 'plain';
  if (HASH.test(value)) return 'hash';
  if (/\s/.test(value)) return 'weak';
  if (isRandom(value)) return 'random';
  return isComplex(value) ? 'complex' : 'weak';
}

/** Whether a text says nothing but comments: a file of a Secret that is to be filled. */
function isComment(value: string): boolean {
  return /^#\s/.test(value) && value.split('\n').every((line) => /^\s*(?:#|$)/.test(line));
}

/** A placeholder, unless it contains the value itself: as a default, as a literal of a template or next to a word. */
function lookBehind(value: string): Look {
  const { defaults, rests } = disguisedIn(value);
  const looks = defaults.map(lookOf);
  if (rests.some((rest) => isRandom(rest) && changes(rest, /[0-9]/) >= MIN_CHANGES)) return 'random';
  return DISGUISED.find((look) => looks.includes(look)) ?? 'placeholder';
}

function isPlain(value: string): boolean {
  if (value.length > 512) return false;
  const name = /^\/?([A-Za-z0-9+=]{16,})(?:\.\w{1,4})?$/.exec(value)?.[1] ?? '';
  if (isRandom(name) && changes(name, /[0-9]/) >= MIN_CHANGES && !UUID.test(value)) return false;
  return (
    [SWITCH, UUID, NUMBER, URL, PATH, DIGEST, DATE, VARIABLE_NAME].some((shape) => shape.test(value)) || isHost(value)
  );
}

/** A host, address or mail name; the parts of a host are words, those of a dotted token are not. */
function isHost(value: string): boolean {
  if (/^\d{1,3}(?:\.\d{1,3}){3}(?:[:/]\d+)?$/.test(value)) return true;
  const host = value.includes('@') ? value.slice(value.indexOf('@') + 1) : value;
  return HOST.test(host) && !host.split('.').some(isRandom);
}

/** Whether a text without blanks looks made by a machine: long, with letters and digits in no order. */
function isRandom(text: string): boolean {
  if (/\s/.test(text) || text.length < 16) return false;
  const run = longestRun(text.slice(0, 512));
  if (run.length < 16) return false;
  const digits = count(run, /[0-9]/g);
  const upper = count(run, /[A-Z]/g);
  const lower = count(run, /[a-z]/g);
  if (/^[0-9a-f]+$/i.test(run)) return run.length >= 20 && digits >= 3 && upper + lower >= 3;
  if (entropy(run) < 3.2) return false;
  if (digits === 0) return upper > 0 && lower > 0 && changes(run, /[A-Z]/) >= run.length / 3;
  if (upper > 0 && lower > 0) return changes(run, /[0-9]/) + changes(run, /[A-Z]/) >= 6;
  return digits >= 4 && changes(run, /[0-9]/) >= 4;
}

/** Whether a text looks chosen to pass a password rule. */
function isComplex(text: string): boolean {
  if (text.length < 8 || text.length > 128) return false;
  const classes = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9_.\-/:]/].filter((shape) => shape.test(text)).length;
  return classes >= 3;
}

/** Whether a word of letters is made a password by digits. */
export function isChosen(value: string): boolean {
  return value.length >= 10 && /^(?=.*[a-z])(?=.*\d)[A-Za-z0-9]+$/i.test(value);
}

function longestRun(text: string): string {
  let longest = '';
  for (const run of text.split(/[^A-Za-z0-9+/=]/)) if (run.length > longest.length) longest = run;
  return longest;
}

function count(text: string, shape: RegExp): number {
  return text.match(shape)?.length ?? 0;
}

/** How often the text changes between characters of a class and others. */
function changes(text: string, shape: RegExp): number {
  let changed = 0;
  for (let at = 1; at < text.length; at++)
    if (shape.test(text.charAt(at)) !== shape.test(text.charAt(at - 1))) changed++;
  return changed;
}
